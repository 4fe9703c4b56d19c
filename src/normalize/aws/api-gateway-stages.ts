// What the stages of an API write down of those who call it, and where.
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Logging } from '../../model/facets.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { type Arn, logGroupArn } from './arn.ts'
import { sink } from './flow-log.ts'

export interface ApiStage {
  /** Of its access log; null: it writes none. */
  log: string | null
  /** The group that tells how each call was worked on, where it does; null: it lies beside the API under a name that is not known. */
  execution?: string | null | undefined
}

/** An API without a stage answers nobody. */
export const accessLogging = (stages: Fact<ApiStage[]>): Logging => ({
  dataAccess: map(stages, (list) => list.every(({ log }) => log !== null)),
})

export const stageLogs = (stages: Fact<ApiStage[]>, home: Arn): Fact<Reference[]> =>
  gather(
    sinks(
      'apigateway-access-logs',
      map(stages, (list) => list.flatMap(({ log }) => (log === null ? [] : [sink(log)]))),
      home,
    ),
    sinks(
      'apigateway-execution-logs',
      map(stages, (list) => list.flatMap(({ execution }) => (execution === undefined ? [] : [group(execution, home)]))),
      home,
    ),
  )

const group = (name: string | null, home: Arn): string | null => (name === null ? null : logGroupArn(home, name))

const sinks = (mechanism: string, arns: Fact<(string | null)[]>, { account, region }: Arn): Fact<Reference[]> =>
  pointers(
    'log-sink',
    mechanism,
    chain(arns, (list, from) => known([...new Set(list)], from)),
    (list, from) =>
      list.map((arn) =>
        arn === null ? { locator: unknown('unsupported'), account, region } : { locator: known(arn, from) },
      ),
  )
