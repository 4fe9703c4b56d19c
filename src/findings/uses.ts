// Which entries of the config did anything, counted while the run goes by: one that matches nothing is often misspelt.
import { globMatches } from '../model/glob.ts'
import { namedIn, namesOf } from '../model/gaps.ts'
import type { Judged, Run } from '../model/run.ts'
import type { GapUse, TransferUse, UnusedEntry, Uses, WaiverUse } from '../model/uses.ts'
import type { Failure, Outcome, Verdict } from '../model/verdict.ts'
import { entryOf } from './register-entry.ts'

export interface UseCount {
  add(judged: Judged): void
  uses(): Uses
}

export function usesOf(run: Run): UseCount {
  const { config } = run.rulebook
  /** Where the data rules and fences stand that matched. */
  const met = new Set<string>()
  const transfers = new Map(
    config.transfers.map(({ id }): [string, TransferUse] => [id, { id, carried: 0, failed: {}, open: 0 }]),
  )
  const waivers = new Map(config.waivers.map(({ id }): [string, WaiverUse] => [id, { id, lifted: 0, lapsed: 0 }]))
  const gaps = new Map(
    config.acceptedGaps.map(({ where }): [string, GapUse] => [where, { where, checks: 0, calls: 0 }]),
  )
  for (const gap of run.gaps)
    for (const { where } of namedIn(config.acceptedGaps, gap.account, namesOf(gap)))
      noteGap(where, (use) => (use.calls += gap.count ?? 1))

  function noteSubject({ classification, places }: Judged['subject']): void {
    for (const where of classification.rules) met.add(where)
    for (const { fences = [], laws } of places) {
      for (const where of fences) met.add(where)
      for (const { fencedBy } of Object.values(laws)) if (fencedBy !== null) met.add(fencedBy)
    }
  }

  function noteVerdict(verdict: Verdict): void {
    const outcomes = verdict.laws === undefined ? [verdict.outcome] : Object.values(verdict.laws)
    for (const outcome of outcomes) noteTransfer(outcome)
    const lifted = new Set(outcomes.flatMap((one) => (one.status === 'waived' ? [one.waiver.id] : [])))
    const lapsed = new Set(outcomes.flatMap((one) => (one.status === 'fail' && one.lapsed ? [one.lapsed.id] : [])))
    for (const id of lifted) noteWaiver(id, (use) => (use.lifted += 1))
    for (const id of lapsed) noteWaiver(id, (use) => (use.lapsed += 1))
  }

  function noteTransfer(outcome: Outcome): void {
    switch (outcome.status) {
      case 'permitted':
        return noteEntry(outcome.entry, (use) => (use.carried += 1))
      case 'fail':
        return noteMiss(outcome)
      case 'waived':
        return noteMiss(outcome.failure)
      case 'undeclared':
        return noteOpen(outcome.would)
      case 'not_applicable':
        return outcome.notYet === undefined ? undefined : noteOpen(outcome.notYet.would)
      default:
    }
  }

  function noteMiss(failure: Failure): void {
    const { reason = '' } = failure
    noteEntry(entryOf(failure, config)?.id, (use) => (use.failed[reason] = (use.failed[reason] ?? 0) + 1))
  }

  function noteOpen(would: Outcome): void {
    if (would.status === 'undeclared') return noteOpen(would.would)
    const id =
      would.status === 'permitted' ? would.entry : would.status === 'fail' ? entryOf(would, config)?.id : undefined
    noteEntry(id, (use) => (use.open += 1))
  }

  function noteUnread({ subject, verdicts }: Judged): void {
    if (config.acceptedGaps.length === 0) return
    const { account } = subject.resource.owner
    for (const { unread } of verdicts) {
      const named = unread.flatMap(({ permission }) => namedIn(config.acceptedGaps, account, [permission]))
      for (const where of new Set(named.map((entry) => entry.where))) noteGap(where, (use) => (use.checks += 1))
    }
  }

  function noteEntry(id: string | undefined, note: (use: TransferUse) => void): void {
    const use = id === undefined ? undefined : transfers.get(id)
    if (use !== undefined) note(use)
  }

  function noteWaiver(id: string, note: (use: WaiverUse) => void): void {
    const use = waivers.get(id)
    if (use !== undefined) note(use)
  }

  function noteGap(where: string, note: (use: GapUse) => void): void {
    const use = gaps.get(where)
    if (use !== undefined) note(use)
  }

  return {
    add(judged) {
      noteSubject(judged.subject)
      judged.verdicts.forEach(noteVerdict)
      noteUnread(judged)
    },
    uses: () => ({
      transfers: [...transfers.values()],
      waivers: [...waivers.values()],
      acceptedGaps: [...gaps.values()],
      unused: unusedOf(run, { met, transfers, waivers, gaps }),
    }),
  }
}

interface Counted {
  met: ReadonlySet<string>
  transfers: ReadonlyMap<string, TransferUse>
  waivers: ReadonlyMap<string, WaiverUse>
  gaps: ReadonlyMap<string, GapUse>
}

/** What was not asked cannot be told unused: an entry of a law, or a waiver of a control, that was left out. */
function unusedOf({ rulebook: { config, laws }, controls }: Run, counted: Counted): UnusedEntry[] {
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
