// What a scan would ask AWS, known before anything is asked: its lists in each region, and the calls that each thing found there takes.
import { defaultsAsked } from './account-defaults.ts'
import type { Collection } from './collection.ts'
import { accountCollections, regionalCollections, serviceOf } from './collections.ts'
import { organizations } from './organization.ts'

export interface Forecast {
  /** As IAM spells it. */
  service: string
  /** In each region, however little is there: the lists, each page of which is a call. */
  perRegion: number
  /** In each account, whatever its regions. */
  perAccount: number
  /** By type: how many calls one of them takes. */
  each: Record<string, number>
  /** By type: how many of these AWS Config may spare, where it records the type; it is asked instead for each hundred. */
  spared: Record<string, number>
  /** Types of which each takes one call less where it bears no tags and the list of all that do can be read. */
  tagsListed: string[]
  /** As many calls as begin within a second in one region. */
  perSecond: number
}

/** By service, in the order of their names. */
export function forecast(): Forecast[] {
  const regional = regionalCollections({ seen: new Set(), accounts: new Set() })
  const calls = (own: readonly Asking[]) =>
    own.reduce((sum, { lists, listedWith, callsAfter = 0 }) => sum + (listedWith ? 0 : lists.length) + callsAfter, 0)
  return [
    { ...discovery, perRegion: 0, perAccount: 1, each: {}, spared: {}, tagsListed: [] },
    ...rowsOf([...regional, defaultsAsked.inRegion], (own) => ({ perRegion: calls(own), perAccount: 0 })),
    ...rowsOf([...accountCollections({ regions: 'all' }, ''), defaultsAsked.inAccount, membership], (own) => ({
      perRegion: 0,
      perAccount: calls(own),
    })),
  ].toSorted((one, other) => (one.service < other.service ? -1 : 1))
}

/** Which regions there are: see regions.ts. */
const discovery = { service: 'account', perSecond: 2 }

/** What policies bind an account is asked further only where it is a member. */
const membership: Asking = { lists: ['organizations:DescribeOrganization'], callsEach: 0, pace: organizations.pace }

type Asking = Pick<
  Collection,
  'type' | 'lists' | 'listedWith' | 'callsAfter' | 'callsEach' | 'spared' | 'tagsListed' | 'pace'
>
type Calls = Pick<Forecast, 'perRegion' | 'perAccount'>

const rowsOf = (collections: readonly Asking[], calls: (own: readonly Asking[]) => Calls): Forecast[] =>
  [...Map.groupBy(collections, serviceOf)].map(([service, own]) => ({
    service,
    ...calls(own),
    each: Object.fromEntries(own.flatMap(({ type, callsEach }) => (type === undefined ? [] : [[type, callsEach]]))),
    spared: Object.fromEntries(
      own.flatMap(({ type, spared }) => (type && spared?.length ? [[type, spared.length]] : [])),
    ),
    tagsListed: own.flatMap(({ type, tagsListed }) => (type && tagsListed ? [type] : [])),
    perSecond: Math.min(...own.map(({ pace }) => (pace.calls * 1_000) / pace.windowMs)),
  }))
