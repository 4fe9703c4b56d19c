// What the hand-coded controls read and what they answer, as plain JSON.
import type { PlaceLaw } from '../src/model/law.ts'

/** A fact as the input holds it: one of three shapes, and the controls take it to be one of them. */
export interface Fact<T> {
  known?: T
  partial?: T
  reason?: string
  unknown?: string
}

export interface Place {
  role: string
  via: { means: string; mechanism: string } | null
  country: Fact<string>
  laws: Record<string, PlaceLaw>
}

/** What `inputText` writes, as far as the controls read it. */
export interface Input {
  type: string
  facets: {
    atRest?: { enabled: Fact<boolean> }
    inTransit?: { enforced: Fact<boolean>; minimumVersion: Fact<number> }
    logging?: { dataAccess: Fact<boolean> }
    classification?: { declared: Fact<boolean> }
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
  }
  places: Place[]
  labels: { people: Fact<string[]> }
  context: { holds: string; recovery: { rpoHours: Fact<number | string>; copyWanted: Fact<boolean> } }
}

export type Answer = 'pass' | 'not_applicable' | { fail: object } | { unknown: string | undefined } | { permitted: object } | { undeclared: Answer } // prettier-ignore
export type ByLaw = Record<string, Answer>
/** As `data.main.verdicts` answers: a row for each facet that has controls, and one for each place. */
export type Rows = Record<string, Answer[] | (ByLaw | 'not_applicable')[][]>

export const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.known === undefined ? fact.partial : fact.known)
