// What must hold of any estate: silence makes nothing better, and neither order nor packaging changes an answer.
import { rmSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ScanRequest } from '../../src/cli/request.ts'
import type { Place } from '../../src/model/place.ts'
import { type Status, worst } from '../../src/model/verdict.ts'
import { reports } from '../../src/reports/index.ts'
import { everything, type WholeRun, wholeScan, writtenBy } from '../whole-run.ts'
import { scratch } from '../scratch.ts'
import { project } from './ringfence.ts'
import { type Item, armBodies, config, items, saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/invariants')

const now = '2026-11-24T12:00:00.000Z'
const host = { process: { stdout: process.stdout, stderr: process.stderr }, env: {}, cwd: project, clock: () => now }
const folder = join(scratch(), 'in')
const request: ScanRequest = {
  ...everything,
  config,
  from: [folder],
  now,
}

/** Scans these files as the only ones of one folder, all written at one time. */
function scanned(files: Readonly<Record<string, string>>): Promise<WholeRun> {
  rmSync(folder, { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) utimesSync(saved(name, text, folder), new Date(now), new Date(now))
  return wholeScan(request, host)
}

const whole = await scanned({ 'snapshot.json': snapshotOf(items) })

const textOf = async (run: WholeRun): Promise<Record<string, string>> =>
  Object.fromEntries(
    await Promise.all(reports.map(async (report) => [report.file, await writtenBy(report, run)] as const)),
  )

/** How a place is told from the others of its holder; '' is not known. */
function placeName({ role, via, region }: Place): string {
  const locator = via?.locator.state === 'known' ? via.locator.value : ''
  return JSON.stringify([role, via?.mechanism, locator, region.state === 'unknown' ? '' : region.value])
}

interface Judged {
  place: Place | undefined
  status: Status
}

/** The worst verdict by control, resource and place. What a control of places says of a resource it says of each place. */
function judged({ subjects, verdicts, controls }: WholeRun): Map<string, Judged> {
  const placesOf = new Map(subjects.map(({ resource, places }) => [resource.key, places]))
  const ofPlaces = new Set(controls.filter(({ judges }) => judges === 'places').map(({ id }) => id))
  const found = new Map<string, Judged>()
  for (const { control, resource, place: index, outcome } of verdicts) {
    const all = placesOf.get(resource) ?? []
    const places = ofPlaces.has(control) ? all.filter((_, at) => index === undefined || at === index) : [undefined]
    for (const place of places) {
      const name = JSON.stringify([control, resource, place === undefined ? '' : placeName(place)])
      found.set(name, { place, status: worst([found.get(name)?.status ?? 'not_applicable', outcome.status]) })
    }
  }
  return found
}

const before = judged(whole)
const isOpen = (status: Status): boolean => status === 'fail' || status === 'unknown'

/** What a fail or an unknown, or any place, has turned into that it may not. */
function improvements(after: ReadonlyMap<string, Judged>): string[] {
  const fresh = [...after].filter(([name]) => !before.has(name))
  return [...before].flatMap(([name, { place, status }]) => {
    const [control, resource] = JSON.parse(name) as [string, string] // `as`: `judged` wrote it
    const same = after.get(name)
    const told = fresh.filter(([other, { place }]) => other.startsWith(JSON.stringify([control]).slice(0, -1)) && place)
    const instead =
      same === undefined ? told.filter(([, found]) => standsFor(found, place, resource)) : [[name, same] as const]
    if (instead.length === 0) return [`${name} has vanished`]
    const better = isOpen(status) && !instead.some(([, found]) => isOpen(found.status))
    return better ? [`${name}: ${status} has become ${instead.map(([, found]) => found.status).join()}`] : []
  })
}

/** A place of unknown country of the same holder; or the very same copy, told by the copy where its original is no longer known. */
function standsFor({ place }: Judged, lost: Place | undefined, holder: string): boolean {
  if (place === undefined || lost === undefined) return false
  return place.holder === holder ? place.country.state === 'unknown' : placeName(place) === placeName(lost)
}

type Part = 'configuration' | 'supplementaryConfiguration' | 'tags'

interface Cut {
  type: string
  part: Part
  field: string
}

const judgedTypes = new Set(whole.subjects.map(({ resource }) => resource.type))
const cuts = items
  .filter(({ resourceType }) => judgedTypes.has(resourceType))
  .flatMap((item): Cut[] => [
    { type: item.resourceType, part: 'tags', field: '' },
    ...(['configuration', 'supplementaryConfiguration'] as const).flatMap((part) =>
      Object.keys(item[part] ?? {}).map((field) => ({ type: item.resourceType, part, field })),
    ),
  ])
const kinds = new Map(cuts.map((one) => [Object.values(one).join(' '), one]))

function cut(item: Item, part: Part, field: string): Item {
  const copy = structuredClone(item)
  if (part === 'tags') delete copy.tags
  else delete copy[part]?.[field]
  return copy
}

for (const [name, { type, part, field }] of kinds) {
  test(`nothing gets better without ${name}, of all or some`, async () => {
    const all = items.filter(({ resourceType }) => resourceType === type)
    await fc.assert(
      fc.asyncProperty(fc.subarray(all, { minLength: 1 }), async (silent) => {
        const fewer = items.map((item) => (silent.includes(item) ? cut(item, part, field) : item))
        assert.equal(improvements(judged(await scanned({ 'snapshot.json': snapshotOf(fewer) }))), [])
      }),
      { numRuns: 2, examples: [[all]], endOnFailure: true },
    )
  })
}

test('there is something that could get better', () => {
  assert.ok(kinds.size > 60, `${kinds.size} kinds`)
  assert.ok([...before.values()].filter(({ status }) => isOpen(status)).length > 50)
})

const pages = ['key-vaults.json', 'network.json', 'storage-accounts.json'].map((file) => armBodies(file))
const shuffled = <T>(list: readonly T[]) => fc.shuffledSubarray([...list], { minLength: list.length })
/** The second item of each is older and otherwise told: only one of the two may stand, whichever comes first. */
const doubled = [
  ...items,
  ...items
    .slice(0, 9)
    .map((item) => ({ ...cut(item, 'tags', ''), configurationItemCaptureTime: '2026-11-01T00:00:00Z' })),
]

test('the order of items and of files changes no byte of any output', async () => {
  const inOrder = async (list: readonly object[], bodies: readonly object[][], names: readonly string[]) => {
    const contents = [snapshotOf(list), ...bodies.map((value) => JSON.stringify({ value }))]
    return textOf(await scanned(Object.fromEntries(names.map((name, index) => [name, contents[index] ?? '']))))
  }
  const names = ['a.json', 'b/c.json', 'b/d.json', 'e.json']
  const expected = await inOrder(doubled, pages, names)
  await fc.assert(
    fc.asyncProperty(shuffled(doubled), fc.tuple(...pages.map(shuffled)), shuffled(names), async (...given) => {
      assert.equal(await inOrder(...given), expected)
    }),
    { numRuns: 25 },
  )
})

/** What no source reads has no key to be known by, so that one in both files counts twice. */
const uncounted = ({ gaps }: WholeRun) => gaps.map((gap) => ({ ...gap, count: 0 }))

test('one snapshot in two files, overlapping or not, is judged as in one', async () => {
  const halves = fc.array(fc.constantFrom('first', 'second', 'both'), {
    minLength: items.length,
    maxLength: items.length,
  })
  await fc.assert(
    fc.asyncProperty(halves, async (where) => {
      const [first, second] = ['second', 'first'].map((other) => items.filter((_, index) => where[index] !== other))
      const run = await scanned({ 'a.json': snapshotOf(first ?? []), 'b.json': snapshotOf(second ?? []) })
      assert.equal(run.verdicts, whole.verdicts)
      assert.equal(run.findings, whole.findings)
      assert.equal([uncounted(run), run.summary.exit], [uncounted(whole), whole.summary.exit])
    }),
    { numRuns: 25 },
  )
})

test.run()
