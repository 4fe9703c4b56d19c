// Which entries of the config matched nothing, of those that this run asked about at all.
import { globMatches } from '../model/glob.ts'
import type { Run } from '../model/run.ts'
import type { GapUse, TransferUse, UnusedEntry, WaiverUse } from '../model/uses.ts'

/** What was counted, by id, or by where it stands. */
export interface Counted {
  /** Where the data rules and fences stand that matched. */
  met: ReadonlySet<string>
  transfers: ReadonlyMap<string, TransferUse>
  waivers: ReadonlyMap<string, WaiverUse>
  gaps: ReadonlyMap<string, GapUse>
}

/** What was not asked cannot be told unused: an entry of a law, or a waiver of a control, that was left out. */
export function unusedOf({ rulebook: { config, laws }, controls }: Run, counted: Counted): UnusedEntry[] {
  const placesAsked = controls.some(({ judges }) => judges === 'places')
  const asked = (law: string): boolean => placesAsked && laws.some(({ id }) => id === law)
  return [
    ...config.data.filter(({ where }) => !counted.met.has(where)).map(({ where }) => entry('data rule', where)),
    ...config.fences.filter(({ where }) => !counted.met.has(where)).map(({ where }) => entry('fence', where)),
    ...config.transfers
      .filter(({ id, law }) => asked(law) && isIdleTransfer(counted.transfers.get(id)))
      .map(({ where, id }) => entry('transfer', where, id)),
    ...config.waivers
      .filter(
        ({ id, control }) =>
          controls.some((one) => globMatches(control, one.id)) && isIdleWaiver(counted.waivers.get(id)),
      )
      .map(({ where, id }) => entry('waiver', where, id)),
    ...config.acceptedGaps
      .filter(({ where }) => isIdleGap(counted.gaps.get(where)))
      .map(({ where }) => entry('accepted gap', where)),
  ]
}

const entry = (kind: UnusedEntry['kind'], where: string, id?: string): UnusedEntry =>
  id === undefined ? { kind, where } : { kind, where, id }

const isIdleTransfer = (use: TransferUse | undefined): boolean =>
  use === undefined || (use.carried === 0 && use.open === 0 && Object.keys(use.failed).length === 0)
const isIdleWaiver = (use: WaiverUse | undefined): boolean =>
  use === undefined || (use.lifted === 0 && use.lapsed === 0)
const isIdleGap = (use: GapUse | undefined): boolean => use === undefined || (use.checks === 0 && use.calls === 0)
