// The replication groups of one Global datastore: the primary sends what is written to it to all others, in other regions.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Arn } from './arn.ts'
import { field, type Telling } from './telling.ts'

const mechanism = 'elasticache-global'

const membership = v.object({ GlobalReplicationGroupId: v.optional(v.string()) })
const member = v.object({ ReplicationGroupId: v.string(), ReplicationGroupRegion: v.string(), Role: v.string() })
type Member = v.InferOutput<typeof member>

const members = v.pipe(
  v.object({ GlobalReplicationGroups: v.tuple([v.object({ Members: v.array(member) })]) }),
  v.transform(({ GlobalReplicationGroups: [{ Members }] }) => Members),
)

/** ElastiCache writes an empty membership where there is none. Members are of one account. */
export function globalRelatives({ answers }: Observation, told: Telling): Fact<Reference[]> {
  const family: Fact<Member[]> = chain(
    field(told, 'GlobalReplicationGroupInfo', membership),
    ({ GlobalReplicationGroupId }, from) =>
      GlobalReplicationGroupId === undefined
        ? known([], from)
        : ask(answers, call('elasticache:DescribeGlobalReplicationGroups'), members),
  )
  const others = map(family, (all) => all.filter((one) => arnOf(told.arn, one) !== told.arn.text))
  const primary = others.state === 'unknown' ? undefined : others.value.find(isPrimary)
  if (primary !== undefined)
    return pointers('source', mechanism, others, (_, from) => [{ locator: known(arnOf(told.arn, primary), from) }])
  return pointers('replica', mechanism, others, (all, from) =>
    all.map((one) => ({ locator: known(arnOf(told.arn, one), from) })),
  )
}

const isPrimary = ({ Role }: Member): boolean => Role.toUpperCase() === 'PRIMARY'

const arnOf = ({ partition, account }: Arn, { ReplicationGroupId, ReplicationGroupRegion }: Member): string =>
  `arn:${partition}:elasticache:${ReplicationGroupRegion}:${account}:replicationgroup:${ReplicationGroupId}`
