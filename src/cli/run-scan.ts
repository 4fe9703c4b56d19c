// Runs one scan for a person: the output folder is proven first, the files are written, then the first page.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeNdjson } from '../reports/before-ndjson.ts'
import { partialFile } from '../evidence/index.ts'
import type { Baseline } from '../model/baseline.ts'
import type { Run, Summary } from '../model/run.ts'
import { openReports, type Outputs, type Wanted } from '../reports/index.ts'
import { counted } from '../reports/terminal/layout.ts'
import { keepHeapSmall } from '../runtime/heap.ts'
import { endInOrder } from '../runtime/interruption.ts'
import { baselineIn } from './baseline.ts'
import { type Evidence, evidenceOf, signingKey } from './evidence.ts'
import { printedPage } from './first-page.ts'
import { type Host, say } from './host.ts'
import { progressOn } from './progress.ts'
import { isLive, type ScanRequest, thresholdOf } from './request.ts'
import type { Listener } from './judged.ts'
import { scan } from './scan.ts'
import { writeShard } from './shard.ts'
import { type Unfinished, underWay } from './unfinished.ts'
import { writeRaw } from './raw-files.ts'
import type { RawLine } from './raw-answers.ts'
import { refuseInside, refuseOfPart, wantedOf } from './wanted.ts'

/** The exit status. */
export const runScan = async (asked: ScanRequest, host: Host): Promise<number> => (await scanned(asked, host)).code

/** What whoever started a scan may go on to tell of it. */
export interface Scanned {
  /** The exit status. */
  code: number
  /** Where the files are. */
  folder: string
  /** What failed before: in an earlier run, or before the change of a plan. */
  baseline?: Baseline
}

/** A folder that cannot take the output is refused before anything is asked of a provider. */
export async function scanned(asked: ScanRequest, world: Host): Promise<Scanned> {
  const kind = asked.quiet ? 'none' : (asked.progress ?? 'auto')
  const progress = progressOn(kind, { stream: world.process.stderr, env: world.env })
  try {
    return await ranScan(asked, { ...world, progress })
  } finally {
    progress.end()
  }
}

async function ranScan(asked: ScanRequest, host: Host): Promise<Scanned> {
  // The SDK of a cloud takes what room the estate does not need, and waiting for answers leaves time to make some.
  keepHeapSmall(isLive(asked) ? 10 : 20)
  endInOrder((text) => say(host, text))
  const key = await signingKey(asked)
  refuseOfPart(asked) // before there is a folder; what is gone on with may be a part too
  const { request, unfinished } = await underWay(asked, host)
  if (isLive(request) && !request.quiet) say(host, 'reading the configuration and the rules, then the accounts')
  try {
    refuseOfPart(request)
    if (request.share !== undefined)
      return { code: await writeShard(request, request.share, host, unfinished), folder: unfinished.dir }
    const wanted = await wantedOf(request.formats, host)
    if (request.output !== undefined) refuseInside(wanted, request.output, host)
    const baseline = request.baseline === undefined ? undefined : await baselineIn(request.baseline, host.cwd)
    const evidence = evidenceOf(request, { key, baseline })
    const { summary, run, ...told } = await written(request, host, { unfinished, evidence, baseline, wanted })
    if (!request.quiet) {
      const options = { verbose: request.verbose, failOn: thresholdOf(request) }
      say(host, await printedPage(told.folder, { ...run, summary }, options, host))
    }
    return { code: summary.exit.code, ...told }
  } catch (error) {
    await unfinished.stop().catch(() => undefined) // the first error is the one to tell
    throw error
  }
}

interface Written extends Omit<Scanned, 'code'> {
  summary: Summary
  run: Run
}

interface Held {
  unfinished: Unfinished
  evidence: Evidence
  baseline: Baseline | undefined
  wanted: readonly Wanted[]
}

/** Files get their final names when the last of them is whole; a scan that fails leaves none. */
async function written(
  request: ScanRequest,
  host: Host,
  { unfinished, evidence, baseline, wanted }: Held,
): Promise<Written> {
  let outputs: Outputs | undefined
  let told: Run | undefined
  const listen = async (judging: Run, lines?: AsyncIterable<readonly RawLine[]>): Promise<Listener> => {
    const where = { dir: unfinished.dir, workIn: unfinished.folder, penFor: evidence.penFor }
    const kept = lines && (await writeRaw(lines, where))
    if (kept !== undefined) evidence.raw(kept.totals)
    const raw = kept?.raw ?? request.rawBefore
    const run = raw === undefined ? judging : { ...judging, raw }
    told = run
    const files = await openReports(run, unfinished.dir, {
      workIn: unfinished.folder,
      penFor: evidence.penFor,
      ...(kept && { written: kept.files }),
      csvBom: request.csvBom === true,
      wanted: run.before === undefined ? wanted : [{ report: beforeNdjson }, ...wanted],
    })
    outputs = files
    let judged = 0
    return {
      ...files,
      async subjects(batch) {
        judged += batch.length
        host.progress?.step(`judged ${counted(judged, 'resource')}`)
        await files.subjects(batch)
      },
    }
  }
  try {
    const { summary, cutOff } = await scan(request, host, listen, {
      unfinished,
      ...(baseline === undefined ? {} : { baseline }),
    })
    if (outputs === undefined || told === undefined) throw new Error('a scan without a run')
    await outputs.finish(summary, () => evidence.last(summary, !cutOff))
    if (!cutOff) await rm(join(unfinished.dir, partialFile), { force: true })
    return {
      summary,
      folder: await unfinished.finish(!cutOff, summary.scan.id),
      run: told,
      ...(told.baseline === undefined ? {} : { baseline: told.baseline }),
    }
  } catch (error) {
    await outputs?.abandon()
    throw error
  } finally {
    await evidence.close()
  }
}
