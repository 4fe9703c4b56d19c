// The first page of a run, from what the run's folder keeps of it: a scan prints it, and `show` prints it again.
import { join, relative } from 'node:path'
import { explained } from '../model/errors.ts'
import type { Run, Summary } from '../model/run.ts'
import { firstPage, pageFrom, pageNdjson, type PageOptions } from '../reports/index.ts'
import { jsonLines } from '../sources/snapshot/index.ts'
import { widthOf } from './folded-lines.ts'
import type { Host, Stream } from './host.ts'

/** The page shortens names where it must, and a log has room for more of them than a terminal of 80 columns. */
const widthInLogs = 100

type Told = Pick<Run, 'asked' | 'gaps'> & { summary: Summary }

/** `to`: where it will be printed, if not on stderr. */
export async function printedPage(
  folder: string,
  told: Told,
  options: Pick<PageOptions, 'verbose' | 'failOn'>,
  { process, env, cwd }: Host,
  to: Stream = process.stderr,
): Promise<string> {
  const values: unknown[] = []
  for await (const { value } of jsonLines(join(folder, pageNdjson.file))) values.push(value)
  const facts = pageFrom(values, told)
  const outDir = relative(cwd, folder) || '.'
  if (facts === undefined) throw otherForm(outDir)
  return firstPage(facts, {
    ...options,
    outDir,
    width: widthOf(to, widthInLogs),
    colour: to.isTTY === true && env['NO_COLOR'] === undefined,
  })
}

const otherForm = (folder: string) =>
  explained('data', {
    what: 'the first page could not be read back',
    where: join(folder, pageNdjson.file),
    why: 'it is of another run than summary.json, or another version of ringfence wrote it',
    mend: 'Judge the run again with ringfence scan --from, or take the folder from a backup',
  })
