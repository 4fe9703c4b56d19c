// What becomes of a new resource of a subscription when nobody chooses: what Azure does by itself, and what Azure Policy makes sure of.
import { allTrue, chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Defaults } from '../../model/facets.ts'
import type { Observation } from '../../model/observation.ts'
import { type Assignment, inForce, isOfWhole, isTheirs } from './policy-assignments.ts'

/** A built-in definition that makes sure of something, where it has that effect. */
interface Assurance {
  definition: string
  effect: 'deny' | 'modify' | 'deployifnotexists'
  /** What it does where the assignment sets no effect. */
  usual: string
  /** A parameter that turns it off. */
  switch?: string
}

/**
 * Each by its id in https://github.com/Azure/azure-policy/tree/master/built-in-policies/policyDefinitions. What Azure makes
 * for services of its own, such as the accounts of Databricks, the first of them lets through.
 */
const closed: readonly Assurance[] = [
  { definition: '4fa4b6c0-31ca-4c0d-b10d-24b96f62a751', effect: 'deny', usual: 'audit' },
  { definition: '13502221-8df0-4414-9937-de9c5c4e396b', effect: 'modify', usual: 'modify' },
]
/** Of blobs, of files, of queues and of tables, of which each new account has all. */
const logged: readonly Assurance[] = [
  'b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb',
  '25a70cc8-2bd4-47f1-90b6-1478e4662c96',
  '7bd000e3-37c7-4928-9f31-86c4b77c5c45',
  '2fb86bf3-d221-43d1-96d1-2434af34eaa0',
].map((definition) => ({
  definition,
  effect: 'deployifnotexists',
  usual: 'deployifnotexists',
  switch: 'logsEnabled',
}))
const labelled: readonly Assurance[] = [
  { definition: '871b6d14-10aa-478d-b590-94f262ecfa99', effect: 'deny', usual: 'deny' },
  { definition: '1e30110a-5ceb-460c-a204-c1c3969c6d62', effect: 'deny', usual: 'deny' },
]

export function policyDefaults(observation: Observation): Defaults {
  const assigned = inForce(observation)
  const assured = (by: readonly Assurance[]): Fact<boolean> =>
    chain(assigned, (all, from) => {
      if (all.some((one) => isOfWhole(one, observation.account) && by.some((of) => assures(one, of))))
        return known(true, from)
      return all.some((one) => mayAssure(one, by)) ? unknown('unsupported') : known(false, from)
    })
  return {
    publicBlocked: assured(closed),
    // Nobody can turn it off: https://learn.microsoft.com/azure/virtual-machines/disk-encryption-overview
    volumesEncrypted: known(true, []),
    logsRouted: allTrue(known(true, []), ...logged.map((one) => assured([one]))),
    labelsRequired: assured(labelled),
  }
}

const definitions = '/providers/microsoft.authorization/policydefinitions/'
const sets = '/providers/microsoft.authorization/policysetdefinitions/'

/** Defender for Cloud assigns it to every subscription, and it only reports unless a parameter says otherwise. */
const benchmark = `${sets}1f3afdf9-d0c9-4c3d-847f-89da613e70a8`

const assures = ({ definition, isSomebody, parameters }: Assignment, of: Assurance): boolean =>
  definition === `${definitions}${of.definition}` &&
  (of.effect !== 'deployifnotexists' || isSomebody) &&
  wordOf(parameters['effect']?.value ?? of.usual) === of.effect &&
  (of.switch === undefined || wordOf(parameters[of.switch]?.value ?? true) === 'true')

/** Of a set, and of what people have defined themselves, only the definition would tell. */
const mayAssure = (one: Assignment, by: readonly Assurance[]): boolean => {
  if (isTheirs(one)) return true
  if (!one.definition.startsWith(sets)) return false
  if (one.definition !== benchmark) return true
  return Object.values(one.parameters).some(({ value }) => by.some(({ effect }) => wordOf(value) === effect))
}

const wordOf = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value).toLowerCase() : ''
