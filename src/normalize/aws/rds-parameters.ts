// The parameter group of a database or of a cluster: what is set, whether it is in force, and what a missing value may mean.
import * as v from 'valibot'
import { chain, type Fact, known, map, partial, partialAs, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { askPages, type Call, call } from './answers.ts'
import { spelled } from './rds-spelling.ts'
import { field, type Telling } from './telling.ts'

const ofInstance = call('rds:DescribeDBParameters')
const ofCluster = call('rds:DescribeDBClusterParameters')

const parameter = v.object({
  ParameterName: v.string(),
  ParameterValue: v.optional(v.string()),
  Source: v.optional(v.string()),
})

export type Parameter = v.InferOutput<typeof parameter>

const page = v.pipe(
  v.object({ Parameters: v.array(parameter), Marker: v.optional(v.string()) }),
  v.transform(({ Parameters, Marker }) => ({ items: Parameters, next: Marker })),
)

/** One parameter by name; undefined where the whole list was read and does not have it. */
export type Parameters = (name: string) => Fact<Parameter | undefined>

export const parametersOf = (told: Telling, answers: readonly Answer[]): Parameters =>
  readFrom(answers, ofInstance, appliedTo(told))

export const clusterParametersOf = (told: Telling, answers: readonly Answer[]): Parameters =>
  readFrom(answers, ofCluster, appliedToMembers(told))

function readFrom(answers: readonly Answer[], reading: Call, applied: Fact<boolean>): Parameters {
  const list = askPages(answers, reading, page)
  return (name) => {
    const found = list.state === 'unknown' ? undefined : list.value.find(({ ParameterName }) => ParameterName === name)
    if (list.state === 'unknown' || (list.state === 'partial' && found === undefined)) {
      return unknown(list.reason, reading.permission)
    }
    return inForce(known(found, list.from), applied)
  }
}

/** Every group must be in sync: a value that waits for a reboot is set, and not in force. */
const appliedTo = (told: Telling): Fact<boolean> => {
  const { parameterGroups, applyStatus } = spelled[told.spelling]
  const groups = field(told, parameterGroups, v.pipe(v.array(v.object({ [applyStatus]: v.string() })), v.nonEmpty()))
  return map(groups, (list) => list.every((group) => group[applyStatus] === 'in-sync'))
}

/** Each instance takes the group of its cluster at its own reboot; where there is none yet, it is in force nowhere. */
const appliedToMembers = (told: Telling): Fact<boolean> =>
  map(
    field(told, 'DBClusterMembers', v.array(v.object({ DBClusterParameterGroupStatus: v.string() }))),
    (list) => list.length > 0 && list.every((one) => one.DBClusterParameterGroupStatus === 'in-sync'),
  )

const inForce = <T>(setting: Fact<T>, applied: Fact<boolean>): Fact<T> =>
  chain(setting, (value, from) => {
    if (applied.state === 'unknown') return partialAs(value, applied, from)
    return applied.value ? known(value, from) : partial(value, 'unresolved', from)
  })

/**
 * The value in force. `standard` is what the engine does where nobody set the parameter, as far as that is documented;
 * `absent` what it means that the engine has no such parameter.
 */
export function valueOf(
  setting: Fact<Parameter | undefined>,
  standard: Fact<string>,
  absent: Fact<string> = unknown('unsupported'),
): Fact<string> {
  return chain(setting, (found, from) => {
    if (found === undefined) return restOn(absent, from)
    if (found.ParameterValue !== undefined) return known(found.ParameterValue, from)
    // Without that word a missing value may as well be a lost one.
    return found.Source === 'engine-default' ? restOn(standard, from) : unknown('malformed')
  })
}

/** What a default says is known from the answer that showed nothing else. */
const restOn = (fact: Fact<string>, from: number[]): Fact<string> =>
  fact.state === 'known' ? known(fact.value, from) : fact

/** Switches are written `1`, `on`, `ON` or `true`, by engine and age. */
export const switchedOn = (value: string, from: number[]): Fact<boolean> => {
  if (['1', 'on', 'true'].includes(value.toLowerCase())) return known(true, from)
  return ['0', 'off', 'false'].includes(value.toLowerCase()) ? known(false, from) : unknown('malformed')
}
