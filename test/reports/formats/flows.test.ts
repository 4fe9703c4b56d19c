// GeoJSON by RFC 7946 and Mermaid by its own grammar, each held against the rows of flows.csv.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { flowCellsIn } from '../../../src/reports/flows-csv.ts'
import { drawnFlow } from '../../../src/reports/drawn-flow.ts'
import { geojson } from '../../../src/reports/geojson.ts'
import { mermaid } from '../../../src/reports/mermaid.ts'
import type { RecordedFormat } from '../../../src/reports/recorded-format.ts'
import { judgedIn, type WholeRun } from '../../whole-run.ts'
import { parsed } from '../../cli/ringfence.ts'
import { hostile, obeyed } from './hostile.ts'
import { everyStatus, written } from './sample.ts'

const test = suite('reports/formats/flows')

type Row = Record<string, string>
const rowsOf = (run: WholeRun): Row[] => judgedIn(run).flatMap(flowCellsIn(run))

interface Geo {
  type: string
  ringfence: { geometry: string }
  features: {
    type: string
    geometry: unknown
    properties: {
      resource: string
      from: { country: string }
      to: { country: string }
      toId: string
      status: string
      laws: Record<string, { status: string }>
    }
  }[]
}

const statuses = ['fail', 'unknown', 'undeclared', 'permitted', 'waived', 'pass', 'not_applicable']
const worstIn = (row: Row): string =>
  statuses.find((status) => Object.entries(row).some(([name, said]) => name.endsWith('_status') && said === status)) ??
  'unknown'

/** RFC 7946 §3.2 lets a geometry be null, and §3.3 wants a list of features. */
function lintGeo(geo: Geo, rows: readonly Row[]): string[] {
  return [
    ...(geo.type === 'FeatureCollection' && Array.isArray(geo.features) ? [] : ['it is no collection']),
    ...(geo.ringfence.geometry.startsWith('null: ') ? [] : ['nobody is told why nothing is drawn']),
    ...(geo.features.length === rows.length ? [] : [`${geo.features.length} features of ${rows.length} flows`]),
    ...geo.features.flatMap(({ type, geometry, properties }, index) => {
      const row = rows[index] ?? {}
      return [
        ...(type === 'Feature' && geometry === null ? [] : [`feature ${index} is drawn`]),
        ...(properties.from.country === row['from_country'] && properties.to.country === row['to_country']
          ? []
          : [`feature ${index} goes elsewhere`]),
        ...(properties.resource === row['resource_id'] && properties.toId === row['to_id']
          ? []
          : [`feature ${index} is of another copy`]),
        ...(properties.status === worstIn(row) ? [] : [`feature ${index} is told as ${properties.status}`]),
        ...Object.entries(properties.laws).flatMap(([law, { status }]) =>
          status === row[`${law}_status`] ? [] : [`feature ${index} is told otherwise for ${law}`],
        ),
      ]
    }),
  ]
}

const node = /^ {2}(unknown|more|incomplete|c_[0-9a-f]+)\["((?:[\w .,()\\/-]|#\d+;)+)"\]$/
const arrow = /^ {2}(\w+) (==>|-\.->|-->)\|"(\d+) ([\w .,()\\/-]|#\d+;)+, (\w+)"\| (\w+)$/

