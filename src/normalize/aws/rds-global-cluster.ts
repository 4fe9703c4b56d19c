// The clusters of other regions that a global database keeps in step: told of each cluster of it, as the global one holds no data itself.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { spelledCluster } from './rds-cluster-spelling.ts'
import { field, fieldOrNone, type Telling } from './telling.ts'

const listing = call('rds:DescribeGlobalClusters')

const member = v.pipe(
  v.object({
    DBClusterArn: v.string(),
    IsWriter: v.boolean(),
    GlobalWriteForwardingStatus: v.optional(v.string()),
  }),
  v.transform(({ DBClusterArn, IsWriter, GlobalWriteForwardingStatus }) => ({
    arn: DBClusterArn,
    isWriter: IsWriter,
    forwarding: GlobalWriteForwardingStatus,
  })),
)
export type Member = v.InferOutput<typeof member>

const families = v.pipe(
  v.object({ GlobalClusters: v.array(v.object({ GlobalClusterMembers: v.array(member) })) }),
  v.transform(({ GlobalClusters }) => GlobalClusters.map(({ GlobalClusterMembers }) => GlobalClusterMembers)),
)

/** Aurora, DocumentDB and Neptune keep their data apart from their instances; a Multi-AZ cluster of RDS is made of instances. */
export const hasVolume = (engine: string): boolean => /^(aurora|docdb|neptune)/.test(engine)

/** Null: a cluster of one region, as one of an engine without a shared volume always is. */
export function familyOf(told: Telling, answers: readonly Answer[]): Fact<Member[] | null> {
  const name = spelledCluster[told.spelling]
  const engine = field(told, name.engine, v.string())
  if (engine.state === 'known' && !hasVolume(engine.value)) return known(null, engine.from)
  return chain(ask(answers, listing, families), (all, from): Fact<Member[] | null> => {
    const own = all.find((members) => members.some(({ arn }) => arn === told.arn.text))
    if (own !== undefined) return known(own, from)
    // What the cluster says of itself must not be outvoted by a list that lacks it.
    return chain(fieldOrNone(told, name.global, v.string(), null), (id) =>
      id === null ? known(null, from) : unknown('unresolved', listing.permission),
    )
  })
}

/** Away from the one that is written to; the others point back at it, and not at each other. */
export function globalReferences(told: Telling, family: Fact<Member[] | null>): Fact<Reference[]> {
  if (family.state === 'unknown') return pointers('replica', readOnly, family, () => [])
  return map(family, (members): Reference[] => {
    const own = members?.find(({ arn }) => arn === told.arn.text)
    if (members === null || own === undefined) return []
    const at = (locator: Fact<string>, role: 'replica' | 'source', copy: Member): Reference => ({
      role,
      mechanism: mechanismOf(copy),
      locator,
    })
    if (own.isWriter)
      return members.filter((one) => one !== own).map((one) => at(known(one.arn, family.from), 'replica', one))
    const writer = members.find(({ isWriter }) => isWriter)
    return [at(writer === undefined ? unknown('not-recorded') : known(writer.arn, family.from), 'source', own)]
  })
}

const readOnly = 'rds-global-cluster'

/** Where a copy hands on what is written to it, data can be written there; only Aurora can, and says whether it does. */
function mechanismOf({ forwarding }: Member): string {
  if (forwarding === 'disabled') return readOnly
  return forwarding === undefined || forwarding === 'unknown' ? 'rds-global-member' : 'rds-global-write-forwarding'
}
