// A run held whole in memory, as tests look at it: what listeners would have heard while it went by.
import type { Host } from '../src/cli/host.ts'
import type { ScanRequest } from '../src/cli/request.ts'
import { scan, type ScanOptions } from '../src/cli/scan.ts'
import { type Finding, isSilent } from '../src/model/finding.ts'
import type { FindingLine, Judged, Run, Summary } from '../src/model/run.ts'
import type { Subject } from '../src/model/subject.ts'
import type { Verdict } from '../src/model/verdict.ts'
import { firstPage, type PageOptions } from '../src/reports/index.ts'
import { pageFacts } from '../src/reports/terminal/facts.ts'
import { jsonLine, plainLine } from '../src/reports/json-line.ts'
import type { Report } from '../src/reports/report.ts'

/** Everything there is, told to nobody; a test says what it changes. */
export const everything: ScanRequest = {
  providers: [],
  from: [],
  policies: [],
  shards: [],
  accounts: [],
  regions: [],
  laws: [],
  without: [],
  controls: [],
  formats: [],
  failOn: 'none',
  cache: true,
  quiet: true,
  verbose: false,
}

export interface WholeRun extends Run {
  /** Sorted by key. */
  subjects: Subject[]
  /** In the order of the subjects. */
  verdicts: Verdict[]
  /** The worst first. */
  findings: Finding[]
  summary: Summary
}

export async function wholeScan(
  request: ScanRequest,
  host: Host,
  rulesAt?: string,
  prepared?: ScanOptions['prepared'],
): Promise<WholeRun> {
  const heard: { run?: Run; subjects: Subject[]; verdicts: Verdict[]; findings: Finding[] } = {
    subjects: [],
    verdicts: [],
    findings: [],
  }
  const listen = (run: Run) => {
    heard.run = run
    return {
      subjects(batch: readonly Judged[]) {
        heard.subjects.push(...batch.map(({ subject }) => subject))
        heard.verdicts.push(...batch.flatMap(({ verdicts }) => verdicts))
      },
      findings: (batch: readonly FindingLine[]) => void heard.findings.push(...batch.map(({ finding }) => finding)),
    }
  }
  const { summary } = await scan(request, host, listen, {
    ...(rulesAt === undefined ? {} : { rulesAt }),
    ...(prepared === undefined ? {} : { prepared }),
  })
  const { run, ...lists } = heard
  if (run === undefined) throw new Error('nobody was told of the run')
  return { ...run, ...lists, summary }
}

export function judgedIn({ subjects, verdicts }: Pick<WholeRun, 'subjects' | 'verdicts'>): Judged[] {
  const found = Map.groupBy(verdicts, ({ resource }) => resource)
  return subjects.map((subject) => ({
    subject,
    line: jsonLine(subject.resource),
    verdicts: found.get(subject.resource.key) ?? [],
  }))
}

/** The text of one file, its rows in batches of two, so that no writer can count on seeing all of them at once. */
export async function writtenBy(report: Report, run: WholeRun): Promise<string> {
  const writer = report.writer(run)
  const pieces = [writer.head?.()]
  for (const batch of pairs(judgedIn(run))) pieces.push(await writer.subjects?.(batch))
  const told = report.takesAll === true ? run.findings : run.findings.filter((one) => !isSilent(one))
  for (const batch of pairs(linesOf(told))) pieces.push(await writer.findings?.(batch))
  for await (const piece of writer.tail?.(run.summary) ?? []) pieces.push(piece)
  await writer.close?.()
  return pieces.join('')
}

export const linesOf = (findings: readonly Finding[]): FindingLine[] =>
  findings.map((finding) => ({ finding, line: plainLine(finding) }))

const pairs = <T>(items: readonly T[]): T[][] =>
  items.flatMap((_, index) => (index % 2 === 0 ? [items.slice(index, index + 2)] : []))

export function pageOf(run: WholeRun, options: PageOptions): string {
  const gathering = pageFacts(run, options.verbose ? 1_000 : 8)
  gathering.subjects(judgedIn(run))
  gathering.findings(linesOf(run.findings))
  return firstPage(gathering.facts(run.summary), options)
}
