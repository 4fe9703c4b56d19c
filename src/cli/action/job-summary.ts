// The job summary of a run: its page, or no more than the counts where anybody may read it; never longer than GitHub takes.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Summary } from '../../model/run.ts'
import { markdownCounts, plainMarkdown } from '../../reports/index.ts'
import type { Shown } from './inputs.ts'

/** Beyond 1 MiB GitHub throws the whole of it away. */
const most = 900 * 1024

/** `folder`: where the run has written its page. */
export async function jobSummary(shown: Shown, summary: Summary, folder: string): Promise<string> {
  if (shown === 'none') return ''
  if (shown === 'counts') return markdownCounts(summary)
  return fitting(await readFile(join(folder, 'summary.md'), 'utf8'), summary)
}

export const fitting = (page: string, summary: Summary): string =>
  Buffer.byteLength(page) <= most
    ? page
    : `${markdownCounts(summary)}\nThe page with the names is longer than GitHub takes: summary.md of the run has it.\n`

/** Of a run that did not come to its end. */
export const failedSummary = (message: string, code: number): string =>
  `# ringfence\n\n**Error.** Exit status ${code}: nothing was judged.\n\n${message
    .split('\n')
    .map((line) => `${plainMarkdown(line)}\n`)
    .join('\n')}`
