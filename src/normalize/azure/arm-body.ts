// The parts that every Azure Resource Manager body has, and the one way to read a setting out of it.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, known, unknown } from '../../model/fact.ts'
import { isRecord } from '../../model/json.ts'
import { isMark } from '../../model/planned.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import type { Label, Location } from '../../model/resource.ts'
import { decode, named } from '../decode.ts'
import { gapOf } from '../gap.ts'

const record = v.record(v.string(), v.unknown())

export interface ArmBody {
  id: string
  name: string
  location: Location
  labels: Fact<Label[]>
  /** A setting by its path; one that the body lacks or leaves null was not recorded. */
  setting<T>(path: string[], shape: v.GenericSchema<unknown, T>): Fact<T>
  /** One that Azure leaves out, or null, where it is not set: only where that is documented or recorded. A body without `properties` tells nothing. */
  settingOr<T, N>(path: string[], shape: v.GenericSchema<unknown, T>, none: N): Fact<T | N>
  /** Likewise, where older versions of the API leave it out as well: which of them a saved answer is of, nobody says. */
  newSettingOr<T, N>(path: string[], shape: v.GenericSchema<unknown, T>, none: N): Fact<T | N>
}

const identity = v.object({ id: v.string(), name: v.optional(v.string()), location: v.nullish(v.string()) })

/** `type` as Azure spells it: reading it is the permission that would tell what is missing. */
export function armBody(observation: Observation, type: string): ArmBody | Gap {
  const answer = observation.answers[0]
  if (answer === undefined)
    return gapOf(observation, observation.unasked ? 'not-asked' : 'not-recorded', `${type}/read`)
  if ('error' in answer) return { ...gapOf(observation, reasonOf(answer.error)), permission: `${type}/read` }
  const { body } = answer
  const who = v.safeParse(identity, body)
  if (!who.success || who.output.id.toLowerCase() !== observation.nativeId.toLowerCase())
    return gapOf(observation, 'malformed')
  const { id, name = id.slice(id.lastIndexOf('/') + 1), location } = who.output
  const setting: ArmBody['setting'] = (path, shape) => {
    const raw = path.reduce(member, body)
    if (raw === misshapen) return unknown('malformed')
    return raw === undefined || raw === null ? unknown('not-recorded', `${type}/read`) : decode(shape, raw, [0])
  }
  // Asked of what stands there, and not of the fact: a plan may hold what it does not tell, which is not recorded either.
  const settingOr: ArmBody['settingOr'] = (path, shape, none) => {
    const isLeftOut = (path.reduce(member, body) ?? null) === null
    return isLeftOut && v.is(record, member(body, 'properties')) ? known(none, [0]) : setting(path, shape)
  }
  return {
    id,
    name,
    location: locationOf(location, `${type}/read`),
    labels: labelsOf(body, typeof location === 'string', `${type}/read`),
    setting,
    settingOr,
    newSettingOr: observation.source === 'live' ? settingOr : setting,
  }
}

/** What stands where settings should be: that is no setting that was left out. */
const misshapen = Symbol('misshapen')

/** The wire does not keep to the case of the documents (`keyvaultproperties` for `keyVaultProperties`), and ARM compares without. */
function member(tree: unknown, name: string): unknown {
  if (tree === undefined || tree === null) return undefined
  if (isMark(tree)) return tree // what is below it is not known either
  if (!isRecord(tree)) return misshapen
  return Object.entries(tree).find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
}

function locationOf(raw: string | null | undefined, permission: string): Location {
  if (raw === null || raw === undefined || raw === '') {
    return { raw: '', kind: 'region', region: unknown('not-recorded', permission) }
  }
  const name = regionName(raw)
  return { raw, kind: name === 'global' ? 'global' : 'region', region: known(name, [0]) }
}

/** ARM leaves `tags` out of a whole body where there are none. A body without a location is a fragment, and says nothing of tags. */
function labelsOf(body: unknown, whole: boolean, permission: string): Fact<Label[]> {
  const raw = member(body, 'tags')
  if (raw !== undefined && raw !== null) return decode(tags, raw, [0])
  return whole ? known([], [0]) : unknown('not-recorded', permission)
}

const tags = v.pipe(
  named(v.string()),
  v.transform((map): Label[] => Object.entries(map).map(([key, value]) => ({ key, value, from: 'tag' }))),
)