function lintMermaid(text: string, rows: readonly Row[]): string[] {
  const lines = text.split('\n')
  const nodes = new Set(lines.flatMap((line) => node.exec(line)?.[1] ?? []))
  const arrows = lines.flatMap((line) => {
    const [, from = '', shape = '', count = '', , status = '', to = ''] = arrow.exec(line) ?? []
    return from === '' ? [] : [{ from, shape, count: Number(count), status, to }]
  })
  const stay = lines.flatMap((line) => / (\d+) copies stay"\]$/.exec(line)?.[1] ?? [])
  const count = [...stay.map(Number), ...arrows.map((one) => one.count)].reduce((sum, one) => sum + one, 0)
  return [
    ...(lines[0] === 'flowchart LR' && lines.at(-1) === '' ? [] : ['it is no chart']),
    ...lines
      .slice(1, -1)
      .flatMap((line) => (node.test(line) || arrow.test(line) ? [] : [`no line of a chart: ${line}`])),
    ...arrows.flatMap(({ from, to }) =>
      [from, to].flatMap((end) => (nodes.has(end) ? [] : [`an arrow to nothing: ${end}`])),
    ),
    ...arrows.flatMap(({ shape, status }) =>
      (shape === '==>') === (status === 'fail') &&
      (shape === '-.->') === (status === 'unknown' || status === 'undeclared')
        ? []
        : [`${status} is drawn as ${shape}`],
    ),
    ...(nodes.has('more') || count === rows.length ? [] : [`${count} of ${rows.length} flows`]),
    ...(arrows.length <= 500 && text.length <= 50_000 ? [] : ['more than Mermaid draws']),
  ]
}

async function drawn(format: RecordedFormat, rows: readonly Row[]): Promise<string> {
  const run = everyStatus()
  const writer = format.writer(run)
  const pieces = [writer.head?.()]
  for (const row of rows) pieces.push(await writer.flows?.([row]))
  for await (const piece of writer.tail?.(run.summary) ?? []) pieces.push(piece)
  return pieces.join('')
}

test('every copy is a feature, with both countries and what each law says', async () => {
  const run = everyStatus()
  const geo = parsed<Geo>(await written('geojson', run))
  assert.ok(rowsOf(run).length > 3)
  assert.equal(lintGeo(geo, rowsOf(run)), [])
})

test('copies of one way are one arrow, and every copy is counted', async () => {
  const run = everyStatus()
  const text = await written('mermaid', run)
  assert.equal(lintMermaid(text, rowsOf(run)), [])
  assert.match(text, /^ {2}c_4445 ==>\|"1 replication, fail"\| c_5553$/m)
  assert.match(text, /unknown\["country not known"\]/)
})

test('without a copy both are whole', async () => {
  assert.equal(lintGeo(parsed<Geo>(await drawn(geojson, [])), []), [])
  assert.equal(lintMermaid(await drawn(mermaid, []), []), [])
})

test('a copy within one country is drawn where something about it is open, and counted where nothing is', async () => {
  const within = (status: string): Row => ({
    from_country: 'DE',
    to_country: 'DE',
    means: 'backup',
    gdpr_status: status,
  })
  const rows = statuses.map(within)
  const text = await drawn(mermaid, [...rows, within('')])
  assert.equal(lintMermaid(text, [...rows, within('')]), [])
  assert.match(text, /^ {2}c_4445 ==>\|"1 backup, fail"\| c_4445$/m)
  assert.match(text, /^ {2}c_4445 -\.->\|"1 backup, undeclared"\| c_4445$/m)
  assert.match(text, /^ {2}c_4445 -\.->\|"2 backup, unknown"\| c_4445$/m)
  assert.match(text, /"DE, 4 copies stay"/)
})

test('a run that is not whole is told as such, in the picture too', async () => {
  for (const code of [0, 1, 3, 4]) {
    const run = everyStatus()
    const of = { ...run, summary: { ...run.summary, exit: { code, why: 'not read: 7' } } }
    assert.is(/^ {2}incomplete\["not read#58; 7"\]$/m.test(await written('mermaid', of)), code > 1)
    const geo = parsed<{ 'ringfence-exit': unknown }>(await written('geojson', of))
    assert.equal(geo['ringfence-exit'], { code, why: 'not read: 7' })
  }
})

test('of many countries the worst arrows are drawn, and the others counted', async () => {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const rows = letters.flatMap((one) =>
    letters.map((other): Row => ({
      from_country: `A${one}`,
      to_country: `B${other}`,
      means: 'backup',
      gdpr_status: one === 'Z' ? 'fail' : 'pass',
    })),
  )
  const text = await drawn(mermaid, rows)
  assert.equal(lintMermaid(text, rows), [])
  assert.is(text.match(/==>/g)?.length, 26)
  assert.match(text, /^ {2}more\["and 376 more arrows in flows\.csv"\]$/m)
})

test('what no law judged is unknown, and so is a word that is no status', () => {
  assert.is(drawnFlow({ from_country: 'DE', gdpr_status: '' }).status, 'unknown')
  assert.is(drawnFlow({ gdpr_status: 'fine', lgpd_status: 'pass' }).status, 'unknown')
  assert.is(drawnFlow({ gdpr_status: 'waived', lgpd_status: 'pass' }).status, 'waived')
})

test('whatever something is called: harmless, and read back', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, hostile, async (name, country) => {
      const run = everyStatus(name)
      const rows = [
        ...rowsOf(run),
        {
          resource_id: name.toWellFormed(),
          from_country: country.toWellFormed(),
          to_country: name.toWellFormed(),
          means: name.toWellFormed(),
          to_id: name.toWellFormed(),
          gdpr_status: 'fail',
        },
      ]
      const text = await drawn(geojson, rows)
      assert.equal([...obeyed(text), ...lintGeo(parsed<Geo>(text), rows)], [])
      const chart = await drawn(mermaid, rows)
      assert.equal(obeyed(chart), [])
      const named = Object.values(rows.at(-1) ?? {}).some((cell) => cell === '')
      if (!named) assert.equal(lintMermaid(chart, rows), [])
    }),
    { numRuns: 80 },
  )
})

const badGeo: [what: string, spoil: (geo: Geo) => unknown][] = [
  ['a feature too few', (geo) => geo.features.pop()],
  ['another country', (geo) => geo.features.forEach(({ properties }) => (properties.to.country = 'DE'))],
  ['a failure as a pass', (geo) => geo.features.forEach(({ properties }) => (properties.status = 'pass'))],
  [
    'a law told otherwise',
    (geo) => geo.features.forEach(({ properties }) => (properties.laws['gdpr'] = { status: 'pass' })),
  ],
  [
    'a point that nobody knows',
    (geo) => geo.features.forEach((feature) => (feature.geometry = { type: 'Point', coordinates: [0, 0] })),
  ],
  ['no collection', (geo) => (geo.type = 'Feature')],
]
for (const [what, spoil] of badGeo) {
  test(`noticed in GeoJSON: ${what}`, async () => {
    const run = everyStatus()
    const geo = parsed<Geo>(await written('geojson', run))
    spoil(geo)
    assert.not.equal(lintGeo(geo, rowsOf(run)), [])
  })
}

const badChart: [what: string, spoil: (text: string) => string][] = [
  ['a copy too few', (text) => text.replace(/^.*==>.*\n/m, '')],
  ['a failure drawn as a pass', (text) => text.replace('==>', '-->')],
  ['an arrow to nothing', (text) => text.replace(/\| c_\w+\n/, '| c_00\n')],
  ['a quote within a label', (text) => text.replace('"1 ', '"1 " ')],
  ['a script', (text) => `${text}  click c_4445 "javascript:alert(1)"\n`],
  ['no chart', (text) => text.replace('flowchart LR', 'graph')],
]
for (const [what, spoil] of badChart) {
  test(`noticed in Mermaid: ${what}`, async () => {
    const run = everyStatus()
    const text = await written('mermaid', run)
    assert.is.not(spoil(text), text)
    assert.not.equal(lintMermaid(spoil(text), rowsOf(run)), [])
  })
}

test.run()
