// Two runs side by side: what fails now and did not, what cannot be told any more, what was waived or mended, and whose data was made less of.
import { failingOf, isJudgedBy, type JudgedBy } from '../model/baseline.ts'
import type { Finding } from '../model/finding.ts'
import { isLowered } from '../model/subject.ts'
import { fateOf, isWorse } from './fate.ts'
import { unreadSettings } from './unread-settings.ts'

export const differences = ['new', 'worse', 'lost', 'tier lowered', 'waived', 'mended', 'unseen'] as const
export type Difference = (typeof differences)[number]

export interface Change {
  kind: Difference
  /** The finding as it is now; of what is mended or unseen, as it was. */
  finding?: Finding
  /** Of a tier that was lowered. */
  resource?: { id: string; before: string; now: string }
}

/** What is kept of a resource: its tier. By its name at the provider, which both runs have. */
export type Population = ReadonlyMap<string, string>

/** What is held of the earlier run, by id: as much as fails or was unknown, and not all that was found. */
export interface Earlier {
  failing: ReadonlyMap<string, Finding>
  unknown: ReadonlySet<string>
}

/** The later run goes by, judged `by` so. `still`: how many fail as they did. */
export function differing({ failing, unknown }: Earlier, was: Population, is: Population, by: JudgedBy) {
  const seen = new Set<string>()
  const counts = { still: 0 }
  const unread = unreadSettings(new Set([...failing.values()].map(({ resource }) => resource.key)))

  /** What one finding of the later run is news of. */
  function onFinding(finding: Finding): Change[] {
    unread.note(finding)
    const old = failing.get(finding.id)
    if (old !== undefined) seen.add(finding.id)
    if (finding.status === 'fail') {
      if (old === undefined) return [{ kind: 'new', finding }]
      if (isWorse(finding.severity, old.severity)) return [{ kind: 'worse', finding }]
      counts.still += 1
      return []
    }
    if (old !== undefined) return [fateIn(old, finding)]
    // What was not unknown could be told, if its resource was there.
    const told = was.has(finding.resource.id) && !unknown.has(finding.id)
    return finding.status === 'unknown' && told ? [{ kind: 'lost', finding }] : []
  }

  /** After the last finding. */
  function rest(): Change[] {
    const gone = [...failing.values()].filter(({ id }) => !seen.has(id))
    const lowered = [...is].flatMap(([id, now]): Change[] => {
      const old = was.get(id)
      return old !== undefined && isLowered(old, now)
        ? [{ kind: 'tier lowered', resource: { id, before: old, now } }]
        : []
    })
    return [...gone.map((old) => fateIn(old, undefined)), ...lowered]
  }

  /** What became of a failure that is none now. */
  function fateIn(old: Finding, now: Finding | undefined): Change {
    const failure = failingOf(old)
    // What told of the copy may have been the copy itself.
    const isCopyGone = failure.copy !== undefined && was.has(failure.copy) && !is.has(failure.copy)
    const read = now !== undefined || (is.has(old.resource.id) && !isCopyGone)
    const judged = isJudgedBy(by, failure) && (now !== undefined || !unread.mayHide(failure))
    const fate = fateOf(now?.status, { read, judged })
    if (fate === 'untold') return { kind: 'lost', finding: now ?? old }
    if (fate === 'waived') return { kind: 'waived', finding: now ?? old }
    return { kind: fate === 'mended' ? 'mended' : 'unseen', finding: old }
  }

  return { counts, onFinding, rest }
}
