// Where Lambda sends an event once a function has worked on it, or could not: with all that the event holds.
import * as v from 'valibot'
import { type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'

/** Lambda leaves out a destination that is not set, or leaves it empty. */
const target = v.nullish(v.object({ Destination: v.nullish(v.string()) }))

const invoked = v.pipe(
  v.object({
    FunctionEventInvokeConfigs: v.array(
      v.object({ DestinationConfig: v.nullish(v.object({ OnSuccess: target, OnFailure: target })) }),
    ),
  }),
  v.transform(({ FunctionEventInvokeConfigs: all }) =>
    all.flatMap(({ DestinationConfig: to }) => [to?.OnSuccess?.Destination, to?.OnFailure?.Destination]).filter(isSet),
  ),
)

const mapped = v.pipe(
  v.object({
    EventSourceMappings: v.array(
      v.object({
        EventSourceArn: v.nullish(v.string()),
        DestinationConfig: v.nullish(v.object({ OnFailure: target })),
      }),
    ),
  }),
  v.transform(({ EventSourceMappings: all }) =>
    all.map(({ EventSourceArn, DestinationConfig }) => ({
      from: EventSourceArn ?? undefined,
      to: DestinationConfig?.OnFailure?.Destination,
    })),
  ),
)

const isSet = (name: string | null | undefined): name is string => name !== null && name !== undefined && name !== ''

/** AWS Config knows of neither. */
export function destinations({ answers }: Observation): Fact<Reference[]> {
  return gather(
    afterwards(ask(answers, call('lambda:ListFunctionEventInvokeConfigs'), invoked)),
    pointers(
      'replica',
      'lambda-source-failure',
      ask(answers, call('lambda:ListEventSourceMappings'), mapped),
      (all, from) => unlike(all.flatMap(({ from: source, to }) => (isSet(to) ? [located(to, source, from)] : []))),
    ),
  )
}

/** Another function works on it; all else keeps it, or sends it on. What is not told may be either, and is told once. */
function afterwards(setting: Fact<string[]>): Fact<Reference[]> {
  const mechanism = 'lambda-destination'
  if (setting.state === 'unknown') return pointers('replica', mechanism, setting, () => [])
  const each = (all: string[], from: number[]) => unlike(all.map((arn) => known(arn, from)))
  const kept = map(setting, (all) => all.filter((arn) => !isFunction(arn)))
  const functions = known(setting.value.filter(isFunction), setting.from)
  return gather(
    pointers('replica', mechanism, kept, each),
    pointers('replica', 'lambda-destination-function', functions, each),
  )
}

const isFunction = (arn: string): boolean => /^arn:[^:]+:lambda:/.test(arn)

/** A topic of Kafka is named without its cluster, which is that of the source. */
function located(to: string, source: string | undefined, from: number[]): Fact<string> {
  if (!to.startsWith('kafka://')) return known(to, from)
  return source === undefined ? unknown('unresolved') : known(source, from)
}

/** Several versions of a function may have one destination. */
const unlike = (all: Fact<string>[]) => [
  ...new Map(all.map((locator) => [JSON.stringify(locator), { locator }])).values(),
]
