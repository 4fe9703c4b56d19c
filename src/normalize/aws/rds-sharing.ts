// Whom a snapshot of a database or of a cluster was shared with, as RDS and a Config item each tell it.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Sharing } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { decode, unwrapJson } from '../decode.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { configItem } from './config-item.ts'
import { field, type Telling } from './telling.ts'

/** How one kind of snapshot is spelled: `DBSnapshot` has its `DBSnapshotAttributes`, and its ARN the word `snapshot`. */
export interface Shareable {
  kind: 'DBSnapshot' | 'DBClusterSnapshot'
  word: 'snapshot' | 'cluster-snapshot'
}

/** Everyone, or one account. */
const grantee = v.union([v.literal('all'), v.pipe(v.string(), v.regex(/^\d{12}$/))])

const attribute = {
  api: v.pipe(
    v.object({ AttributeName: v.string(), AttributeValues: v.array(grantee) }),
    v.transform(({ AttributeName, AttributeValues }) => ({ name: AttributeName, values: AttributeValues })),
  ),
  config: v.pipe(
    v.object({ attributeName: v.string(), attributeValues: v.array(grantee) }),
    v.transform(({ attributeName, attributeValues }) => ({ name: attributeName, values: attributeValues })),
  ),
}

/** RDS lists the right to restore with no values where nobody has it, so that a list without it has not told. */
const restoring = (spelling: Telling['spelling']) =>
  v.pipe(
    v.array(attribute[spelling]),
    v.check((list) => list.some(({ name }) => name === 'restore')),
    v.transform((list) => list.flatMap(({ name, values }) => (name === 'restore' ? values : []))),
  )

/** Only what somebody took can be shared: https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html */
export function sharersOf(observation: Observation, told: Telling, { kind }: Shareable): Fact<string[]> {
  const type = field(told, told.spelling === 'api' ? 'SnapshotType' : 'snapshotType', v.string())
  if (type.state === 'known' && type.value === 'automated') return known([], type.from)
  const asking = call(`rds:Describe${kind}Attributes`)
  const list = `${kind}Attributes`
  if (told.spelling === 'api') {
    const shape = v.pipe(
      v.object({ [`${list}Result`]: v.object({ [list]: restoring('api') }) }),
      v.transform((body) => body[`${list}Result`]?.[list] ?? []),
    )
    return ask(observation.answers, asking, shape)
  }
  const item = configItem(observation)
  const raw = item !== undefined && 'supplementary' in item ? unwrapJson(item.supplementary[list]) : undefined
  if (raw === undefined || raw === null) return unknown('not-recorded', asking.permission)
  return decode(restoring('config'), raw, told.from)
}

export const sharingOf = (shared: Fact<string[]>): Sharing => ({
  public: map(shared, (list) => list.includes('all')),
  foreignAccounts: chain(shared, () => unknown('unresolved')),
})

/** Whoever may restore a snapshot may copy it to any region, so that the ARN of what it becomes there names none. */
export const sharedReferences = ({ arn }: Telling, { word }: Shareable, shared: Fact<string[]>): Fact<Reference[]> =>
  pointers('vault', 'rds-snapshot-share', shared, (list, from) =>
    list.map((one) => {
      if (one === 'all') return { locator: unknown('unresolved') }
      return { locator: known(`arn:${arn.partition}:rds::${one}:${word}:${arn.name}`, from), account: one }
    }),
  )
