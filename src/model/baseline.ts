// An earlier run that a run is held against: what failed there already is not news, and does not fail the run again.
import type { Finding, Severity } from './finding.ts'

export interface Baseline {
  /** Its id and the sha256 of its manifest; absent: it is what stood before the change of a plan. */
  run?: { scan: string; sha256: string }
  /** By the id of the finding. */
  failing: ReadonlyMap<string, Failing>
  /** By the name of the resource at its provider; of a tier that was not read there is none. */
  tiers: ReadonlyMap<string, string>
}

export interface Failing {
  severity: Severity
  /** Its key. */
  resource: string
  control: string
  /** Of a copy: how it got there, and what its original calls it, which is its name where it was read itself. */
  mechanism?: string
  copy?: string
  /** Those whose decision it fails by; empty: it fails whatever law is in play. */
  laws: readonly string[]
}

export const failingOf = ({ severity, resource, control, place, byLaw }: Finding): Failing => ({
  severity,
  resource: resource.key,
  control: control.id,
  ...(place?.mechanism === undefined ? {} : { mechanism: place.mechanism }),
  ...(typeof place?.locator === 'string' ? { copy: place.locator } : {}),
  laws: Object.entries(byLaw).flatMap(([law, { status, reason }]) =>
    status === 'fail' && reason !== undefined ? [law] : [],
  ),
})

/** What a run judges by. */
export interface JudgedBy {
  controls: ReadonlySet<string>
  laws: ReadonlySet<string>
}

/** A run of fewer controls, or without a law that it fails by, says nothing of an earlier failure. */
export const isJudgedBy = (by: JudgedBy, { control, laws }: Pick<Failing, 'control' | 'laws'>): boolean =>
  by.controls.has(control) && laws.every((law) => by.laws.has(law))

/** How many failures there were then and are now. The first three are of this run, the others were failures of the earlier one. */
export interface Since {
  /** Absent: since before the change of a plan. */
  scan?: string
  new: number
  /** Failed then too, less gravely. */
  worse: number
  still: number
  /** Fails as it did, and was let stand until a day. */
  waived: number
  /** Judged again, and no failure any more. */
  mended: number
  /** Could not be judged this time: nobody knows. */
  untold: number
  /** Of a resource that was not read this time: deleted, out of scope, or behind a gap. */
  unseen: number
  /** Resources whose data may go farther than then, as their tags and the rules say: what was mended may be mended by that alone. */
  lowered: number
}
