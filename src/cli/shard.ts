// Reads one part of a split scan and writes it down, to be judged when all parts are together.
import { join, relative } from 'node:path'
import type { Rulebook } from '../model/rulebook.ts'
import type { Share, ShardHead } from '../model/shard.ts'
import { jsonDocument, jsonLine } from '../reports/json-line.ts'
import { findConfig, loadConfig, rulebookOf } from '../rulebook/index.ts'
import type { LineSorter } from '../runtime/line-sorter.ts'
import { writeOutput } from '../runtime/output.ts'
import { rawFile } from '../sources/snapshot/index.ts'
import { gatherSources } from './gather.ts'
import { cutOffIn, type Gathered } from './gathered.ts'
import { type Host, say } from './host.ts'
import { linesDigest } from './identity.ts'
import { closed, mergedAsked, mergedGaps, resourcesOf } from './inventory.ts'
import type { ScanRequest } from './request.ts'
import { basisOf } from './resume.ts'
import { shippedRules } from './shipped-rules.ts'
import { surveyed } from './surveyed.ts'
import type { Unfinished } from './unfinished.ts'
import { toolVersion } from './version.ts'

/** The exit status: 0, as nothing is judged here; 3 where credentials or time ran out, so that nobody takes the part for whole. */
export async function writeShard(
  request: ScanRequest,
  share: Share,
  host: Host,
  unfinished: Unfinished,
): Promise<number> {
  const rules = await shippedRules()
  const rulebook = rulebookOf(rules, await loadConfig(await findConfig(host.cwd, request.config), rules))
  await unfinished.begin(await basisOf(rulebook, null))
  const gathered = await gatherSources(request, host, rulebook, unfinished)
  try {
    const head = await written(unfinished, gathered, { request, share, rulebook })
    const isCutOff = gathered.cutOff?.() === true
    const folder = await unfinished.finish(!isCutOff)
    if (!request.quiet)
      say(host, `part ${share.part} of ${share.of}: ${head.resources} resources  ${relative(host.cwd, folder) || '.'}/`)
    return isCutOff ? 3 : 0
  } finally {
    await closed(gathered.gathering)
  }
}

interface Asked {
  request: ScanRequest
  share: Share
  rulebook: Rulebook
}

async function written(
  { dir, folder }: Unfinished,
  gathered: Gathered,
  { request, share, rulebook }: Asked,
): Promise<ShardHead> {
  const { gathering } = gathered
  const digest = linesDigest()
  const lookups = await lookupsOf(gathered, rulebook)
  const resources = await file(join(dir, 'inventory.ndjson'), resourceLines(gathering), digest.line, folder)
  const rows = [mergedGaps(gathering.gaps), mergedAsked(gathering.asked), lookups].flatMap((list) => list.map(jsonLine))
  const records = await file(join(dir, 'coverage.ndjson'), [rows], digest.line, folder)
  const raw = gathering.raw && (await file(join(dir, rawFile), rawBatches(gathering.raw), digest.line, folder))
  const head: ShardHead = {
    schema: 1,
    kind: 'shard',
    share,
    toolVersion: await toolVersion(),
    rulesDigest: rulebook.digest,
    configDigest: rulebook.config.digest,
    now: gathered.startedAt,
    collectors: gathered.collectors,
    request: {
      providers: request.providers,
      accounts: request.accounts.toSorted(),
      regions: request.regions.toSorted(),
      from: gathered.from.toSorted(),
    },
    recorded: gathered.recorded ?? null,
    resources,
    records,
    digest: digest.hex(),
    ...(raw === undefined ? {} : { raw }),
    dataless: Object.fromEntries([...gathering.dataless].toSorted(([one], [other]) => (one < other ? -1 : 1))),
    cutOff: cutOffIn(gathered, `part ${share.part} of ${share.of}`),
  }
  await writeOutput(join(dir, 'shard.json'), [jsonDocument(head)], folder)
  return head
}

/** Only where there is a network; what no part could look up, the join leaves unresolved. */
async function lookupsOf({ gathering, locate }: Gathered, rulebook: Rulebook) {
  if (locate === undefined) return gathering.lookups
  const { survey, lookups } = await surveyed(gathering, rulebook, locate)
  survey.close()
  return lookups
}

async function* rawBatches(raw: LineSorter): AsyncGenerator<string[]> {
  for await (const batch of raw.sorted()) yield batch.map(({ line }) => `${line}\n`)
}

async function* resourceLines(gathering: Gathered['gathering']): AsyncGenerator<string[]> {
  for await (const batch of resourcesOf(gathering)) yield batch.map(({ line }) => line)
}

/** Writes them as they come; returns how many lines there were. */
async function file(
  path: string,
  batches: Iterable<string[]> | AsyncIterable<string[]>,
  note: (line: string) => void,
  workIn: string,
): Promise<number> {
  let count = 0
  await writeOutput(path, noted(), workIn)
  return count

  async function* noted() {
    for await (const batch of batches) {
      batch.forEach(note)
      count += batch.length
      yield batch.join('')
    }
  }
}
