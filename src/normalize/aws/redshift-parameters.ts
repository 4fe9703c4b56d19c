// What the parameter group of a Redshift cluster demands, and whether it is in force.
import * as v from 'valibot'
import { chain, type Fact, known, partial, partialAs, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, call } from './answers.ts'
import { field, type Telling } from './telling.ts'

const reading = call('redshift:DescribeClusterParameters')

const parameters = v.object({
  Parameters: v.array(v.object({ ParameterName: v.string(), ParameterValue: v.optional(v.string()) })),
})

const groups = { api: 'ClusterParameterGroups', config: 'clusterParameterGroups' } as const
const status = { api: 'ParameterApplyStatus', config: 'parameterApplyStatus' } as const

/** A switch by name. Redshift lists every parameter with its value, its own defaults too. */
export function switchOf(told: Telling, answers: readonly Answer[], name: string): Fact<boolean> {
  const set = chain(ask(answers, reading, parameters), ({ Parameters }, from) => {
    const value = Parameters.find(({ ParameterName }) => ParameterName === name)?.ParameterValue
    return value === 'true' || value === 'false' ? known(value === 'true', from) : unknown('malformed')
  })
  // A value that waits for a reboot is set, and not in force.
  return chain(set, (value, from) => {
    const applied = appliedTo(told)
    if (applied.state === 'unknown') return partialAs(value, applied, from)
    return applied.value ? known(value, from) : partial(value, 'unresolved', from)
  })
}

/** A cluster has one group; of several, nobody asks. */
function appliedTo(told: Telling): Fact<boolean> {
  const name = status[told.spelling]
  const one = v.pipe(
    v.strictTuple([v.object({ [name]: v.string() })]),
    v.transform(([group]) => group[name] === 'in-sync'),
  )
  return field(told, groups[told.spelling], one)
}
