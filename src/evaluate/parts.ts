// What of a subject is judged apart: each facet and each place, with nothing beside it but what its controls read.
import type { Control } from '../model/control.ts'
import type { FacetName } from '../model/facets.ts'
import type { TypeRule } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import { type Sheet, sheetOf } from './answers.ts'
import { type Beside, besideOf } from './beside.ts'
import type { Shapes } from './fact-text.ts'
import { carried } from './input.ts'
import type { LawsText } from './laws-text.ts'
import type { Asked } from './row-proof.ts'

/**
 * An input of its own: what it does not hold, no verdict on it can rest on. Its type is that of the part, so that resources
 * of all types share it; no control of ours reads the type, which a test holds against the sources.
 */
export interface Part {
  text: string
  asked: Asked
}

/** A subject, and what the transfer register requires of it, as the whole input has it. */
export interface Whole {
  subject: Subject
  required: string
}

/** What is known of a type before any of its resources is seen. */
export interface Plan {
  /** Those that some control judges. */
  facets: readonly FacetPlan[]
  sheet: Sheet
  /** By the id of the control: the facet that it judges, and the pointers that it reads. */
  byControl: ReadonlyMap<string, Judging>
  /** What places are judged with, by what the laws say of them. */
  needs: WeakMap<LawsText, Needs>
}

export interface FacetPlan {
  name: FacetName
  shapes: Shapes
  facts: readonly string[]
  /** Pointers, of all the controls that judge it. */
  reads: readonly string[]
  beside: Beside
}

export interface Judging {
  facet: FacetPlan
  reads: readonly string[]
}

export interface Needs {
  /** `places+atRest`. */
  name: string
  facets: readonly FacetPlan[]
  /** Pointers, of those controls only that the register asks for. */
  reads: ReadonlySet<string>
  beside: Beside
}

export function planOf(rule: TypeRule, controls: readonly Control[]): Plan {
  const judging = Map.groupBy(controls, ({ judges }) => judges)
  const facets = carried(rule).flatMap(([name, shapes]): FacetPlan[] => {
    const reads = judging.get(name)?.flatMap((control) => control.reads)
    return reads === undefined ? [] : [{ name, shapes, facts: Object.keys(shapes), reads, beside: besideOf(reads) }]
  })
  const byControl = facets.flatMap((facet) =>
    (judging.get(facet.name) ?? []).map(({ id, reads }) => [id, { facet, reads }] as const),
  )
  const names = facets.map(({ name }) => name)
  return { facets, sheet: sheetOf(controls, names), byControl: new Map(byControl), needs: new WeakMap() }
}

export const partText = (type: string, facets: string, places: string, beside: string): string =>
  `{"type":${JSON.stringify(type)},"facets":{${facets}},"places":[${places}],${beside}}`
