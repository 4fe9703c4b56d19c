// What each call takes away that fails for snapshots of RDS, in words that those of databases and of clusters share.
import type { Test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Collection } from '../../../src/sources/aws/collection.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { optionsFor, scan } from './scanning.ts'
import { sweep } from './sweep.ts'

interface Kind {
  /** As its element, its calls and its type spell it. */
  name: 'DBSnapshot' | 'DBClusterSnapshot'
  /** As its ARN does. */
  word: 'snapshot' | 'cluster-snapshot'
  /** What RDS was told to take, and what AWS Backup took. */
  manual: Collection
  backups: Collection
  /** What else it tells of one. */
  body: string
}

const asked = ({ body }: Called, name: string) => new URLSearchParams(body).get(name)
const wrapped = (inner: string, ...names: string[]): string =>
  names.reduceRight((text, name) => `<${name}>${text}</${name}>`, inner)

export function snapshotLists(test: Test, { name, word, manual, backups, body }: Kind): void {
  const listing = `Describe${name}s`
  const sharing = `Describe${name}Attributes`
  const snapshot = (id: string, kind: string): string => {
    const arn = `arn:aws:rds:eu-west-1:${account}:${word}:${id}`
    const key = `<KmsKeyId>arn:aws:kms:eu-west-1:${account}:key/77aa</KmsKeyId><TagList/>`
    const names = wrapped(id, `${name}Identifier`) + wrapped(arn, `${name}Arn`)
    return wrapped(`${names}<SnapshotType>${kind}</SnapshotType>${body}${key}`, name)
  }
  const list = (found: string): string => wrapped(found, `${listing}Response`, `${listing}Result`, `${name}s`)
  const restorer = '<AttributeName>restore</AttributeName><AttributeValues><AttributeValue>444455556666</AttributeValue></AttributeValues>' // prettier-ignore
  const shared = wrapped(
    restorer,
    `${sharing}Response`,
    `${sharing}Result`,
    `${name}AttributesResult`,
    `${name}Attributes`,
    `${name}Attribute`,
  )
  // As if RDS told those of AWS Backup unasked.
  const answer = (call: Called): string => {
    const vaulted = snapshot('vaulted', 'awsbackup')
    return list(asked(call, 'SnapshotType') === 'awsbackup' ? vaulted : snapshot('manual', 'manual') + vaulted)
  }

  for (const [collection, read] of [
    [manual, 'manual'],
    [backups, 'vaulted'],
  ] as const) {
    sweep(test, {
      collection,
      answers: { [listing]: answer, [sharing]: shared },
      calls: { [listing]: `rds:${listing}`, [sharing]: `rds:${sharing}` },
      read: [read],
    })
  }

  test('an automated one is not asked whom it is shared with', async () => {
    await using proxy = await refusingProxy((call) => {
      if (call.operation === sharing) return { status: 200, body: shared }
      if (call.operation !== listing) return { status: 403 }
      const own = snapshot('nightly', 'automated') + snapshot('own', 'manual')
      return { status: 200, body: list(asked(call, 'SnapshotType') === null ? own : '') }
    })
    const { seen } = await scan(optionsFor(proxy.endpoint, { regions: ['eu-west-1'] }))
    const names = seen.filter(({ type }) => type === `AWS::RDS::${name}`).map(({ nativeId }) => nativeId)
    assert.equal(names.toSorted(), ['nightly', 'own'])
    const questions = proxy.calls.filter(({ operation }) => operation === sharing)
    assert.equal(
      questions.map((call) => asked(call, `${name}Identifier`)),
      ['own'],
    )
  })
}
