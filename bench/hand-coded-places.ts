// The controls of places by hand: thirteen that each decide on one kind of place, and five that look at all of them.
import type { PlaceKind } from '../src/model/place.ts'
import { outlooks } from './hand-coded-health.ts'
import { required } from './hand-coded-required.ts'
import { byLaw, type Data } from './hand-coded-transfers.ts'
import {
  type Answer,
  type ByLaw,
  type Fact,
  failing,
  type Input,
  type Place,
  tested,
  valueOf,
} from './hand-coded-shapes.ts'

type Said = ByLaw | Answer

/** The owner of the place first, then those that look at all places, in the order of their names. */
export const placeRow = (place: Place, input: Input): Said[] => [
  owner(place, input),
  basisHealth(place, input),
  countryUnresolved(place, input),
  crossAccount(place),
  localisationMandate(place, input),
  unapprovedRegion(place),
]

const owner = (place: Place, input: Input): Said =>
  isHome(place.kind) && !isData(input) ? 'not_applicable' : byLaw(place, dataOf(input))

const dataOf = (input: Input): Data => ({
  people: input.labels.people,
  required: (id) => required(id, input),
})

function basisHealth(place: Place, input: Input): Said {
  if (place.bases === 'none' || (place.role === 'primary' && !isData(input))) return 'not_applicable'
  const data = dataOf(input)
  return outlooks(place, byLaw(place, data), data)
}

const isHome = (kind: PlaceKind): boolean => kind === 'primary' || kind === 'container' || kind === 'global'
const isData = ({ context: { holds } }: Input): boolean => holds === 'content' || holds === 'log' || holds === 'unknown'

function countryUnresolved({ role, country }: Place, input: Input): Said {
  if (role === 'primary' && !isData(input)) return 'not_applicable'
  return country.known === undefined ? { unknown: why(country) } : 'pass'
}

function crossAccount({ via, relation }: Place): Said {
  if (via === null) return 'not_applicable'
  const value = valueOf(relation)
  return tested(relation, value, value !== 'unlisted', ['same', 'same-owner', 'listed'])
}

function localisationMandate(place: Place, input: Input): Said {
  if (!place.mandates) return 'not_applicable'
  const free = Object.values(place.laws).every(({ hardRule, zone }) => hardRule === null && zone !== 'unresolved')
  const decided = Object.entries(byLaw(place, dataOf(input)))
  if (free && place.country.known !== undefined)
    return Object.fromEntries(decided.map(([law, said]) => [law, said === 'not_applicable' ? said : 'pass']))
  return Object.fromEntries(decided.map(([law, said]) => [law, saysMandate(said) ? said : 'not_applicable']))
}

function saysMandate(said: Answer): boolean {
  if (typeof said === 'string') return false
  if ('undeclared' in said) return saysMandate(said.undeclared)
  return 'unknown' in said || ('fail' in said && said.fail.reason === 'localisation-mandate')
}

function unapprovedRegion({ role, approved, country }: Place): Said {
  if (role !== 'primary' || approved === 'no-list') return 'not_applicable'
  if (approved === 'unresolved') return { unknown: why(country) }
  return approved === 'approved' ? 'pass' : failing('unapproved', 'approved')
}

const why = ({ unknown, reason }: Fact<string>): string => unknown ?? reason ?? 'unresolved'
