// A scan whose page is held as one text, as `-f html` would write it, and the verdicts that it was made from.
import { join } from 'node:path'
import type { Host } from '../../../src/cli/host.ts'
import type { ScanRequest } from '../../../src/cli/request.ts'
import { scan } from '../../../src/cli/scan.ts'
import type { FindingLine, Judged, Run, Summary } from '../../../src/model/run.ts'
import { htmlReport } from '../../../src/reports/html/html-report.ts'
import { everything } from '../../whole-run.ts'

const project = join(import.meta.dirname, '../../..')
const demo = join(project, 'fixtures/demo')
const sampleDay = '2026-11-24T12:00:00.000Z'

export const host: Host = {
  process: { stdout: process.stdout, stderr: process.stderr },
  env: {},
  cwd: project,
  clock: () => sampleDay,
}

/** The sample estate that ships with ringfence. */
export const demoRequest: ScanRequest = {
  ...everything,
  config: join(demo, 'ringfence.yaml'),
  from: [join(demo, 'aws'), join(demo, 'azure')],
  savedAt: sampleDay,
  now: sampleDay,
}

export interface Scanned {
  page: string
  run: Run
  judged: Judged[]
  /** How many there are, of each status too. */
  findings: Summary['findings']
}

export async function scanned(more: Partial<ScanRequest> = {}): Promise<Scanned> {
  const judged: Judged[] = []
  const pieces: (string | undefined)[] = []
  let heard: { run: Run; writer: ReturnType<typeof htmlReport.writer> } | undefined
  const listen = (run: Run) => {
    const writer = htmlReport.writer(run)
    heard = { run, writer }
    return {
      asksFallen: true,
      async subjects(batch: readonly Judged[]) {
        judged.push(...batch)
        pieces.push(await writer.subjects?.(batch))
      },
      async findings(batch: readonly FindingLine[]) {
        pieces.push(await writer.findings?.(batch))
      },
    }
  }
  const { summary } = await scan({ ...demoRequest, ...more }, host, listen)
  if (heard === undefined) throw new Error('nobody was told of the run')
  for await (const piece of heard.writer.tail?.(summary) ?? []) pieces.push(piece)
  return { page: pieces.join(''), run: heard.run, judged, findings: summary.findings }
}
