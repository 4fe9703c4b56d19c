// rules/regulations/<id>.yaml: a law, its zone and the clauses that controls can show something about.
import * as v from 'valibot'
import type { Clause, Law } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import type { Jurisdictions } from './jurisdictions.ts'
import { listed, quoted } from './quoted.ts'
import { rowFaults } from './rows.ts'
import { flag, isoDate, listOf, mapOf, meant, oneOf, tableOf, text } from './shapes.ts'
import { address, sourced, sources } from './sources.ts'
import { controlId, dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const clause = mapOf({
  id,
  cite: text,
  demands: text,
  url: v.exactOptional(address),
  ...sourced,
  controls: tableOf(controlId, oneOf(['direct', 'supporting'], 'strengths')),
})

/** What a regulation says, whoever brings it. */
export const regulationEntries = {
  id,
  title: text,
  short: text,
  url: address,
  ...dated,
  'applies-from': isoDate,
  concerns: oneOf(['people', 'everyone'], 'ways to be concerned'),
  zone: text,
  clauses: listOf(clause, 'clauses'),
  sources,
}
const stated = mapOf(regulationEntries)
type Regulation = v.InferOutput<typeof stated>

/** Each file of ours holds exactly this. `default`: in play where a config names no laws. */
const shape = mapOf({ ...regulationEntries, default: flag })

/** The zone of a law that has no rule about places. */
const nowhere = 'none'

export interface OurLaw {
  law: Law
  date: string
  inPlay: boolean
}

export function lawOf(file: YamlFile, jurisdictions: Jurisdictions): OurLaw {
  const read = checked(file, shape, (regulation) => regulationFaults(file, regulation, jurisdictions))
  return { law: lawIn(read, jurisdictions), date: read.date, inPlay: read.default }
}

/** Its bases and mandates lie in tables of their own. */
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
    concerns: read.concerns,
    appliesFrom: read['applies-from'],
    adequacy: adequacy.get(name) ?? [],
    bases: [],
    mandates: [],
    clauses: clauses.map(clauseOf),
  }
}

const clauseOf = ({ id: name, cite, demands, url, verified, controls }: v.InferOutput<typeof clause>): Clause => ({
  id: name,
  cite,
  demands,
  ...(url === undefined ? {} : { url }),
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
  const rows = clauses.map((row, index) => ({ row, at: ['clauses', index] }))
  return [
    ...(file.name.endsWith(`/${name}.yaml`) ? [] : [file.complain(['id'], otherName(name))]),
    ...(zones.includes(zone) ? [] : [file.complain(['zone'], noSuchZone(zone, zones))]),
    ...rowFaults(file, rows, known, { many: 'clauses', why: 'each clause is one row' }),
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
