// The subscriptions below management groups, at any depth, or why they could not be told.
import * as v from 'valibot'
import type { Gap } from '../../model/observation.ts'
import type { Action } from './action.ts'
import type { Caller } from './caller.ts'
import { gapOf } from './gap-of.ts'
import { pagesOf } from './listing.ts'

export interface Descendants {
  subscriptions: string[]
  gaps: Gap[]
}

const action: Action = 'Microsoft.Management/managementGroups/descendants/read'
const type = 'Microsoft.Resources/subscriptions'

/** https://learn.microsoft.com/rest/api/managementgroups/management-groups/get-descendants: groups and subscriptions, of all levels. */
const descendant = v.pipe(
  v.object({ id: v.pipe(v.string(), v.toLowerCase()) }),
  v.transform(({ id }) => /^\/subscriptions\/([0-9a-f-]{36})$/.exec(id)?.[1] ?? (isGroup(id) ? null : undefined)),
  v.custom<string | null>((found) => found !== undefined),
)

const isGroup = (id: string): boolean => /^\/providers\/microsoft\.management\/managementgroups\/[^/]+$/.test(id)

export async function descendantsOf(caller: Caller, groups: readonly string[]): Promise<Descendants> {
  const found: Descendants = { subscriptions: [], gaps: [] }
  for (const group of groups) {
    const { subscriptions, error } = await below(caller, group)
    found.subscriptions.push(...subscriptions)
    if (error !== undefined) found.gaps.push(gapOf('', action, error, type))
  }
  return found
}

/** A group that is not there, and one that the caller may not see, are one to whoever asks: the right to see it is what may be missing. */
async function below(caller: Caller, group: string): Promise<{ subscriptions: string[]; error?: string }> {
  const subscriptions: string[] = []
  let odd = false
  const url = `/providers/Microsoft.Management/managementGroups/${encodeURIComponent(group)}/descendants`
  for await (const page of pagesOf(caller, { action, url, apiVersion: '2020-05-01' })) {
    if ('error' in page) return { subscriptions, error: page.error === 'NotFound' ? 'AuthorizationFailed' : page.error }
    for (const item of page.items) {
      const one = v.safeParse(descendant, item)
      if (!one.success) odd = true
      else if (one.output !== null) subscriptions.push(one.output)
    }
  }
  if (odd) return { subscriptions, error: 'NamelessItem' }
  // Nobody names a group to have nothing read; and who may not see what is below it is told of nothing.
  return subscriptions.length === 0 ? { subscriptions, error: 'AuthorizationFailed' } : { subscriptions }
}
