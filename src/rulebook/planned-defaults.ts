// rules/terraform-defaults.yaml: what holds where a plan sets nothing, by the majors of its provider.
import * as v from 'valibot'
import type { PlannedDefault, PlannedDefaults, PlannedTypes } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { plannedName } from './planned-types.ts'
import { quoted } from './quoted.ts'
import { formed, listOf, listOr, mapOf, tableOf, text } from './shapes.ts'
import { sourced, sourceFaults, sources } from './sources.ts'
import { dated } from './table.ts'
import type { Path, YamlFile } from './yaml-file.ts'

const path = formed(
  /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?$/,
  'an attribute, or one of a block',
  'viewer_certificate.enabled',
)
const major = v.pipe(v.number(), v.integer(), v.minValue(1))

const row = mapOf({
  is: v.union([v.boolean(), v.number(), text]),
  since: v.exactOptional(major),
  until: v.exactOptional(major),
  ...sourced,
})

const shape = mapOf({
  ...dated,
  defaults: tableOf(plannedName, tableOf(path, listOr(listOf(row, 'rows'), row))),
  sources,
})
type Table = v.InferOutput<typeof shape>

export function plannedDefaultsOf(
  file: YamlFile,
  known: Pick<PlannedTypes, 'types' | 'parts'>,
): { date: string; defaults: PlannedDefaults } {
  const { date, defaults } = checked(file, shape, (table) => faults(file, table, known))
  return {
    date,
    defaults: new Map(
      Object.entries(defaults).map(([type, paths]) => [
        type,
        new Map(Object.entries(paths).map(([name, rows]) => [name, [rows].flat()])),
      ]),
    ),
  }
}

function faults(file: YamlFile, { defaults, sources: listed }: Table, known: Pick<PlannedTypes, 'types' | 'parts'>) {
  return Object.entries(defaults).flatMap(([type, paths]): Complaint[] => [
    ...(known.types.has(type) || known.parts.has(type) ? [] : [file.complain(['defaults', type], stray(type), 'key')]),
    ...Object.entries(paths).flatMap(([name, written]) => {
      const rows = [written].flat()
      const at = (index: number): Path => ['defaults', type, name, ...(Array.isArray(written) ? [index] : [])]
      return rows.flatMap((one, index) => [
        ...sourceFaults(file, at(index), one, listed),
        ...(isEmpty(one) ? [file.complain(at(index), never(name))] : []),
        ...(rows.slice(0, index).some((other) => meet(one, other)) ? [file.complain(at(index), twice(name))] : []),
      ])
    }),
  ])
}

const isEmpty = ({ since = 0, until = Infinity }: Pick<PlannedDefault, 'since' | 'until'>): boolean => since > until

const meet = (one: Pick<PlannedDefault, 'since' | 'until'>, other: Pick<PlannedDefault, 'since' | 'until'>): boolean =>
  (one.since ?? 0) <= (other.until ?? Infinity) && (other.since ?? 0) <= (one.until ?? Infinity)

const stray = (type: string) => ({
  what: `${quoted(type)} comes from no plan`,
  why: 'terraform.yaml has neither a type nor a part of that name, so nobody would ask',
  mend: 'Add it there, or correct the name',
})

const never = (name: string) => ({
  what: `${quoted(name)} has a default that ends before it begins`,
  why: 'it would hold for no major',
  mend: 'Write the first major as since, and the last one as until',
})

const twice = (name: string) => ({
  what: `${quoted(name)} has two defaults for one major`,
  why: 'only one of them can hold',
  mend: 'Let one end before the other begins: until: 5, since: 6',
})
