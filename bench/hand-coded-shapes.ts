// What the hand-coded controls read and what they answer, as plain JSON.
import type { PlaceLaw } from '../src/model/law.ts'
import type { Approval, PlaceKind } from '../src/model/place.ts'
import type { Protection } from './hand-coded-protection.ts'

/** A fact as the input holds it: one of three shapes, and the controls take it to be one of them. */
export interface Fact<T> {
  known?: T
  partial?: T
  reason?: string
  unknown?: string
}

export interface Place {
  kind: PlaceKind
  role: string
  approved: Approval
  mandates: boolean
  via: { means: string; mechanism: string } | null
  country: Fact<string>
  bases: 'none' | 'some'
  relation: Fact<string>
  laws: Record<string, PlaceLaw>
}

/** What `inputText` writes, as far as the controls read it. */
export interface Input {
  type: string
  facets: {
    atRest?: { enabled: Fact<boolean>; keyOwner: Fact<string> }
    custody?: { exclusive: Fact<boolean> }
    inTransit?: { enforced: Fact<boolean>; minimumVersion: Fact<number> }
    logging?: { dataAccess: Fact<boolean> }
    classification?: { declared: Fact<boolean>; consistent: Fact<boolean>; keepsTier: Fact<boolean> }
    audit?: { unloggedRegions: Fact<string[]> }
    coverage?: { complete: Fact<boolean> }
    recovery?: {
      original: Fact<boolean>
      rpoHours: Fact<number | string>
      newestPointHours: Fact<number | string>
      protected: Fact<boolean>
    }
    redundancy?: { mode: Fact<string> }
    topology?: { mode: Fact<string>; writersOutside: Fact<string[]> }
    isolation?: {
      stage: Fact<string>
      shared: Fact<string[]>
      sharersDeclared: Fact<boolean>
      fromProduction: Fact<boolean>
      originDeclared: Fact<boolean>
      outsideFence: Fact<string[]>
    }
    dependency?: { foreignRegions: Fact<string[]> }
    routing?: { strayGeographies: Fact<string[]> }
  } & Protection
  places: Place[]
  labels: { people: Fact<string[]> }
  context: {
    holds: string
    required: string[]
    recovery: { rpoHours: Fact<number | string>; copyWanted: Fact<boolean> }
  }
}

export type Answer = 'pass' | 'not_applicable' | { fail: { observed?: unknown; reason?: unknown } } | { unknown: string | undefined } | { permitted: Permission } | { undeclared: Answer } // prettier-ignore

interface Permission {
  basis: string
  until: string | null
  entry?: string
}

export type ByLaw = Record<string, Answer>
/** As `data.main.verdicts` answers: a row for each facet that has controls, and one for each place. */
export type Rows = Record<string, Answer[] | (ByLaw | Answer)[][]>

export const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.known === undefined ? fact.partial : fact.known)

export function tested(fact: Fact<unknown>, value: unknown, holds: boolean, expected: unknown): Answer {
  if (fact.unknown !== undefined) return { unknown: fact.unknown }
  if (!holds) return failing(value, expected)
  return fact.reason === undefined ? 'pass' : { unknown: fact.reason }
}

export function failing(observed: unknown, expected: unknown): Answer {
  const fail = { observed, expected }
  return { fail }
}
