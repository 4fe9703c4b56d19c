// What the replicators of a region make of a cluster: those that it is copied to, and those that it is copied from.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Telling } from './telling.ts'

const mechanism = 'msk-replicator'

const end = v.object({
  KafkaClusterAlias: v.string(),
  AmazonMskCluster: v.nullish(v.object({ MskClusterArn: v.string() })),
})
const replicator = v.pipe(
  v.object({
    KafkaClustersSummary: v.array(end),
    ReplicationInfoSummaryList: v.array(
      v.object({ SourceKafkaClusterAlias: v.string(), TargetKafkaClusterAlias: v.string() }),
    ),
  }),
  v.check(({ KafkaClustersSummary: ends, ReplicationInfoSummaryList: ways }) =>
    ways.every((way) =>
      [way.SourceKafkaClusterAlias, way.TargetKafkaClusterAlias].every((alias) =>
        ends.some((one) => one.KafkaClusterAlias === alias),
      ),
    ),
  ),
  v.transform(({ KafkaClustersSummary: ends, ReplicationInfoSummaryList: ways }) => {
    const arnOf = (alias: string) =>
      ends.find((one) => one.KafkaClusterAlias === alias)?.AmazonMskCluster?.MskClusterArn ?? null
    return ways.map((way) => ({ from: arnOf(way.SourceKafkaClusterAlias), to: arnOf(way.TargetKafkaClusterAlias) }))
  }),
)
const all = v.pipe(
  v.object({ Replicators: v.array(replicator) }),
  v.transform(({ Replicators }) => Replicators.flat()),
)

/** Null: a cluster of Kafka that is not MSK's, and may be anywhere. */
type End = string | null

/** A replicator lives where its target is, and leaves a reference to itself where its source is. */
export function replicators({ answers }: Observation, { arn }: Telling): Fact<Reference[]> {
  const ways = ask(answers, call('kafka:ListReplicators'), all)
  const own = (one: End): boolean => one === arn.text
  return gather(
    pointers(
      'replica',
      mechanism,
      map(ways, (list) => list.filter(({ from }) => own(from)).map(({ to }) => to)),
      locators,
    ),
    ways.state === 'unknown'
      ? known([], [])
      : pointers(
          'source',
          mechanism,
          map(ways, (list) => list.filter(({ to }) => own(to)).map(({ from }) => from)),
          locators,
        ),
  )
}

const locators = (ends: End[], from: number[]) =>
  ends.map((one) => ({
    locator: one === null ? ({ state: 'unknown', reason: 'unresolved' } as const) : known(one, from),
  }))
