// `ringfence show` at work: the first page of a finished run once more, on stdout.
import { wholePack } from '../evidence/index.ts'
import { explained } from '../model/errors.ts'
import { pageNdjson } from '../reports/index.ts'
import { readRun, readSummary } from '../sources/snapshot/index.ts'
import { printedPage } from './first-page.ts'
import type { Host } from './host.ts'
import { runNamed } from './latest-run.ts'

export interface ShowRequest {
  verbose: boolean
}

export async function show(dir: string | undefined, { verbose }: ShowRequest, host: Host): Promise<void> {
  const { folder, named } = runNamed(dir, host.cwd)
  const { manifest } = await wholePack(folder, named)
  if (!manifest.files.some(({ path }) => path === pageNdjson.file)) throw withoutPage(named)
  const [{ records }, summary] = [await readRun(folder), await readSummary(folder)]
  const told = {
    summary,
    asked: records.filter((record) => record.kind === 'asked'),
    gaps: records.filter((record) => record.kind === 'gap'),
  }
  const options = { verbose, failOn: manifest.asked.failOn }
  const { stdout } = host.process
  stdout.write(`${await printedPage(folder, told, options, host, stdout)}\n`)
}

const withoutPage = (dir: string) =>
  explained('data', {
    what: 'the run keeps nothing of its first page',
    where: dir,
    why: `the version of ringfence that made it wrote no ${pageNdjson.file}`,
    mend: `Judge it again: ringfence scan --from ${dir}`,
  })
