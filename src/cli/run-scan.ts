// Runs one scan for a person: the output folder is proven first, the files are written, then the first page.
import { existsSync, readdirSync } from 'node:fs'
import { rmdir } from 'node:fs/promises'
import { relative, resolve } from 'node:path'
import type { Summary } from '../model/run.ts'
import {
  type FactsGathering,
  firstPage,
  openReports,
  type Outputs,
  pageFacts,
  type PageFacts,
} from '../reports/index.ts'
import { keepHeapSmall } from '../runtime/heap.ts'
import { endInOrder, undoWhenInterrupted } from '../runtime/interruption.ts'
import { prepareOutput } from '../runtime/output.ts'
import { type Host, say } from './host.ts'
import type { ScanRequest } from './request.ts'
import { scan } from './scan.ts'
import { writeShard } from './shard.ts'

/** The exit status. A folder that cannot take the output is refused before anything is asked of a provider. */
export async function runScan(request: ScanRequest, host: Host): Promise<number> {
  keepHeapSmall()
  endInOrder((text) => say(host, text))
  if (request.share !== undefined) return writeShard(request, request.share, host)
  const asked = request.output === undefined ? undefined : resolve(host.cwd, request.output)
  if (asked !== undefined) {
    await prepareOutput(asked)
    undoWhenInterrupted(() => rmdir(asked))
  }
  const { summary, folder, facts } = await written(request, host, asked)
  if (!request.quiet) {
    const { stderr } = host.process
    say(
      host,
      firstPage(facts, {
        width: Math.min(stderr.columns ?? 100, 120),
        colour: stderr.isTTY === true && host.env['NO_COLOR'] === undefined,
        verbose: request.verbose,
        outDir: relative(host.cwd, folder) || '.',
        failOn: request.failOn,
      }),
    )
  }
  return summary.exit.code
}

interface Written {
  summary: Summary
  folder: string
  facts: PageFacts
}

/** Files get their final names when the last of them is whole; a scan that fails leaves none, and no empty folder. */
async function written(request: ScanRequest, host: Host, asked: string | undefined): Promise<Written> {
  let folder = asked
  let outputs: Outputs | undefined
  let page: FactsGathering | undefined
  try {
    const summary = await scan(request, host, async (run) => {
      folder ??= await freeFolder(resolve(host.cwd, 'ringfence-out', run.identity.id))
      const [files, facts] = [await openReports(run, folder), pageFacts(run, request.verbose ? mostShown : fewShown)]
      outputs = files
      page = facts
      return {
        async subjects(batch) {
          facts.subjects(batch)
          await files.subjects(batch)
        },
        async findings(batch) {
          facts.findings(batch)
          await files.findings(batch)
        },
      }
    })
    if (folder === undefined || outputs === undefined || page === undefined) throw new Error('a scan without a run')
    await outputs.finish(summary)
    return { summary, folder, facts: page.facts(summary) }
  } catch (error) {
    await outputs?.abandon()
    if (folder !== undefined) await rmdir(folder).catch(() => undefined) // only what is empty; the first error is the one to tell
    throw error
  }
}

const fewShown = 8
const mostShown = 1_000

/** A run that is read again keeps its name, so its folder may be there: `<id>-2` stands beside it, and neither is written over. */
async function freeFolder(first: string, attempt = 1): Promise<string> {
  const folder = attempt === 1 ? first : `${first}-${attempt}`
  if (existsSync(folder) && readdirSync(folder).length > 0) return freeFolder(first, attempt + 1)
  await prepareOutput(folder)
  return folder
}
