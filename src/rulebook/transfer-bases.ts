// rules/transfer-bases.yaml: on what data may go abroad, by law, each basis with the clause that knows it.
import * as v from 'valibot'
import type { Basis, Law } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { noSuchClause } from './law-clauses.ts'
import { listed, quoted } from './quoted.ts'
import { anyListOf, flag, formed, mapOf, meant, oneOf, tableOf, text } from './shapes.ts'
import { addressesOf, sourced, sourceFaults, sources } from './sources.ts'
import { strayLaws } from './stray-laws.ts'
import { dated, id, quotedAs } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

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
  const table = checked(file, shape, (read) => {
    const strays = strayLaws(file, 'bases', Object.keys(read.bases), laws)
    return strays.length > 0 ? strays : rowFaults(file, read, laws)
  })
  const bases = rowsOf(table, laws).map(({ law, row: one }) => basisOf(one, law, table))
  return { date: table.date, bases: new Map(bases.map((basis) => [basis.id, basis])) }
}

interface Placed {
  law: Law
  row: Row
  at: (string | number)[]
}

const rowsOf = ({ bases }: Table, laws: readonly Law[]): Placed[] =>
  laws.flatMap((law) => (bases[law.id] ?? []).map((one, index) => ({ law, row: one, at: ['bases', law.id, index] })))

function basisOf(one: Row, { id: law, clauses, adequacy }: Law, table: Table): Basis {
  const { clause, decision = null, source, ...rest } = one
  // What brings a decision down brings down what invokes it: the case is written once, beside the decision.
  const challenged = adequacy.find((row) => row.id === decision)?.challenged
  return {
    ...rest,
    law,
    cite: clauses.find((known) => known.id === clause)?.cite ?? clause,
    decision,
    ...(challenged === undefined ? {} : { challenged }),
    source: addressesOf(source, table.sources),
    table: quotedAs('transfer-bases', table),
  }
}

function rowFaults(file: YamlFile, table: Table, laws: readonly Law[]): Complaint[] {
  const seen = new Set<string>()
  return rowsOf(table, laws).flatMap(({ law, row: one, at }) => {
    const twice = seen.has(one.id)
    seen.add(one.id)
    return [
      ...(twice ? [file.complain([...at, 'id'], namedTwice(one.id))] : []),
      ...noSuchClause(file, [...at, 'clause'], one.clause, law),
      ...decisionFaults(file, at, one, law),
      ...(one.kind === 'derogation' && one.systematic ? [file.complain([...at, 'systematic'], neverSystematic)] : []),
      ...sourceFaults(file, at, one, table.sources),
    ]
  })
}

function decisionFaults(file: YamlFile, at: Placed['at'], { kind, decision }: Row, law: Law): Complaint[] {
  if (decision === undefined) return []
  const ids = law.adequacy.map((row) => row.id)
  if (kind !== 'decision') return [file.complain([...at, 'decision'], invokesNothing(kind))]
  return ids.includes(decision) ? [] : [file.complain([...at, 'decision'], noSuchDecision(decision, law.short, ids))]
}

const namedTwice = (name: string) => ({
  what: `${quoted(name)} names two bases`,
  why: 'a register entry names the one it stands on',
  mend: 'Give one of them another id',
})

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
