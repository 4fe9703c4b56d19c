// The second way through the inventory: what every resource is, what stands of its verdicts, and the findings in their order.
import { estate } from '../estate/index.ts'
import type { Panel } from '../evaluate/panel.ts'
import { findingsOn, rankOf, settling, tallyOf } from '../findings/index.ts'
import type { Finding } from '../model/finding.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { FindingLine, Judged, Run } from '../model/run.ts'
import { restsOnDecision } from '../model/law.ts'
import { plainLine } from '../reports/json-line.ts'
import { withoutFirst } from '../rulebook/index.ts'
import { lineGroups } from '../runtime/line-groups.ts'
import type { Surveyed } from './surveyed.ts'

/** Whoever follows a run while it goes by: files, and the first page. */
export interface Listener {
  /** It wants to hear what would be said if adequacy decisions fell. */
  asksFallen?: boolean
  /** Sorted by key. */
  subjects(batch: readonly Judged[]): Promise<void> | void
  /** As they are found, for whoever needs no order. */
  found?(batch: readonly Finding[]): void
  /** After the last subject; the worst first. */
  findings?(batch: readonly FindingLine[]): Promise<void> | void
}

/** Batch by batch, and then through the findings in their order. `plain`: the law that a question is held against. Returns the totals. */
export async function judged(
  run: Run,
  plain: Rulebook,
  known: Surveyed,
  panel: Panel,
  listener: Listener,
  folder: string | undefined,
) {
  const controls = new Map(run.controls.map((control) => [control.id, control]))
  const judge = judging(run, known, panel)
  const judgeBefore =
    run.comparedWith === undefined
      ? undefined
      : judging({ ...run, rulebook: plain, identity: { ...run.identity, now: run.comparedWith } }, known, panel)
  const judgesFallen = listener.asksFallen === true ? fallenOnes(run, known, panel) : undefined
  const tally = tallyOf(run)
  const ordered = listener.findings && worstFirst(folder)
  const found = (answer: Judged): Finding[] => {
    const list = findingsOn(answer, controls, run)
    tally.add(answer, list)
    return list
  }
  try {
    for await (const batch of known.resources()) {
      const answers = await judge(batch)
      const before = await judgeBefore?.(batch)
      const told = before === undefined ? answers : answers.map((answer, index) => beside(answer, before[index]))
      const findings = told.flatMap(found)
      listener.found?.(findings)
      await ordered?.add(findings)
      await listener.subjects(judgesFallen === undefined ? told : await laddered(told, batch, judgesFallen))
    }
    for await (const batch of ordered?.batches() ?? []) await listener.findings?.(batch)
  } finally {
    await ordered?.close()
  }
  return tally.summary
}

/** From resources to what stands of their verdicts, by the law and on the day of this run. */
export function judging(run: Run, known: Surveyed, panel: Panel) {
  const subjectOf = estate(known.survey, run, run.rulebook, run.identity.now)
  const controls = new Set(run.controls.map(({ id }) => id))
  const settled = settling(run)
  return async (batch: readonly { resource: Resource; line: string }[]): Promise<Judged[]> => {
    const subjects = batch.map(({ resource }) => subjectOf(resource))
    const answers = await panel.judge(subjects)
    return batch.map(({ line }, index) => {
      const subject = subjects[index]
      const verdicts = answers[index]
      if (subject === undefined || verdicts === undefined) throw new Error('a subject without its verdicts')
      return settled({ subject, line, verdicts: verdicts.filter(({ control }) => controls.has(control)) })
    })
  }
}

type Judge = ReturnType<typeof judging>

/** One for each decision that may have to fall until a country has none left. */
function fallenOnes(run: Run, known: Surveyed, panel: Panel): Judge[] {
  const judges: Judge[] = []
  for (;;) {
    const rulebook = withoutFirst(run.rulebook, judges.length + 1, run.identity.now.slice(0, 10))
    if (rulebook === undefined) return judges
    judges.push(judging({ ...run, rulebook }, known, panel))
  }
}

/** Each answer with what would be said after each fall, until no decision covers any of its places any more. */
async function laddered(answers: Judged[], batch: Parameters<Judge>[0], judges: readonly Judge[]): Promise<Judged[]> {
  const told = answers.map((answer) => ({ answer, fallen: [] as Judged[] }))
  let covered = batch.flatMap((one, index) => (told[index] ? [{ one, ...told[index] }] : []))
  for (const judge of judges) {
    covered = covered.filter(({ answer, fallen }) => isCovered(fallen.at(-1) ?? answer))
    const found = await judge(covered.map(({ one }) => one))
    covered.forEach(({ fallen }, index) => fallen.push(...found.slice(index, index + 1)))
  }
  return told.map(({ answer, fallen }) => ({ ...answer, fallen }))
}

const isCovered = ({ subject }: Judged): boolean =>
  subject.places.some(({ laws }) => Object.values(laws).some(restsOnDecision))

/** Nothing beside it would read as nothing changed. */
function beside(answer: Judged, before: Judged | undefined): Judged {
  if (before === undefined) throw new Error('a subject that the plain run has not judged')
  return { ...answer, before: before.verdicts }
}

/** More findings than fit in memory, the worst first. */
function worstFirst(folder: string | undefined) {
  const groups = lineGroups(folder)
  return {
    async add(findings: readonly Finding[]): Promise<void> {
      for (const finding of findings) await groups.add(rankOf(finding), plainLine(finding).slice(0, -1))
    },
    async *batches(): AsyncGenerator<FindingLine[]> {
      for await (const batch of groups.lines()) yield batch.map(findingLine)
    },
    close: () => groups.close(),
  }
}

const findingLine = (line: string): FindingLine => ({
  finding: JSON.parse(line) as Finding, // `as`: written above
  line: `${line}\n`,
})
