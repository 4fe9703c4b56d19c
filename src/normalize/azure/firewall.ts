// The firewalls before a Front Door: from which countries their own rules let anybody in, and for which of its domains.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'
import { caseless } from './words.ts'

const state = v.nullish(v.string())
const values = v.array(v.string())

/** https://learn.microsoft.com/rest/api/frontdoorservice/webapplicationfirewall/policies/get, api-version 2022-05-01 */
const policy = v.object({
  id: caseless,
  properties: v.object({
    policySettings: v.object({ enabledState: v.string(), mode: v.string() }),
    customRules: v.nullish(
      v.object({
        rules: v.nullish(
          v.array(
            v.object({
              priority: v.number(),
              enabledState: state,
              ruleType: v.string(),
              action: v.string(),
              matchConditions: v.array(
                v.object({
                  matchVariable: v.string(),
                  operator: v.string(),
                  negateCondition: v.nullish(v.boolean()),
                  matchValue: values,
                }),
              ),
            }),
          ),
        ),
      }),
    ),
  }),
})
type Policy = v.InferOutput<typeof policy>['properties']
type Rule = NonNullable<NonNullable<Policy['customRules']>['rules']>[number]

/** https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium/security-policies/list-by-profile, api-version 2023-05-01 */
const association = v.object({
  properties: v.object({
    parameters: v.object({
      wafPolicy: v.nullish(v.object({ id: caseless })),
      associations: v.nullish(
        v.array(v.object({ domains: v.array(v.object({ id: caseless })), patternsToMatch: values })),
      ),
    }),
  }),
})

/** By the id of a domain: the countries that somebody can come from. A domain that is left out has nobody before it who would ask. */
export type Guards = ReadonlyMap<string, readonly string[]>

const firewalls = (observation: Observation): Fact<Guards> =>
  map(beside(observation, 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read', listOf(policy)), (all) =>
    narrowed(all.map(({ id, properties }) => [id, countriesOf(properties)] as const)),
  )

/** Of whole domains: what stands before a part of the paths leaves the others open. */
export const guardsOf = (observation: Observation): Fact<Guards> =>
  chain(beside(observation, 'Microsoft.Cdn/profiles/securitypolicies/read', listOf(association)), (policies, from) => {
    const guarded = policies.flatMap(({ properties: { parameters } }) =>
      (parameters.associations ?? [])
        .filter(({ patternsToMatch }) => patternsToMatch.includes('/*'))
        .flatMap(({ domains }) => domains.map((domain) => [domain.id, parameters.wafPolicy?.id ?? ''] as const)),
    )
    if (guarded.length === 0) return known(new Map(), from)
    return map(firewalls(observation), (known) =>
      narrowed(guarded.map(([domain, id]) => [domain, known.get(id)] as const)),
    )
  })

const narrowed = (all: readonly (readonly [string, readonly string[] | undefined])[]): Guards =>
  new Map(all.flatMap(([id, countries]) => (countries === undefined ? [] : [[id, countries] as const])))

/** Undefined: from anywhere. Rules are asked in their order, and the first that says yes or no is the last. */
function countriesOf({ policySettings, customRules }: Policy): string[] | undefined {
  if (policySettings.enabledState !== 'Enabled' || policySettings.mode !== 'Prevention') return undefined
  const admitted: string[] = []
  const rules = (customRules?.rules ?? []).filter(({ enabledState }) => enabledState !== 'Disabled')
  for (const rule of rules.toSorted((one, other) => one.priority - other.priority)) {
    const of = countriesIn(rule)
    if (rule.action === 'Block') {
      if (of?.but) return [...new Set([...admitted, ...of.countries])].toSorted()
    } else if (rule.action === 'Allow' && of?.but === false) admitted.push(...of.countries)
    else if (rule.action !== 'Log') return undefined // it may let in anybody
  }
  return undefined
}

const country = /^[A-Z]{2}$/

/** Addresses of which nobody knows where they are. */
const nowhere = 'ZZ'

/** Of a rule that looks at nothing else, and at the address of the connection: `RemoteAddr` is what a header of the visitor says. */
function countriesIn({
  ruleType,
  matchConditions: [one, ...more],
}: Rule): { but: boolean; countries: string[] } | undefined {
  if (ruleType !== 'MatchRule' || one?.operator !== 'GeoMatch' || more.length > 0) return undefined
  if (one.matchVariable !== 'SocketAddr') return undefined
  if (!one.matchValue.every((code) => country.test(code) && code !== nowhere)) return undefined
  return { but: one.negateCondition === true, countries: one.matchValue }
}
