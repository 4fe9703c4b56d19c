// The rule sets of a Front Door profile: what they may do with whoever is on a route, whatever they look at.
import * as v from 'valibot'
import { chain, type Fact, map } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside, listOf } from './beside.ts'
import { block, caseless } from './words.ts'

export interface Turn {
  /** The group of origins that it sends on to. */
  group?: string | undefined
  /** The edges may keep what comes back. */
  keeps?: boolean
  /** It goes on, or sends back, without encryption. */
  opens?: boolean
  /** It does what nobody here knows. */
  isNew?: boolean
}

const target = v.nullish(v.object({ id: caseless }))

/** https://learn.microsoft.com/rest/api/frontdoor/azurefrontdoorstandardpremium/rules/list-by-rule-set, api-version 2023-05-01 */
const rule = v.object({
  id: caseless,
  properties: v.object({
    actions: v.array(
      v.object({
        name: v.string(),
        parameters: v.nullish(
          v.object({
            originGroup: target,
            originGroupOverride: v.nullish(
              v.object({ originGroup: target, forwardingProtocol: v.nullish(v.string()) }),
            ),
            cacheConfiguration: v.nullish(block),
            cacheBehavior: v.nullish(v.string()),
            destinationProtocol: v.nullish(v.string()),
          }),
        ),
      }),
    ),
  }),
})
type Action = v.InferOutput<typeof rule>['properties']['actions'][number]

const right = (path: string) => `Microsoft.Cdn/profiles/rulesets${path}/read`

/** By what the ids of the rules begin with, which is that of their set. Of a set that is not listed no rule is. */
export const turnsOf = (observation: Observation): Fact<(sets: readonly string[]) => Turn[]> =>
  chain(beside(observation, right(''), listOf(v.object({ id: caseless }))), (listed) =>
    map(beside(observation, right('/rules'), listOf(rule)), (rules) => (sets) => [
      ...sets.filter((set) => !listed.some(({ id }) => id === set)).map(() => ({ isNew: true })),
      ...rules
        .filter(({ id }) => sets.some((set) => id.startsWith(`${set}/`)))
        .flatMap(({ properties }) => properties.actions.map(turnOf)),
    ]),
  )

/** They change what is asked or answered, and not who is asked. */
const harmless = ['ModifyRequestHeader', 'ModifyResponseHeader', 'UrlRewrite', 'UrlSigning', 'CacheKeyQueryString']

/** https://learn.microsoft.com/azure/frontdoor/front-door-rules-engine-actions */
function turnOf({ name, parameters: told }: Action): Turn {
  if (harmless.includes(name)) return {}
  if (name === 'RouteConfigurationOverride') {
    const other = told?.originGroupOverride
    return {
      group: other?.originGroup?.id,
      keeps: (told?.cacheConfiguration ?? null) !== null, // left out, nothing is kept
      opens: other?.forwardingProtocol === 'HttpOnly',
      isNew: Boolean(other) && !other?.originGroup,
    }
  }
  if (name === 'OriginGroupOverride') return { group: told?.originGroup?.id, isNew: !told?.originGroup }
  if (name === 'CacheExpiration') return { keeps: told?.cacheBehavior !== 'BypassCache' }
  if (name === 'UrlRedirect') return { opens: told?.destinationProtocol === 'Http', isNew: !told?.destinationProtocol }
  return { isNew: true }
}
