// What there is in a subscription: its list of resources, which names all of them and tells little of each.
import type { GenericResourceExpanded } from '@azure/arm-resources'
import type { ResourceManagementContext } from '@azure/arm-resources/api'
import { list } from '@azure/arm-resources/api/resources'
import { regionName } from '../../model/azure-region.ts'
import type { Gap } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Action } from './action.ts'
import type { Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import { haltAt } from './listing.ts'

export interface Listed {
  /** In lower case: answers do not agree on it, and ARM compares without. */
  id: string
  type: string
  /** Absent where it is in none. */
  region?: string
  origin: Origin
  body: object
}

const listing: Action = 'Microsoft.Resources/subscriptions/resources/read'

type Pages = ReturnType<ReturnType<typeof list>['byPage']>

export async function* listed(caller: Caller): AsyncGenerator<Listed | Gap, void, undefined> {
  const { subscription } = caller
  const links = new Set<string>()
  let pages: Pages | undefined
  const next = (client: ResourceManagementContext) => (pages ??= list(client).byPage()).next()
  for (;;) {
    const reply = await caller.page(listing, next)
    if ('error' in reply) return yield gapOf(subscription, listing, reply.error)
    const { page, origin } = reply
    if (page.done === true) return
    for (const item of page.value) {
      const one = itemOf(item, origin)
      if (one === undefined) yield gapOf(subscription, listing, 'NamelessItem')
      else yield one
    }
    const { continuationToken: link = '' } = page.value
    if (link === '') return
    const halt = haltAt(link, links)
    if (halt !== undefined) return yield gapOf(subscription, listing, halt)
  }
}

function itemOf(item: GenericResourceExpanded | null | undefined, origin: Origin): Listed | undefined {
  const { id, type, location } = item ?? {}
  if (typeof id !== 'string' || typeof type !== 'string' || id === '' || type === '') return undefined
  const region = regionIn(location)
  return { id: id.toLowerCase(), type, ...(region === undefined ? {} : { region }), origin, body: { ...item } }
}

/** Undefined where it is in none: null, nothing, or no text. */
export const regionIn = (location: unknown): string | undefined =>
  typeof location === 'string' && location !== '' ? regionName(location) : undefined
