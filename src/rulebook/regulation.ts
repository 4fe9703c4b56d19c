// rules/regulations/<id>.yaml: a law, its zone and the clauses that controls can show something about.
import type * as v from 'valibot'
import type { Clause, Law } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { type Jurisdictions, sourceFaults } from './jurisdictions.ts'
import { listed, quoted } from './quoted.ts'
import { formed, listOf, mapOf, meant, oneOf, tableOf, text } from './shapes.ts'
import { dated, id, sourced, sources } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const clause = mapOf({
  id,
  cite: text,
  demands: text,
  ...sourced,
  controls: tableOf(
    formed(/^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$/, 'a control', 'rep.cross-region'),
    oneOf(['direct', 'supporting'], 'strengths'),
  ),
})

/** What a regulation says; each file holds exactly this. */
export const regulationEntries = {
  id,
  title: text,
  short: text,
  url: formed(/^https:\/\/\S+$/, 'an address', 'https://...'),
  ...dated,
  zone: text,
  clauses: listOf(clause, 'clauses'),
  sources,
}
const shape = mapOf(regulationEntries)
type Regulation = v.InferOutput<typeof shape>

/** The zone of a law that has no rule about places. */
const nowhere = 'none'

export function lawOf(file: YamlFile, jurisdictions: Jurisdictions): { law: Law; date: string } {
  const read = checked(file, shape, (regulation) => regulationFaults(file, regulation, jurisdictions))
  return { law: lawIn(read, jurisdictions), date: read.date }
}

export function lawIn(read: Regulation, { zones, adequacy }: Jurisdictions): Law {
  const { id: name, title, short, url, version, date, zone, clauses } = read
  return {
    id: name,
    title,
    short,
    url,
    version: `${version} (${date})`,
    zone: zone === nowhere ? null : zone,
    inside: zone === nowhere ? null : (zones.get(zone) ?? new Set()),
    concerns: 'people',
    appliesFrom: date,
    bases: [],
    mandates: [],
    adequacy: adequacy.get(name) ?? [],
    clauses: clauses.map(clauseOf),
  }
}

const clauseOf = ({ id: name, cite, demands, verified, controls }: v.InferOutput<typeof clause>): Clause => ({
  id: name,
  cite,
  demands,
  verified,
  controls: Object.entries(controls).map(([control, strength]) => ({ control, strength })),
})

/** What the shape cannot tell. */
export function regulationFaults(
  file: YamlFile,
  { id: name, zone, clauses, sources: known }: Regulation,
  jurisdictions: Jurisdictions,
): Complaint[] {
  const zones = [...jurisdictions.zones.keys(), nowhere]
  const ids = clauses.map((row) => row.id)
  return [
    ...(file.name.endsWith(`/${name}.yaml`) ? [] : [file.complain(['id'], otherName(name))]),
    ...(zones.includes(zone) ? [] : [file.complain(['zone'], noSuchZone(zone, zones))]),
    ...clauses.flatMap((row, index) => [
      ...(ids.indexOf(row.id) === index ? [] : [file.complain(['clauses', index, 'id'], namedTwice(row.id))]),
      ...sourceFaults(file, ['clauses', index], row, Object.keys(known)),
    ]),
  ]
}

const otherName = (name: string) => ({
  what: `the law is called ${quoted(name)}, its file otherwise`,
  why: 'a law is found by the name of its file',
  mend: 'Let them agree',
})

const noSuchZone = (zone: string, zones: readonly string[]) => ({
  what: `${quoted(zone)} is no zone`,
  why: `the zones of jurisdictions.yaml are ${listed(zones)}`,
  mend: meant(zone, zones, 'Write one of them, or none for a law without a rule about places'),
})

const namedTwice = (name: string) => ({
  what: `${quoted(name)} names two clauses`,
  why: 'each clause is one row',
  mend: 'Join them, or give one another id',
})

export const noSuchLaw = (law: string, laws: readonly string[]) => ({
  what: `${quoted(law)} is no law`,
  why: `the regulations are ${listed(laws)}`,
  mend: meant(law, laws, 'Add its file under regulations'),
})
