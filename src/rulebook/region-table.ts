// rules/regions/<provider>.yaml: which country each region is in, and which region it is paired with.
import * as v from 'valibot'
import type { Region } from '../model/rulebook.ts'
import { checked } from './checked.ts'
import type { Complaint } from './complaint.ts'
import { listed, quoted } from './quoted.ts'
import { country, flag, formed, mapOf, meant, tableOf, text } from './shapes.ts'
import { dated, id } from './table.ts'
import type { YamlFile } from './yaml-file.ts'

const regionName = formed(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a region', 'eu-west-2')

const region = mapOf({
  country: v.nullable(country),
  'takes-in': v.exactOptional(country),
  subdivision: v.exactOptional(formed(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'a subdivision of ISO 3166-2', 'US-CA')),
  pair: v.exactOptional(v.nullable(regionName)),
  partition: v.exactOptional(text),
  verified: flag,
})

const shape = mapOf({ provider: id, ...dated, regions: tableOf(regionName, region) })
type RegionTable = v.InferOutput<typeof shape>

export interface Regions {
  provider: string
  date: string
  regions: ReadonlyMap<string, Region>
}

export function regionsOf(file: YamlFile): Regions {
  const { provider, date, regions } = checked(file, shape, (table) => faults(file, table))
  const named = Object.entries(regions).map(([name, { 'takes-in': takesIn, ...row }]): [string, Region] => [
    name,
    { name, ...row, ...(takesIn === undefined ? {} : { takesIn }) },
  ])
  return { provider, date, regions: new Map(named) }
}

function faults(file: YamlFile, { regions }: RegionTable): Complaint[] {
  const names = Object.keys(regions)
  return Object.entries(regions).flatMap(([name, { country: code, 'takes-in': takesIn, pair, subdivision }]) => {
    const strayPair = pair !== undefined && pair !== null && !Object.hasOwn(regions, pair)
    const strayPart = subdivision !== undefined && !subdivision.startsWith(`${code ?? ''}-`)
    return [
      ...(strayPair ? [file.complain(['regions', name, 'pair'], noSuchRegion(pair, names))] : []),
      ...(takesIn !== undefined && code !== null ? [file.complain(['regions', name, 'takes-in'], inOne(code))] : []),
      ...(strayPart ? [file.complain(['regions', name, 'subdivision'], foreign(subdivision, code))] : []),
    ]
  })
}

const noSuchRegion = (pair: string, names: readonly string[]) => ({
  what: `${quoted(pair)} is no region of this file`,
  why: `its regions are ${listed(names)}`,
  mend: meant(pair, names, 'Add the region, or correct the pair'),
})

const inOne = (code: string) => ({
  what: 'a region takes in a country',
  why: `it lies in ${code} already; only a location of several countries takes one in`,
  mend: 'Leave one of the two out',
})

const foreign = (subdivision: string, code: string | null) => ({
  what: `${quoted(subdivision)} is no part of ${code ?? 'a place without a country'}`,
  why: 'the code of a subdivision begins with its country',
  mend: 'Correct one of the two',
})
