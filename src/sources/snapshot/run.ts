// Reads back the directory that an earlier scan wrote, and refuses one that is not whole.
//
// What is read, and what src/reports writes:
// - coverage.ndjson: first `{"kind":"scan", ...ScanIdentity}`, then Asked, Gap and Lookup, one object per line, in any order
// - inventory.ndjson: one Resource of schema 1 per line, each key once, in their order
// - before.ndjson, of plans: as inventory.ndjson, what stood before their change
// - summary.json: `schema` 1, `scan.id` as in coverage.ndjson, `population` the number of lines in inventory.ndjson,
//   `coverage` those of each kind in coverage.ndjson, `dataless`, `change.resources` the number of lines in before.ndjson
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import type { Fact } from '../../model/fact.ts'
import type { Asked, Gap, Lookup } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { ScanIdentity, Summary } from '../../model/run.ts'
import { fileBytes } from './file-bytes.ts'
import { damaged, jsonLines, type Line, maxBytes } from './json-lines.ts'
import { split } from './json-parts.ts'
import { fitting } from './run-fitting.ts'
import { unreadable } from './unreadable.ts'
import { askedShape, gapShape, lookupShape, resourceShape, scanShape, summaryShape } from './run-schema.ts'

export interface RecordedRun {
  identity: ScanIdentity
  records: (Gap | Asked | Lookup)[]
  /** Resources of types known to hold no data, by type: counted then, and in no other file. */
  dataless: Record<string, number>
  /** Read as they are asked for; the last one only comes once all were counted. Throws on the first that is not as it was written. */
  resources: AsyncIterable<Resource>
  /** Of plans: what stood before their change. */
  before?: AsyncIterable<Resource>
}

/** Any one of its files makes it a run: one that lacks the others is broken, and no folder of answers. */
export async function isRun(path: string): Promise<boolean> {
  const names = ['inventory.ndjson', 'coverage.ndjson', 'shard.json']
  const found = await Promise.all(names.map((name) => isFile(join(path, name))))
  return found.includes(true)
}

const isFile = (path: string): Promise<boolean> =>
  stat(path).then(
    (about) => about.isFile(),
    () => false,
  )

export async function readRun(dir: string): Promise<RecordedRun> {
  if (await isFile(join(dir, 'shard.json'))) throw oneShard(dir)
  const { identity, records } = await coverageOf(join(dir, 'coverage.ndjson'))
  const summary = await summaryOf(join(dir, 'summary.json'))
  if (summary.scan.id !== identity.id) {
    throw damaged(join(dir, 'summary.json'), 'it is of another scan than coverage.ndjson')
  }
  proveWhole(join(dir, 'coverage.ndjson'), records, summary.coverage)
  const resources = resourcesOf(join(dir, 'inventory.ndjson'), summary.population, 'summary.json')
  const { change } = summary
  return {
    identity,
    records,
    dataless: summary.dataless,
    resources,
    ...(change === undefined
      ? {}
      : { before: resourcesOf(join(dir, 'before.ndjson'), change.resources, 'summary.json') }),
  }
}

/** Judged alone, a part would not know where half of its copies go. */
const oneShard = (dir: string) =>
  unreadable(dir, 'it is one part of a split scan', 'Join the parts with ringfence merge', 'the folder is no whole run')

/** A line that is cut out leaves no trace in its own file, and with a gap it would take an unknown. */
function proveWhole(path: string, records: RecordedRun['records'], counts: Summary['coverage']): void {
  const of = (kind: string) => records.filter((record) => record.kind === kind).length
  const found = { asked: of('asked'), gaps: of('gap'), lookups: of('lookup') }
  for (const name of ['asked', 'gaps', 'lookups'] as const) {
    if (found[name] !== counts[name])
      throw damaged(path, `summary.json counts ${counts[name]} ${name}, of which ${found[name]} are here`)
  }
}

async function coverageOf(path: string): Promise<Pick<RecordedRun, 'identity' | 'records'>> {
  let identity: ScanIdentity | undefined
  const records: RecordedRun['records'] = []
  for await (const line of jsonLines(path)) {
    if (identity !== undefined) records.push(recordOf(line))
    else {
      const { kind: _, ...scan } = fitting(scanShape, line, 'scan')
      identity = scan
    }
  }
  if (identity === undefined) throw damaged(path, 'it is empty')
  return { identity, records }
}

/** A map, not an object: kinds come from outside, and `constructor` must find nothing. */
const shapes: ReadonlyMap<unknown, v.GenericSchema<Gap | Asked | Lookup>> = new Map<
  unknown,
  v.GenericSchema<Gap | Asked | Lookup>
>([
  ['asked', askedShape],
  ['gap', gapShape],
  ['lookup', lookupShape],
])

export function recordOf(line: Line): Gap | Asked | Lookup {
  const kind = v.is(v.object({ kind: v.string() }), line.value) ? line.value.kind : undefined
  const shape = shapes.get(kind)
  if (shape === undefined) throw damaged(line.where, 'the line is neither asked, gap nor lookup')
  return fitting(shape, line, `${kind}`)
}

/** `counted`: the file that says how many there are. */
export async function* resourcesOf(path: string, population: number, counted: string): AsyncGenerator<Resource> {
  let [last, count] = ['', 0]
  for await (const line of jsonLines(path)) {
    const resource = fitting(resourceShape, line, 'resource')
    if (count > 0 && resource.key === last) throw damaged(line.where, 'the resource stands in the file twice')
    if (count > 0 && resource.key < last)
      throw damaged(line.where, 'the resource stands after one that it comes before')
    if (!keyFits(resource)) throw damaged(line.where, 'the key of the resource does not fit its other fields')
    if (!originsFit(resource))
      throw damaged(line.where, 'a fact of the resource rests on an answer that it does not list')
    last = resource.key
    count += 1
    if (count > population) throw damaged(line.where, `${counted} counts ${population} resources and no more`)
    yield resource
  }
  if (count < population) throw damaged(path, `${counted} counts ${population} resources, of which ${count} are here`)
}

const keyFits = ({ key, provider, partition, owner, type }: Resource): boolean =>
  key.startsWith(`${provider}|${partition}|${owner.account}|`) && key.includes(`|${type}|`)

/** Every fact rests on answers that are listed beside it. */
function originsFit({ facets, location, labels, references, origins }: Resource): boolean {
  const locators = references.state === 'unknown' ? [] : references.value.map(({ locator }) => locator)
  const told = Object.values(facets).flatMap((facet) => Object.values(facet as Record<string, Fact<unknown>>)) // `as`: so is every facet
  return [...told, location.region, labels, references, ...locators].every(
    (fact) => fact.state === 'unknown' || fact.from.every((index) => index < origins.length),
  )
}

const summaryOf = async (path: string) => fitting(summaryShape, await documentIn(path), 'summary')

/** A file that is one JSON object. */
export async function documentIn(path: string): Promise<Line> {
  const members = new Map<string, unknown>()
  for await (const part of split(fileBytes(path), { path, lists: new Set(), maxBytes })) {
    if (part.kind === 'member') members.set(part.name, part.value)
  }
  return { where: path, value: Object.fromEntries(members) }
}
