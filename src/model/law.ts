// What the host looks up for a place before Rego decides; dates are compared here, because Wasm has no clock.
import type { Validity } from './transfer-entry.ts'

/** Whether a law speaks about this data at all: by the people declared. `undeclared`: nobody has said; `unknown`: nobody could read. */
export type Concern = 'yes' | 'no' | 'undeclared' | 'unknown'

/** One adequacy decision that names the country. `conditional`: it covers only some recipients, and a register entry must say that this is one. */
export interface Adequacy {
  /** The row's id, the name that `--without` takes: `eu-uk`. */
  decision: string
  conditional: boolean
  /** ISO date after which it falls, or null while none is set. */
  until: string | null
  risks: Risk[]
}

/** What may end a basis before anybody acts. `challenged`: in court, and nothing is named that would take over. */
export const risks = ['expires-soon', 'challenged', 'check-too-old'] as const
export type Risk = (typeof risks)[number]

/** A transfer-register entry measured against one place. */
export interface RegisterEntry {
  id: string
  basis: string
  until: string
  /** `unresolved`: the entry names an exporter or importer, and whose account this is nobody has said. */
  scope: 'fits' | 'too-narrow' | 'unresolved'
  /** On the day of the scan. */
  validity: Validity
  /** Documents that its basis asks for and it does not list. */
  missing: string[]
  /** Its owner approved it. */
  selfApproved: boolean
  /** The basis may carry copying that is repeated as a matter of course. */
  systematic: boolean
  /** Whether its basis invokes a conditional adequacy decision, and whether such a decision stands for this country; by itself it carries nothing. */
  invokes: 'nothing' | 'standing' | 'fallen'
  /** It says on which day the condition of that decision was checked for this importer. */
  conditionChecked: boolean
  /** Ids of controls that must pass on the resource that holds the copied data. */
  requires: string[]
  risks: Risk[]
}

export interface PlaceLaw {
  concern: Concern
  /** `none`: the law has no rule about places (CCPA). `unresolved`: the country is not known. */
  zone: 'inside' | 'outside' | 'unresolved' | 'none'
  /** Id of a localisation mandate that forbids this country, or null. */
  hardRule: string | null
  /** Our own fence: `none` where none applies. */
  fence: 'none' | 'inside' | 'outside' | 'unresolved'
  /** The fence that the place lies outside of, as the config has it: `ringfence.yaml:14:5`. */
  fencedBy: string | null
  adequacy: Adequacy | null
  register: RegisterEntry[]
}

/** Whether a fallen decision could change what the law says: it is concerned, and has not settled the place by its zone. */
export const restsOnDecision = ({ adequacy, concern, zone }: PlaceLaw): boolean =>
  adequacy !== null && concern !== 'no' && zone !== 'inside'
