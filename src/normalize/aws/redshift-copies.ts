// Where the snapshots of Redshift are copied to, and the keys that open them there.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { keyArn, pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { namespaceKey } from './redshift-namespace-keys.ts'
import { clusterSnapshotArn } from './redshift-storage.ts'
import { fieldOrNone, type Telling } from './telling.ts'

const copies = { api: 'ClusterSnapshotCopyStatus', config: 'clusterSnapshotCopyStatus' } as const

const copying = {
  api: v.pipe(
    v.object({ DestinationRegion: v.string(), SnapshotCopyGrantName: v.optional(v.string()) }),
    v.transform((one) => ({ region: one.DestinationRegion, grant: one.SnapshotCopyGrantName })),
  ),
  config: v.pipe(
    v.object({ destinationRegion: v.string(), snapshotCopyGrantName: v.nullish(v.string()) }),
    v.transform((one) => ({ region: one.destinationRegion, grant: one.snapshotCopyGrantName ?? undefined })),
  ),
}

const granting = call('redshift:DescribeSnapshotCopyGrants')
const granted = v.pipe(
  v.object({ SnapshotCopyGrants: v.strictTuple([v.object({ KmsKeyId: v.string() })]) }),
  v.transform(({ SnapshotCopyGrants: [{ KmsKeyId }] }) => KmsKeyId),
)

/** Snapshots go to one other region of the account, and are encrypted there under a key of that region. */
export function clusterCopies(
  told: Telling,
  encrypted: Fact<boolean>,
  answers: readonly Answer[],
): [Fact<Reference[]>, Fact<Reference[]>] {
  const { arn } = told
  const target = fieldOrNone(told, copies[told.spelling], copying[told.spelling], null)
  const key = chain(target, (to, from) => {
    if (to === null) return known(null, from)
    // Copies of what KMS encrypts need a grant: https://docs.aws.amazon.com/redshift/latest/mgmt/working-with-db-encryption.html
    if (to.grant === undefined)
      return chain(encrypted, (yes) => (yes ? unknown('not-recorded', 'redshift:DescribeClusters') : known(null, from)))
    const home = { ...arn, region: known(to.region, from) }
    return chain(ask(answers, granting, granted), (name, of) => keyArn(home, name, of))
  })
  return [
    pointers('vault', 'redshift-snapshot-copy', target, (to, from) =>
      to === null ? [] : [{ locator: known(clusterSnapshotArn({ ...arn, region: to.region }, arn.name, '*'), from) }],
    ),
    pointers('key', 'redshift-snapshot-copy', key, (locator, from) =>
      locator === null ? [] : [{ locator: known(locator, from) }],
    ),
  ]
}

const listing = call('redshift-serverless:ListSnapshotCopyConfigurations')
const configurations = v.object({
  snapshotCopyConfigurations: v.array(
    v.object({ namespaceName: v.string(), destinationRegion: v.string(), destinationKmsKeyId: v.optional(v.string()) }),
  ),
})

/** Snapshots that go to another region of the account, and the key that opens them there. */
export function namespaceCopies(told: Telling, answers: readonly Answer[]): Fact<Reference[]>[] {
  const { partition, account, name } = told.arn
  const targets = map(ask(answers, listing, configurations), (all) =>
    all.snapshotCopyConfigurations.filter((one) => one.namespaceName === name),
  )
  const key = (one: { destinationKmsKeyId?: string | undefined }): Fact<string> =>
    one.destinationKmsKeyId === undefined
      ? unknown('not-recorded', listing.permission)
      : known(one.destinationKmsKeyId, targets.state === 'unknown' ? [] : targets.from)
  return [
    pointers('vault', 'redshift-snapshot-copy', targets, (list, from) =>
      list.map((to) => ({
        locator: known(`arn:${partition}:redshift-serverless:${to.destinationRegion}:${account}:snapshot/*`, from),
      })),
    ),
    ...(targets.state === 'unknown' ? [] : targets.value).map((to) =>
      namespaceKey(told, 'redshift-snapshot-copy', key(to), to.destinationRegion),
    ),
  ]
}
