// Runs one scan for a person: the output folder is proven first, the files are written, then the first page.
import { rm } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { beforeNdjson } from '../reports/before-ndjson.ts'
import { partialFile } from '../evidence/index.ts'
import type { Baseline } from '../model/baseline.ts'
import type { Run, Summary } from '../model/run.ts'
import {
  type FactsGathering,
  firstPage,
  openReports,
  type Outputs,
  pageFacts,
  type PageFacts,
  type PageOptions,
  type Wanted,
} from '../reports/index.ts'
import { keepHeapSmall, letNewSpaceGrow } from '../runtime/heap.ts'
import { endInOrder } from '../runtime/interruption.ts'
import { baselineIn } from './baseline.ts'
import { type Evidence, evidenceOf, signingKey } from './evidence.ts'
import { type Host, say } from './host.ts'
import { type ScanRequest, thresholdOf } from './request.ts'
import type { Listener } from './judged.ts'
import { scan } from './scan.ts'
import { writeShard } from './shard.ts'
import { type Unfinished, underWay } from './unfinished.ts'
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
export async function scanned(asked: ScanRequest, host: Host): Promise<Scanned> {
  keepHeapSmall(isLive(asked) ? 10 : 20)
  if (!isLive(asked)) letNewSpaceGrow()
  endInOrder((text) => say(host, text))
  const key = await signingKey(asked)
  refuseOfPart(asked) // before there is a folder; what is gone on with may be a part too
  const { request, unfinished } = await underWay(asked, host)
  try {
    refuseOfPart(request)
    if (request.share !== undefined)
      return { code: await writeShard(request, request.share, host, unfinished), folder: unfinished.dir }
    const wanted = await wantedOf(request.formats, host)
    if (request.output !== undefined) refuseInside(wanted, request.output, host)
    const baseline = request.baseline === undefined ? undefined : await baselineIn(request.baseline, host.cwd)
    const evidence = evidenceOf(request, { key, baseline })
    const { summary, facts, ...told } = await written(request, host, { unfinished, evidence, baseline, wanted })
    if (!request.quiet) say(host, firstPage(facts, pageOptions(request, host, told.folder)))
    return { code: summary.exit.code, ...told }
  } catch (error) {
    await unfinished.stop().catch(() => undefined) // the first error is the one to tell
    throw error
  }
}

/** The SDK of a cloud takes what room the estate does not need, and waiting for answers leaves time to make some. */
const isLive = ({ from, shards }: ScanRequest): boolean => from.length === 0 && shards.length === 0

const pageOptions = (request: ScanRequest, { process: { stderr }, env, cwd }: Host, folder: string): PageOptions => ({
  width: Math.min(stderr.columns ?? 100, 120),
  colour: stderr.isTTY === true && env['NO_COLOR'] === undefined,
  verbose: request.verbose,
  outDir: relative(cwd, folder) || '.',
  failOn: thresholdOf(request),
})

interface Written extends Omit<Scanned, 'code'> {
  summary: Summary
  facts: PageFacts
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
  let page: FactsGathering | undefined
  let heldAgainst: Baseline | undefined
  const listen = async (run: Run): Promise<Listener> => {
    const files = await openReports(run, unfinished.dir, {
      workIn: unfinished.folder,
      watch: evidence.watch,
      csvBom: request.csvBom === true,
      wanted: run.before === undefined ? wanted : [{ report: beforeNdjson }, ...wanted],
    })
    const facts = pageFacts(run, request.verbose ? mostShown : fewShown)
    outputs = files
    page = facts
    heldAgainst = run.baseline
    return {
      asksFallen: files.asksFallen,
      async subjects(batch) {
        facts.subjects(batch)
        await files.subjects(batch)
      },
      async findings(batch) {
        facts.findings(batch)
        await files.findings(batch)
      },
    }
  }
  try {
    const { summary, cutOff } = await scan(request, host, listen, {
      unfinished,
      ...(baseline === undefined ? {} : { baseline }),
    })
    if (outputs === undefined || page === undefined) throw new Error('a scan without a run')
    await outputs.finish(summary, () => evidence.last(summary, !cutOff))
    if (!cutOff) await rm(join(unfinished.dir, partialFile), { force: true })
    return {
      summary,
      folder: await unfinished.finish(!cutOff, summary.scan.id),
      facts: page.facts(summary),
      ...(heldAgainst === undefined ? {} : { baseline: heldAgainst }),
    }
  } catch (error) {
    await outputs?.abandon()
    throw error
  }
}

const fewShown = 8
const mostShown = 1_000
