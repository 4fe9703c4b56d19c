// Makes a format from the folder of a finished run: the bytes that the scan would have written, without asking anything of anybody.
import { createReadStream, existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { wholePack } from '../evidence/index.ts'
import { explained } from '../model/errors.ts'
import type { Summary } from '../model/run.ts'
import type { FlowCells } from '../reports/flows-csv.ts'
import { outputOf, type Wanted } from '../reports/index.ts'
import { jsonLine, plainLine } from '../reports/json-line.ts'
import type { FormatWriter, Recorded, RecordedFormat } from '../reports/recorded-format.ts'
import { unguard } from '../reports/spreadsheet-guard.ts'
import { endInOrder } from '../runtime/interruption.ts'
import { type RecordedRun, readFindings, readFlows, readRun, readSummary } from '../sources/snapshot/index.ts'
import { type Host, say } from './host.ts'
import { refuseInside, wantedOf } from './wanted.ts'

export interface ConvertRequest {
  dir: string
  formats: readonly string[]
  /** Where files go that have no path of their own; absent: the folder one works in. */
  output?: string
}

/** The exit status. */
export async function convert({ dir, formats, output = '.' }: ConvertRequest, host: Host): Promise<number> {
  if (formats.length === 0) throw nothingAsked
  endInOrder((text) => say(host, text))
  const from = resolve(host.cwd, dir)
  const wanted = await wantedOf(formats, host, resolve(host.cwd, output))
  refuseInside(wanted, dir, host)
  await wholePack(from, dir)
  for (const one of wanted) {
    await written(one, from, dir)
    if (typeof one.to === 'string') say(host, `${one.report.id}  ${relative(host.cwd, one.to)}`)
  }
  return 0
}

async function written(wanted: Wanted, from: string, named: string): Promise<void> {
  const { recorded, id, file } = wanted.report
  const pieces = recorded === undefined ? copied(join(from, file), id, named) : made(recorded, from)
  const output = await outputOf(file, wanted.to, from)
  try {
    for await (const piece of pieces) await output.write(piece)
    await output.close()
    await output.commit()
  } catch (error) {
    await output.abandon()
    throw error
  }
}

/** What every run writes is there already. */
async function* copied(path: string, id: string, dir: string): AsyncGenerator<string> {
  if (!existsSync(path)) throw notThere(id, dir)
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) yield String(piece)
}

const atOnce = 256

/** In the order in which a scan tells it. */
async function* made(writerOf: RecordedFormat['writer'], dir: string): AsyncGenerator<string> {
  const run = await readRun(dir)
  const summary = await readSummary(dir)
  const writer = writerOf(recordedOf(run, summary))
  try {
    yield writer.head?.() ?? ''
    yield* subjectsIn(run, dir, writer)
    for await (const batch of batches(readFindings(dir, summary.findings)))
      yield (await writer.findings?.(batch.map((finding) => ({ finding, line: plainLine(finding) })))) ?? ''
    yield* writer.tail?.(summary) ?? []
  } finally {
    await writer.close?.()
  }
}

async function* subjectsIn({ resources }: RecordedRun, dir: string, writer: FormatWriter): AsyncGenerator<string> {
  for await (const batch of batches(resources))
    yield (await writer.resources?.(batch.map((resource) => ({ resource, line: jsonLine(resource) })))) ?? ''
  if (writer.flows === undefined) return
  for await (const batch of batches(readFlows(dir))) yield await writer.flows(batch.map(unguarded))
}

const unguarded = (cells: FlowCells): FlowCells =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, unguard(cell)]))

function recordedOf({ identity, records }: RecordedRun, { config }: Summary): Recorded {
  return {
    identity,
    asked: records.filter((record) => record.kind === 'asked'),
    gaps: records.filter((record) => record.kind === 'gap'),
    lookups: records.filter((record) => record.kind === 'lookup'),
    ...(config.file === undefined ? {} : { configFile: config.file }),
  }
}

async function* batches<T>(items: AsyncIterable<T>): AsyncGenerator<T[]> {
  let held: T[] = []
  for await (const item of items) {
    held.push(item)
    if (held.length < atOnce) continue
    yield held
    held = []
  }
  if (held.length > 0) yield held
}

const nothingAsked = explained('usage', {
  what: 'nothing was asked for',
  where: 'ringfence convert',
  why: 'no format was named',
  mend: 'Name one, like -f sarif; see ringfence list formats',
})

const notThere = (id: string, dir: string) =>
  explained('usage', {
    what: `${id} could not be made`,
    where: dir,
    why: 'the run has not written it, and it cannot be made from its other files',
    mend: `Judge the run again: ringfence scan --from ${dir} -f ${id}`,
  })
