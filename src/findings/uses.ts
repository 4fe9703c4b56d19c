// Which entries of the config did anything, counted while the run goes by: one that matches nothing is often misspelt.
import { namedIn, namesOf } from '../model/gaps.ts'
import { entryBehind, entryOf } from '../model/register-entry.ts'
import type { Judged, Run } from '../model/run.ts'
import type { GapUse, TransferUse, Uses, WaiverUse } from '../model/uses.ts'
import type { Failure, Outcome, Verdict } from '../model/verdict.ts'
import { unusedOf } from './unused.ts'

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
    // All failures of one verdict are lifted by one waiver, and count once.
    const lifted = outcomes.find((one) => one.status === 'waived')
    if (lifted !== undefined) noteWaiver(lifted.waiver.id, (use) => (use.lifted += 1))
    const lapsed = verdict.outcome.status === 'fail' ? verdict.outcome.lapsed : undefined
    if (lapsed !== undefined) noteWaiver(lapsed.id, (use) => (use.lapsed += 1))
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
    if (reason === 'basis-at-risk') return // the entry carries the place, and is counted for that
    noteEntry(entryOf(failure, run.rulebook)?.id, (use) => (use.failed[reason] = (use.failed[reason] ?? 0) + 1))
  }

  function noteOpen(would: Outcome): void {
    noteEntry(entryBehind(would, run.rulebook)?.id, (use) => (use.open += 1))
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
      if (transfers.size + waivers.size > 0) judged.verdicts.forEach(noteVerdict)
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
