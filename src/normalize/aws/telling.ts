// One description of a resource, whoever gave it: the answer of its describing call, or the configuration of its Config item.
import type { GenericSchema } from 'valibot'
import { type Fact, known, unknown } from '../../model/fact.ts'
import { isRecord } from '../../model/json.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import type { Label } from '../../model/resource.ts'
import { decode, unwrapJson } from '../decode.ts'
import { gapOf } from '../gap.ts'
import { type Arn, parseArn } from './arn.ts'
import { configItem } from './config-item.ts'
import { labelsInConfig, neverTagged } from './labels.ts'

/** Where a description has no ARN: what it is about, as the provider names that elsewhere. */
export type Identifying = (fields: Readonly<Record<string, unknown>>, observation: Observation) => Arn | undefined

/** The call that describes one type, the field it wraps its description in, and how it spells the ARN. */
export interface Describing {
  operation: string
  /** What IAM calls the right to make that call, where it has another word for it. */
  permission?: string
  wrapper: string
  arn: string | Identifying
  /** The call that tells the tags. */
  tagging: string
}

export interface Telling {
  arn: Arn
  /** The API and Config spell one field differently, and not by a rule that would hold for every type. */
  spelling: 'api' | 'config'
  fields: Readonly<Record<string, unknown>>
  /** What a Config item tells beside its configuration, by names of its own. */
  supplementary?: Readonly<Record<string, unknown>>
  /** Index of the origin. */
  from: number[]
  /** The direct call that would settle what an old file lacks. */
  permission?: string
  /** The tags that came with a Config item, or that there are none. */
  labels?: Fact<Label[]>
}

export function tellingOf(observation: Observation, describing: Describing): Telling | Gap | undefined {
  if (observation.source === 'live') return withoutTags(fromApi(observation, describing), observation)
  const item = fromConfig(observation, describing)
  return isTelling(item) ? withoutTags(describedBeside(item, observation, describing), observation) : item
}

function withoutTags<T extends Telling | Gap>(told: T, { answers }: Observation): T {
  const none = neverTagged(answers)
  return none !== undefined && isTelling(told) && told.labels === undefined ? { ...told, labels: none } : told
}

/** What an item left out its describing call was asked for, which then tells all that the configuration would. */
function describedBeside(item: Telling, observation: Observation, describing: Describing): Telling {
  const described = fromApi(observation, describing)
  return isTelling(described) ? { ...item, ...described } : item
}

export const isTelling = (told: Telling | Gap | undefined): told is Telling => told !== undefined && 'arn' in told

function fromApi(
  observation: Observation,
  { operation, permission = operation, wrapper, arn }: Describing,
): Telling | Gap {
  const index = observation.answers.findIndex(({ origin }) => origin.operation === operation)
  const answer = observation.answers[index]
  if (answer === undefined) return { ...gapOf(observation, 'not-recorded', operation), permission }
  if (!('body' in answer)) return { ...gapOf(observation, reasonOf(answer.error), operation), permission }
  const fields = unwrap(answer.body, wrapper)
  const identity = fields && (typeof arn === 'string' ? parseArn(fields[arn]) : arn(fields, observation))
  if (fields === undefined || identity === undefined) return gapOf(observation, 'malformed', operation)
  return { arn: identity, spelling: 'api', fields, from: [index] }
}

function fromConfig(
  observation: Observation,
  { operation, permission = operation, tagging, arn: named }: Describing,
): Telling | Gap | undefined {
  const item = configItem(observation)
  if (item === undefined || 'kind' in item) return item
  const arn = parseArn(item.arn) ?? (typeof named === 'string' ? undefined : named(item.configuration, observation))
  if (arn === undefined) return gapOf(observation, 'malformed')
  const labels = labelsInConfig(item.tags, tagging)
  return {
    arn,
    spelling: 'config',
    fields: item.configuration,
    supplementary: item.supplementary,
    from: [0],
    permission,
    ...(observation.source === 'config' && !hasSome(labels) ? {} : { labels }),
  }
}

/** In a row of a query an empty list is no answer: Config keeps the tags of some types elsewhere. Whoever asked further has it told. */
const hasSome = (labels: Fact<Label[]>): boolean => labels.state === 'known' && labels.value.length > 0

/** A listing of one, or the one itself. A listing of several could be about any of them. */
function unwrap(body: unknown, wrapper: string): Readonly<Record<string, unknown>> | undefined {
  if (!isRecord(body)) return undefined
  const inner = body[wrapper]
  if (Array.isArray(inner)) return inner.length === 1 && isRecord(inner[0]) ? inner[0] : undefined
  return isRecord(inner) ? inner : body
}

/** A field that every description carries; where it is missing, nobody said anything. */
export function field<T>(telling: Telling, name: string, shape: GenericSchema<unknown, T>): Fact<T> {
  const raw = telling.fields[name]
  return raw === undefined || raw === null
    ? unknown('not-recorded', telling.permission)
    : decode(shape, raw, telling.from)
}

/**
 * A field that AWS leaves out where it is not set, so that missing means none. Only for a field as old as its type:
 * a Config item is written once, and one written before a field existed lacks it whatever is set today.
 */
export function fieldOrNone<T, N>(
  telling: Telling,
  name: string,
  shape: GenericSchema<unknown, T>,
  none: N,
): Fact<T | N> {
  const raw = telling.fields[name]
  return raw === undefined || raw === null ? known(none, telling.from) : decode(shape, raw, telling.from)
}

/** Likewise, of a field that AWS Config does not record, or not in items as old as some are: one without it says nothing. */
export const answeredOrNone = <T, N>(
  telling: Telling,
  name: string,
  shape: GenericSchema<unknown, T>,
  none: N,
): Fact<T | N> => (telling.spelling === 'api' ? fieldOrNone(telling, name, shape, none) : field(telling, name, shape))

/** Whether a Config item is all there is to tell what this call would. */
export const onItem = ({ supplementary }: Telling, { answers }: Observation, operation: string): boolean =>
  supplementary !== undefined && !answers.some(({ origin }) => origin.operation === operation)

/** What a Config item has beside its configuration, as an object or as JSON of one; `permission`: the call that would tell it. */
export function beside<T>(
  telling: Telling,
  name: string,
  shape: GenericSchema<unknown, T>,
  permission: string,
): Fact<T> {
  const raw = unwrapJson(telling.supplementary?.[name])
  return raw === undefined || raw === null ? unknown('not-recorded', permission) : decode(shape, raw, telling.from)
}
