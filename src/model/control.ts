// What is known of a control without evaluating it: the METADATA beside its Rego, as the policy build collects it.
import type { FacetName } from './facets.ts'
import type { Severity } from './finding.ts'
import type { PlaceKind } from './place.ts'
import type { Tier } from './subject.ts'

export interface Control {
  /** `rep.cross-region`. */
  id: string
  title: string
  description: string
  severity: Record<Tier, Severity>
  remediation: string
  related: string[]
  /** The facet it judges, or `places`. */
  judges: FacetName | 'places'
  /** The kinds of place it alone decides on, by law. Empty: it decides on none, and may say the same for all laws at once. */
  owns?: PlaceKind[]
  /** Where its verdict stands in the row of that facet. Those that own places share the first element of theirs: the owner of the place speaks. */
  index: number
  /** `policies/controls/places/cross_region.rego`. */
  file: string
  /** What its source reads, as pointers into the input: `/facets/atRest/enabled`; `/place/country`: of each place it judges. `/resource/name`: beyond the built-in input, for own policies only. */
  reads: string[]
}

/** What the policy build writes beside the Wasm. `digest` is the sha256 of that Wasm; the host refuses any other. */
export interface PolicyMetadata {
  schema: 1
  digest: string
  /** The folder that a policy of one's own was built from. Ours has no name. */
  policy?: string
  toolchain: string
  /** sha256 of each source file the Wasm was made from. */
  sources: Record<string, string>
  controls: Control[]
}
