// From what policies answered to what stands today: laws that do not apply yet step back, and waivers lift what they name.
import type { Judged, Run } from '../model/run.ts'
import { pendingLaws, postponed } from './readiness.ts'
import { lifted } from './waivers.ts'

/** Everything after it works from its verdicts, so that findings, totals, tables and the exit status tell the same. */
export function settling({ rulebook, identity }: Pick<Run, 'rulebook' | 'identity'>): (judged: Judged) => Judged {
  const day = identity.now.slice(0, 10)
  const { waivers } = rulebook.config
  const pending = pendingLaws(rulebook.laws, day)
  if (waivers.length === 0 && pending.length === 0) return (judged) => judged
  return (judged) => ({
    ...judged,
    verdicts: judged.verdicts.map((verdict) =>
      lifted(postponed(verdict, judged.subject, pending), judged, waivers, day),
    ),
  })
}
