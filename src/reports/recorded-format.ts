// A format for other tools, made from nothing but what a run's folder holds, so that `convert` makes the same bytes from there.
import type { Resource } from '../model/resource.ts'
import type { FindingLine, Run, Summary } from '../model/run.ts'
import { goneFlows } from './flow-change.ts'
import { type FlowCells, flowCellsIn } from './flows-csv.ts'
import type { Pieces, Report, Writer } from './report.ts'

/** What is known before the first resource: coverage.ndjson, where the config stands, and the raw answers that are kept. */
export type Recorded = Pick<Run, 'identity' | 'asked' | 'gaps' | 'lookups' | 'configFile' | 'raw' | 'tellsAll'>

/** A format writes rows of resources or of flows as they come, not of both: a folder has them in two files. */
export interface FormatWriter extends Pick<Writer, 'head' | 'close'> {
  /** The lines of inventory.ndjson, in their order. */
  resources?(batch: readonly ResourceLine[]): string | Promise<string>
  /** The rows of flows.csv, in their order. */
  flows?(batch: readonly FlowCells[]): string | Promise<string>
  /** The lines of findings.ndjson, in their order: after the last flow, the worst first. */
  findings?(batch: readonly FindingLine[]): string | Promise<string>
  tail?(summary: Summary): Pieces
}

/** A resource, and the line that inventory.ndjson has of it, with its newline. */
export interface ResourceLine {
  resource: Resource
  line: string
}

export interface RecordedFormat {
  id: string
  file: string
  title: string
  /** As of a `Report`. */
  takesAll?: true
  /** `workIn`: a folder for what it cannot hold in memory. */
  writer(recorded: Recorded, workIn?: string): FormatWriter
}

/** The same, as a run that goes by tells it. */
export const reportOf = (format: RecordedFormat): Report => ({
  id: format.id,
  file: format.file,
  title: format.title,
  ...(format.takesAll === true && { takesAll: true }),
  recorded: format.writer,
  writer(run, workIn) {
    const { head, resources, flows, findings, tail, close } = format.writer(run, workIn)
    const cellsOf = flowCellsIn(run)
    const gone = goneFlows(run)
    async function* ending(summary: Summary): AsyncGenerator<string> {
      const rows = gone.rows()
      if (flows !== undefined && rows.length > 0) yield await flows(rows)
      if (tail !== undefined) yield* tail(summary)
    }
    return {
      ...(head && { head }),
      ...(findings && { findings }),
      ...((tail ?? flows) && { tail: ending }),
      ...(close && { close }),
      ...((resources ?? flows) && {
        async subjects(batch) {
          batch.forEach(gone.see)
          const lines = batch.map(({ subject, line }) => ({ resource: subject.resource, line }))
          return `${(await resources?.(lines)) ?? ''}${(await flows?.(batch.flatMap(cellsOf))) ?? ''}`
        },
      }),
    }
  },
})
