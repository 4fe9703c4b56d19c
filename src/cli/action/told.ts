// Tells the runner of a finished run: annotations and masks on stdout, the job summary, and the outputs last.
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Summary } from '../../model/run.ts'
import { readFindings, readSummary } from '../../sources/snapshot/index.ts'
import type { Asked } from '../action.ts'
import { type Host, say } from '../host.ts'
import { type ScanRequest, thresholdOf } from '../request.ts'
import type { Scanned } from '../run-scan.ts'
import { annotations } from './annotations.ts'
import { masks } from './commands.ts'
import { jobSummary } from './job-summary.ts'
import { addSummary, setOutputs } from './runner-files.ts'
import { seenFrom } from './seen-from.ts'

interface Ended extends Scanned {
  request: ScanRequest
  asked: Asked
  /** Anybody may read the log. */
  discreet: boolean
}

export async function told(host: Host, { request, asked, discreet, code, folder, baseline }: Ended): Promise<void> {
  const summary = await readSummary(folder)
  const { stdout } = host.process
  const at = seenFrom(host, folder)
  if (discreet) {
    stdout.write(masks(summary.scan.scope.accounts))
    say(host, `Exit status ${code}: ${summary.exit.why}`)
    say(host, `Anybody may read this log, so it holds counts only. Names are in ${at}: do not upload it as it is`)
  }
  const findings = readFindings(folder, summary)
  const options = { summary, findings, failOn: thresholdOf(request), baseline, folder: at }
  stdout.write(await annotations(asked.annotations, options))
  await addSummary(host, await jobSummary(asked.summary, summary, folder))
  await setOutputs(host, {
    result: results.get(code) ?? 'error',
    'exit-code': String(code),
    ...countsIn(summary),
    'output-dir': at,
    'sarif-file': pathOf(host, join(folder, 'results.github.sarif')),
    'report-html': pathOf(host, join(folder, 'report.html')),
    'manifest-sha256': await digestOf(join(folder, 'manifest.json')),
  })
}

const results: ReadonlyMap<number, string> = new Map([
  [0, 'pass'],
  [1, 'fail'],
  [3, 'incomplete'],
])

function countsIn({ findings: { total, byStatus, failedBySeverity }, unknown }: Summary): Record<string, string> {
  const counts = {
    'findings-total': total,
    'findings-failed': byStatus.fail,
    'findings-critical': failedBySeverity.critical,
    'findings-high': failedBySeverity.high,
    'not-evaluated': unknown.checks + unknown.ownerless,
  }
  return Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, String(count)]))
}

const pathOf = (host: Host, path: string): string => (existsSync(path) ? seenFrom(host, path) : '')

/** Empty of a run that was cut off, which has no manifest. */
const digestOf = async (path: string): Promise<string> =>
  existsSync(path)
    ? createHash('sha256')
        .update(await readFile(path))
        .digest('hex')
    : ''
