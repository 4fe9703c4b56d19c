// rules/transfer-bases.yaml: on what data may go abroad, by law, each basis with the clause that knows it.
import * as v from 'valibot'
import type { Basis, Law } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { noSuchClause } from './law-clauses.ts'
import { listed, quoted } from './quoted.ts'
import { rowFaults, rowsByLaw } from './rows.ts'
import { anyListOf, flag, formed, mapOf, meant, oneOf, tableOf, text } from './shapes.ts'
import { restingOn, sourced, sources } from './sources.ts'
import { lawKeys, strayLaws } from './stray-laws.ts'
import { dated, id } from './table.ts'
import type { Path, YamlFile } from './yaml-file.ts'

const row = mapOf({
  id: formed(/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/, 'a basis', 'gdpr.scc.m2'),
  clause: id,
  title: text,
  kind: oneOf(['instrument', 'decision', 'derogation', 'assessment'], 'kinds of basis'),
  decision: v.exactOptional(id),
  documents: anyListOf(formed(/^[a-z]+(-[a-z]+)*$/, 'the name of a document', 'contract'), 'documents'),
  systematic: flag,
  ...sourced,
})
type Row = v.InferOutput<typeof row>

const shape = mapOf({ ...dated, bases: tableOf(id, anyListOf(row, 'bases')), sources })
type Table = v.InferOutput<typeof shape>

export interface Bases {
  date: string
  bases: ReadonlyMap<string, Basis>
}

/** `laws`: with their clauses and their adequacy decisions. */
export function basesOf(file: YamlFile, laws: readonly Law[]): Bases {
  const table = checked(file, shape, (read) => faults(file, read, laws))
  const bases = rowsByLaw('bases', table.bases, laws).map(({ law, row: one }) => basisOf(one, law, table))
  return { date: table.date, bases: new Map(bases.map((basis) => [basis.id, basis])) }
}

function basisOf(one: Row, { id: law, clauses, adequacy }: Law, table: Table): Basis {
  const { clause, decision = null, ...rest } = one
  // What brings a decision down brings down what invokes it: the case is written once, beside the decision.
  const challenged = adequacy.find((row) => row.id === decision)?.challenged
  return {
    ...rest,
    law,
    cite: clauses.find((known) => known.id === clause)?.cite ?? clause,
    decision,
    ...(challenged === undefined ? {} : { challenged }),
    ...restingOn('transfer-bases', table, one),
  }
}

function faults(file: YamlFile, { bases, sources: known }: Table, laws: readonly Law[]): Complaint[] {
  const rows = rowsByLaw('bases', bases, laws)
  return [
    ...strayLaws(file, lawKeys('bases', Object.keys(bases)), laws),
    ...rowFaults(file, rows, known, { many: 'bases', why: 'a register entry names the one it stands on' }),
    ...rows.flatMap(({ law, row: one, at }) => [
      ...noSuchClause(file, [...at, 'clause'], one.clause, law),
      ...decisionFaults(file, at, one, law),
      ...(one.kind === 'derogation' && one.systematic ? [file.complain([...at, 'systematic'], neverSystematic)] : []),
    ]),
  ]
}

function decisionFaults(file: YamlFile, at: Path, { kind, decision }: Row, law: Law): Complaint[] {
  if (decision === undefined) return []
  const ids = law.adequacy.map((row) => row.id)
  if (kind !== 'decision') return [file.complain([...at, 'decision'], invokesNothing(kind))]
  return ids.includes(decision) ? [] : [file.complain([...at, 'decision'], noSuchDecision(decision, law.short, ids))]
}

const invokesNothing = (kind: string) => ({
  what: `a basis of the kind ${kind} invokes a decision`,
  why: 'it carries data by itself, and would go on when the decision falls',
  mend: 'Write kind: decision, or remove the decision',
})

const noSuchDecision = (name: string, law: string, known: readonly string[]) => ({
  what: `${quoted(name)} is no decision under ${law}`,
  why: `jurisdictions.yaml has ${listed(known)}`,
  mend: meant(name, known, 'Remove the basis if the decision is gone'),
})

const neverSystematic = {
  what: 'a derogation carries copying as a matter of course',
  why: 'derogations are for single occasions',
  mend: 'Write systematic: false, or another kind',
}
