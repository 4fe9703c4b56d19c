// rules/terraform.yaml: what Terraform calls the types that are judged, how their names are made, and what only says more of another.
import * as v from 'valibot'
import type { PlannedTypes } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { quoted } from './quoted.ts'
import { anyListOf, formed, listOf, listOr, mapOf, tableOf, text } from './shapes.ts'
import { dated } from './table.ts'
import type { Types } from './type-table.ts'
import type { YamlFile } from './yaml-file.ts'

export const plannedName = formed(/^[a-z][a-z0-9]*(_[a-z0-9]+)+$/, 'a type of Terraform', 'aws_s3_bucket')
const attribute = formed(/^[a-z][a-z0-9_]*$/, 'an attribute', 'kms_key_id')
const attributes = formed(
  /^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$/,
  'an attribute, or one of a block',
  'partner_server.id',
)
const datalessName = formed(/^[a-z][a-z0-9_]*\*?$/, 'a type of Terraform, or the beginning of some', 'aws_iam_*')

const shape = mapOf({
  ...dated,
  types: tableOf(
    plannedName,
    mapOf({
      type: text,
      name: v.exactOptional(attribute),
      parent: v.exactOptional(attribute),
      each: v.exactOptional(attribute),
      id: text,
      gives: v.exactOptional(tableOf(attribute, text)),
    }),
  ),
  parts: tableOf(
    plannedName,
    mapOf({
      of: listOf(plannedName, 'types'),
      by: v.exactOptional(listOr(listOf(attribute, 'attributes'), attribute)),
      with: v.exactOptional(attributes),
      also: v.exactOptional(attribute),
      through: v.exactOptional(listOf(attribute, 'attributes')),
      itself: v.exactOptional(listOf(attribute, 'attributes')),
      asked: v.exactOptional(listOf(attribute, 'attributes')),
      anywhere: v.exactOptional(v.literal(true)),
      alone: v.exactOptional(v.literal(true)),
      leads: v.exactOptional(v.literal(true)),
    }),
  ),
  kin: tableOf(plannedName, attribute),
  beside: tableOf(plannedName, tableOf(attribute, listOr(listOf(plannedName, 'types'), plannedName))),
  unread: tableOf(plannedName, text),
  opaque: listOf(plannedName, 'types'),
  dataless: anyListOf(datalessName, 'types'),
})
type Table = v.InferOutput<typeof shape>

export function plannedTypesOf(
  file: YamlFile,
  known: Types,
): { date: string; planned: Omit<PlannedTypes, 'defaults'> } {
  const { date, ...table } = checked(file, shape, (found) => faults(file, found, known))
  return {
    date,
    planned: {
      types: new Map(Object.entries(table.types).map(([name, row]) => [name, { gives: {}, ...row }])),
      parts: new Map(
        Object.entries(table.parts).map(([name, { by, ...row }]) => [
          name,
          {
            through: [],
            itself: [],
            asked: [],
            anywhere: false,
            alone: false,
            leads: false,
            ...row,
            ...(by === undefined ? {} : { by: [by].flat() }),
          },
        ]),
      ),
      kin: new Map(Object.entries(table.kin)),
      beside: new Map(
        Object.entries(table.beside).map(([name, row]) => [
          name,
          new Map(Object.entries(row).map(([attribute, types]) => [attribute, [types].flat()])),
        ]),
      ),
      unread: new Map(Object.entries(table.unread)),
      opaque: new Set(table.opaque),
      dataless: table.dataless,
    },
  }
}

function faults(file: YamlFile, table: Table, { types, dataless }: Types): Complaint[] {
  const brought = new Set(Object.values(table.types).map(({ type }) => type))
  const silent = [...types.values()].filter(({ type, sources }) => sources.includes('terraform') && !brought.has(type))
  return [
    ...Object.entries(table.types).flatMap(([name, { type }]) =>
      types.get(type)?.sources.includes('terraform') === true || dataless.has(type)
        ? []
        : [file.complain(['types', name, 'type'], stray(type))],
    ),
    ...Object.entries(table.parts).flatMap(([name, { of }]) =>
      of.every((one) => Object.hasOwn(table.types, one)) ? [] : [file.complain(['parts', name, 'of'], ofNothing(of))],
    ),
    ...Object.keys(table.beside).flatMap((name) =>
      Object.hasOwn(table.types, name) ? [] : [file.complain(['beside', name], ofNothing([name]), 'key')],
    ),
    ...Object.entries(table.unread).flatMap(([name, type]) =>
      types.has(type) ? [] : [file.complain(['unread', name], stray(type))],
    ),
    ...silent.map(({ type }) => file.complain(['types'], unbrought(type))),
  ]
}

const stray = (type: string) => ({
  what: `${quoted(type)} comes from no plan`,
  why: 'types.yaml does not name terraform among its sources',
  mend: 'Name it there, or correct the type',
})

const ofNothing = (types: readonly string[]) => ({
  what: `not all of ${types.map(quoted).join(', ')} are types here`,
  why: 'a part says more of a type that is judged',
  mend: 'Add it under types',
})

const unbrought = (type: string) => ({
  what: `nothing is read as ${quoted(type)}`,
  why: 'types.yaml names terraform among its sources',
  mend: 'Add what Terraform calls it under types',
})
