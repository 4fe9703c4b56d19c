// What the stages of an API write down of those who call it, and where.
import { chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Logging } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { Arn } from './arn.ts'
import { sink } from './flow-log.ts'

export interface ApiStage {
  /** Of its access log; null: it writes none. */
  log: string | null
  /** The group that tells how each call was worked on, where it does. */
  execution?: string | undefined
}

/** An API without a stage answers nobody. */
export const accessLogging = (stages: Fact<ApiStage[]>): Logging => ({
  dataAccess: map(stages, (list) => list.every(({ log }) => log !== null)),
})

export const stageLogs = (stages: Fact<ApiStage[]>, { partition, region, account }: Arn): Fact<Reference[]> =>
  gather(
    sinks(
      'apigateway-access-logs',
      map(stages, (list) => list.flatMap(({ log }) => (log === null ? [] : [sink(log)]))),
    ),
    sinks(
      'apigateway-execution-logs',
      map(stages, (list) =>
        list.flatMap(({ execution }) =>
          execution === undefined ? [] : [`arn:${partition}:logs:${region}:${account}:log-group:${execution}`],
        ),
      ),
    ),
  )

const sinks = (mechanism: string, arns: Fact<string[]>): Fact<Reference[]> =>
  pointers(
    'log-sink',
    mechanism,
    chain(arns, (list, from) => known([...new Set(list)], from)),
    (list, from) => list.map((arn) => ({ locator: known(arn, from) })),
  )
