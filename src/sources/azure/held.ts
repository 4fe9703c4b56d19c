// Resources that the list of a subscription leaves out: what another resource, or the region that it is in, lists of them.
import { isRecord } from '../../model/json.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import { itemsOf } from './answers.ts'
import type { ArmType, Held } from './arm-type.ts'
import { gapOf } from './gap-of.ts'
import { wholeList } from './listing.ts'
import { type Named, observed } from './observed.ts'
import type { Reading } from './one-resource.ts'
import { safeAnswer } from './secrets.ts'

type Body = Readonly<Record<string, unknown>>

export async function heldBy(
  { caller, taken }: Reading,
  { apiVersion, holds = [] }: ArmType,
  one: Named,
  body: Body,
): Promise<(Observation | Gap)[]> {
  const lists = left(taken, holds, one, body).map(async ({ held, above }) => {
    const { action, path, type, within } = held
    const question = { action, url: `${above}${path}`, apiVersion: held.apiVersion ?? apiVersion }
    const list = await wholeList(caller, question, held.keep)
    if ('error' in list) return [gapOf(caller.subscription, action, list.error, type)]
    const region = within === undefined ? undefined : one.region
    return resourcesIn(itemsOf(list.body), held, above).map(([id, told]) =>
      id === undefined
        ? gapOf(caller.subscription, action, 'NamelessItem', type)
        : observed(caller, { id, type, region }, [safeAnswer(list.origin, told)]),
    )
  })
  return (await Promise.all(lists)).flat()
}

/** Nobody knows how much there is of it. */
export const unaskedBelow = ({ caller, taken }: Reading, { holds = [] }: ArmType, one: Named, body: Body): Gap[] =>
  left(taken, holds, one, body).map(({ held: { action, type } }) => ({
    ...gapOf(caller.subscription, action, '', type),
    reason: 'not-asked',
  }))

/** What several resources have in common is told of the first of them alone. */
const left = (taken: Set<string>, holds: readonly Held[], { id }: Named, body: Body) =>
  holds
    .map((held) => ({ held, above: held.within?.(id, body) ?? id }))
    .filter(({ held, above }) => {
      const size = taken.size
      return taken.add(`${above}${held.path}`.toLowerCase()).size > size
    })

/** undefined: an item that does not say which it is. */
const resourcesIn = (items: readonly unknown[], { gathered }: Held, above: string): [string | undefined, object][] =>
  gathered === undefined
    ? items.map((item) => (isRecord(item) ? [idOf(item['id']), item] : [undefined, {}]))
    : [...Map.groupBy(items, gathered)].map(([path, value]) => [idOf(path && `${above}/${path}`), { value }])

const idOf = (id: unknown): string | undefined => (typeof id === 'string' ? id.toLowerCase() : undefined)
