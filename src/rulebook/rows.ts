// What every row of a table is held to, whatever it says: an id that no other has, and sources that its file lists.
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { seenBefore } from './repeats.ts'
import { type Sourced, sourceFaults, type Sources } from './sources.ts'
import type { Path, YamlFile } from './yaml-file.ts'

export interface Placed<Row> {
  row: Row
  at: Path
}

/** The rows of a table that speaks by law, in the order of the laws; null: every row of a law was deleted. */
export const rowsByLaw = <Of extends { id: string }, Row>(
  part: string,
  table: Readonly<Record<string, readonly Row[] | null>>,
  laws: readonly Of[],
): (Placed<Row> & { law: Of })[] =>
  laws.flatMap((law) => (table[law.id] ?? []).map((row, index) => ({ law, row, at: [part, law.id, index] })))

/** `many`: what the rows are, in the plural; `why`: what their ids are for. */
export function rowFaults(
  file: YamlFile,
  rows: readonly Placed<Sourced & { id: string }>[],
  known: Sources,
  { many, why }: { many: string; why: string },
): Complaint[] {
  const again = new Set(seenBefore(rows.map(({ row }) => row.id)))
  const mend = 'Give one of them another id'
  return rows.flatMap(({ row, at }, index) => [
    ...(again.has(index)
      ? [file.complain([...at, 'id'], { what: `${quoted(row.id)} names two ${many}`, why, mend })]
      : []),
    ...sourceFaults(file, at, row, known),
  ])
}
