// What the sources of a scan have brought, whichever they were: live accounts, files, an earlier run or the parts of a split scan.
import type { ScanIdentity } from '../model/run.ts'
import type { Locate } from '../resolve/index.ts'
import type { Gathering } from './inventory.ts'

/** `called`: what is read here. Asked once all is located. */
export const cutOffIn = ({ wasCutOff = [], cutOff }: Gathered, called: string): string[] => [
  ...new Set([...wasCutOff, ...(cutOff?.() === true ? [called] : [])]),
]

export interface Gathered {
  gathering: Gathering
  /** Of plans: what stood before their change. */
  before?: Gathering
  /** The files that were asked for; those of the parts, where parts were joined. */
  from: string[]
  /** The identity of the one run that was read again. */
  recorded?: ScanIdentity
  collectors: Record<string, string>
  /** Whether credentials or time ran out, so that newer ones, or more of it, would tell more; until all is located it may become so. */
  cutOff?(): boolean
  /** What was cut off before, of parts or runs that are read again: nobody can be asked for more of it. */
  wasCutOff?: readonly string[]
  startedAt: string
  /** Follows a locator that names no region; absent where there is no network. */
  locate?: Locate
  warnings: string[]
}
