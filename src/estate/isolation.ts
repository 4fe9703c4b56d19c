// How a store of one stage is kept apart from production: what the two have in common, and where the data came from.
import { type Fact, known, type Unread, unknown, unknownAs } from '../model/fact.ts'
import type { Isolation } from '../model/facets.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { End, EndRole, Sharer, Side } from './ends.ts'
import { countryOutside } from './inside.ts'
import { factsOf, type Labels } from './labels.ts'
import { otherSpelling, ownEnds } from './own-ends.ts'
import { originalsOutside } from './references.ts'
import { stageOf } from './stage.ts'
import type { Survey } from './survey.ts'
import { telling } from './telling.ts'

/**
 * For the survey, before anything is joined: what a copy inherits is not known yet, and the copy counts by its own labels.
 * Data that is nobody's needs no keeping apart, whatever its stage.
 */
export const sideIn =
  ({ stages }: Pick<Rulebook, 'stages'>) =>
  (resource: Resource, declared: Labels): Side =>
    sideBy(stageOf(resource.labels, stages), declared)

function sideBy(stage: Isolation['stage'], declared: Labels): Side {
  const { people } = factsOf(declared)
  if (stage.state === 'known' && stage.value === 'non-production') return known('elsewhere', [])
  if (people.state === 'known' && people.value.join() === 'none') return known('elsewhere', [])
  const isSomebodys = people.state !== 'unknown' && people.value.some((one) => one !== 'none')
  if (stage.state === 'known' && stage.value === 'production' && isSomebodys) return known('production', [])
  const unread = [stage, people].flatMap((fact) => (fact.state === 'known' ? [] : [fact]))[0]
  return unread === undefined ? known('undeclared', []) : unknownAs(unread)
}

export interface Neighbourhood {
  rulebook: Rulebook
  survey: Survey
  /** Why there may be stores beside those that were seen. */
  unseen: Fact<never> | undefined
}

/** `declared`: of the resource itself, as the survey counted it. */
export function isolationOf(
  resource: Resource,
  declared: Labels,
  places: readonly Place[],
  { rulebook, survey, unseen }: Neighbourhood,
): Isolation {
  const stage = stageOf(resource.labels, rulebook.stages)
  const met = meetings(resource, sideBy(stage, declared), survey)
  const origins = met.filter(({ what }) => what === 'origin')
  return {
    stage,
    shared: sharedWith(resource, met, unseen),
    sharersDeclared: allDeclared(met, unseen),
    fromProduction: fromProduction(resource, origins, survey) ?? unseen ?? known(false, []),
    originDeclared: allDeclared(origins, unseen),
    outsideFence: telling(places.map(countryOutside)),
  }
}

/** `key` may be one key under two names; `origin` is a copy as well. */
interface Meeting {
  what: 'key' | 'maybe-key' | 'log-sink' | 'copy' | 'origin'
  side: Sharer['side']
}

function meetings(resource: Resource, side: Side, { sharers }: Pick<Survey, 'sharers'>): Meeting[] {
  const own = ownEnds(resource)
  return own.flatMap((end) =>
    sharers(end.name, own, side).flatMap((other): Meeting[] => {
      const what = inCommon(end, other.role)
      return what === undefined ? [] : [{ what, side: other.side }]
    }),
  )
}

const copying: readonly EndRole[] = ['replica', 'vault', 'source']

/** What it means that we are at an end in one role, and another store in another. */
function inCommon({ role, name }: End, theirs: EndRole): Meeting['what'] | undefined {
  if (role === 'key') return theirs === 'key' ? (name.startsWith('arn:') ? 'key' : 'maybe-key') : undefined
  if (role === 'key-by-id' || role === 'key-by-alias') return theirs === otherSpelling[role] ? 'maybe-key' : undefined
  if (role === 'log-sink') return theirs === 'log-sink' || theirs === 'itself' ? 'log-sink' : undefined
  if (role !== 'itself') {
    if (role === 'source' && theirs === 'itself') return 'origin'
    return copying.includes(theirs) || theirs === 'itself' ? 'copy' : undefined
  }
  if (theirs === 'log-sink') return 'log-sink'
  if (theirs === 'replica' || theirs === 'vault') return 'origin'
  return theirs === 'source' ? 'copy' : undefined
}

/** A setting that was not read may point at anything. A vault's host, and a key under another spelling, may be the same key. */
function sharedWith(
  { references }: Resource,
  met: readonly Meeting[],
  unseen: Fact<never> | undefined,
): Fact<string[]> {
  if (references.state === 'unknown') return references
  const unread = references.value.flatMap(({ role, locator }) =>
    role !== 'pair' && locator.state === 'unknown' ? [locator] : [],
  )
  const found = met.flatMap(({ what, side }) => {
    if (side === 'undeclared') return []
    if (side !== 'production') return [unknownAs(side.unread)]
    return [
      what === 'maybe-key' ? unknown('unresolved', 'kms:DescribeKey') : known(what === 'origin' ? 'copy' : what, []),
    ]
  })
  return telling([...unread, ...found, ...(unseen === undefined ? [] : [unseen])])
}

function allDeclared(met: readonly Meeting[], unseen: Fact<never> | undefined): Fact<boolean> {
  const unread = met.flatMap(({ side }): Unread[] => (typeof side === 'object' ? [side.unread] : []))[0]
  if (met.some(({ side }) => side === 'undeclared')) return known(false, [])
  return unread === undefined ? (unseen ?? known(true, [])) : unknownAs(unread)
}

/** undefined: nothing that was seen says so. What was copied from somewhere that the scan has not seen may come from anywhere. */
function fromProduction(
  resource: Resource,
  origins: readonly Meeting[],
  survey: Pick<Survey, 'find'>,
): Fact<boolean> | undefined {
  if (origins.some(({ side }) => side === 'production')) return known(true, [])
  if (resource.references.state === 'unknown') return resource.references
  const unread = origins.flatMap(({ side }) => (typeof side === 'object' ? [unknownAs(side.unread)] : []))
  const unfound = originalsOutside(resource, survey).map(({ locator }) =>
    locator.state === 'unknown' ? locator : unknown('unresolved'),
  )
  return [...unread, ...unfound][0]
}
