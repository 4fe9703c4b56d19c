// What passes through an entrance of Azure, be it a front door or a delivery network: from whom, how, and to whom it is handed on.
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Location, Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'

export interface Passage {
  /** All the way, from the visitor on; null: rules say it, which are not read here. */
  encrypted: boolean | null
  /** Whether the edges may keep what the origins answer. */
  cached: boolean
  /** Who may come. */
  geographies: readonly string[]
  /** The id or the host of each; null: rules may send on to others, or the one that is named is not there. */
  origins: readonly (string | null)[]
}

export const encryptedAllTheWay = (passages: Fact<Passage[]>): Fact<boolean> =>
  chain(passages, (list, from) => {
    if (list.some(({ encrypted }) => encrypted === false)) return known(false, from)
    return list.some(({ encrypted }) => encrypted === null) ? unknown('unsupported') : known(true, from)
  })

export const entranceReferences = (passages: Fact<Passage[]>): Fact<Reference[]> =>
  gather(
    pointers('source', 'azure-edge-origin', passages, (list, from) =>
      [...new Set(list.filter(({ cached }) => cached).flatMap(({ origins }) => origins))].map((origin) => ({
        locator: locatorOf(origin, from),
      })),
    ),
    pointers('route', 'azure-edge-request', passages, (list, from) => {
      const origins = Map.groupBy(list.flatMap(waysOf), ({ geography }) => geography)
      return [...origins].flatMap(([geography, ways]) =>
        [...new Set(ways.map(({ origin }) => origin))].map((origin) => ({
          geography,
          locator: locatorOf(origin, from),
        })),
      )
    }),
  )

const waysOf = ({ geographies, origins }: Passage) =>
  geographies.flatMap((geography) => origins.map((origin) => ({ geography, origin })))

const locatorOf = (origin: string | null, from: number[]): Fact<string> =>
  origin === null ? unknown('unresolved') : known(origin, from)

/** Wherever it is said to be kept (`West Europe`, for the older kind), visitors come to its edges, which are all over the world. */
export const atItsEdges = ({ raw, region }: Location): Location => ({
  raw,
  kind: 'global',
  region: map(region, () => 'global'),
})
