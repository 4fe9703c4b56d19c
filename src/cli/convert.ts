// Makes a format from the folder of a finished run: the bytes that the scan would have written, without asking anything of anybody.
import { createReadStream, existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { isRaw, type Manifest, rawFileOf, wholePack } from '../evidence/index.ts'
import { explained } from '../model/errors.ts'
import type { RawFiles } from '../model/raw-answer.ts'
import type { Summary } from '../model/run.ts'
import type { FlowCells } from '../reports/flows-csv.ts'
import { findingsAmong, outputOf, type Wanted } from '../reports/index.ts'
import { jsonLine, plainLine } from '../reports/json-line.ts'
import type { FormatWriter, Recorded, RecordedFormat } from '../reports/recorded-format.ts'
import { unguard } from '../reports/spreadsheet-guard.ts'
import { endInOrder } from '../runtime/interruption.ts'
import type { Output } from '../runtime/output.ts'
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
  const { manifest } = await wholePack(from, dir)
  await written(wanted, { from, named: dir, raw: rawIn(manifest) })
  for (const { report, to } of wanted) if (typeof to === 'string') say(host, `${report.id}  ${relative(host.cwd, to)}`)
  return 0
}

interface Source {
  from: string
  /** As somebody called it. */
  named: string
  raw: RawFiles | undefined
}

const rawIn = ({ raw, files }: Manifest): RawFiles | undefined =>
  raw === 'not kept' ? undefined : { files: files.filter(isRaw), fileOf: rawFileOf }

/** All of them or none. */
async function written(wanted: readonly Wanted[], { from, named, raw }: Source): Promise<void> {
  const outputs: Output[] = []
  try {
    const makers: Maker[] = []
    for (const { report, to } of wanted) {
      const output = await outputOf(report.file, to, from)
      outputs.push(output)
      if (report.recorded === undefined) await copy(join(from, report.file), output, report.id, named)
      else makers.push({ writerOf: report.recorded, takesAll: report.takesAll === true, output })
    }
    if (makers.length > 0) await make(makers, from, raw)
    for (const output of outputs) await output.close()
    for (const output of outputs) await output.commit()
  } catch (error) {
    for (const output of outputs) await output.abandon()
    throw error
  }
}

/** What every run writes is there already. */
async function copy(path: string, output: Output, id: string, dir: string): Promise<void> {
  if (!existsSync(path)) throw notThere(id, dir)
  for await (const piece of createReadStream(path, { encoding: 'utf8' })) await output.write(String(piece))
}

const atOnce = 256

interface Maker {
  writerOf: RecordedFormat['writer']
  takesAll: boolean
  output: Output
}

/** In the order in which a scan tells it, to all of them at once: each file of the run is read a single time. */
async function make(makers: readonly Maker[], dir: string, raw: RawFiles | undefined): Promise<void> {
  const run = await readRun(dir)
  const summary = await readSummary(dir)
  const recorded = { ...recordedOf(run, summary), ...(raw && { raw }) }
  const open = makers.map(({ writerOf, ...maker }) => ({ writer: writerOf(recorded), ...maker }))
  type Text = string | Promise<string> | undefined
  const each = async (text: (writer: FormatWriter, takesAll: boolean) => Text): Promise<void> => {
    for (const { writer, takesAll, output } of open) await output.write((await text(writer, takesAll)) ?? '')
  }
  try {
    await each((writer) => writer.head?.())
    for await (const batch of batches(run.resources))
      // also where none is asked for: the last proves that all are there
      await each((writer) => writer.resources?.(batch.map((resource) => ({ resource, line: jsonLine(resource) }))))
    if (open.some(({ writer }) => writer.flows !== undefined))
      for await (const batch of batches(readFlows(dir))) await each((writer) => writer.flows?.(batch.map(unguarded)))
    for await (const batch of batches(readFindings(dir, summary))) {
      const lines = batch.map((finding) => ({ finding, line: plainLine(finding) }))
      const found = findingsAmong(lines)
      await each((writer, takesAll) => writer.findings?.(takesAll ? lines : found))
    }
    for (const { writer, output } of open)
      for await (const piece of writer.tail?.(summary) ?? []) await output.write(piece)
  } finally {
    for (const { writer } of open) await writer.close?.()
  }
}

const unguarded = (cells: FlowCells): FlowCells =>
  Object.fromEntries(Object.entries(cells).map(([name, cell]) => [name, unguard(cell)]))

function recordedOf({ identity, records }: RecordedRun, { config, silent }: Summary): Recorded {
  return {
    identity,
    asked: records.filter((record) => record.kind === 'asked'),
    gaps: records.filter((record) => record.kind === 'gap'),
    lookups: records.filter((record) => record.kind === 'lookup'),
    ...(config.file === undefined ? {} : { configFile: config.file }),
    ...(silent && { tellsAll: true }),
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
