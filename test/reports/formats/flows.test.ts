// GeoJSON by its schema and RFC 7946, and Mermaid by its own grammar, each held against the rows of flows.csv.
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { flowCellsIn } from '../../../src/reports/flows-csv.ts'
import { drawnFlow } from '../../../src/reports/drawn-flow.ts'
import { rulesFolder } from '../../../src/cli/assets.ts'
import { geojson } from '../../../src/reports/geojson.ts'
import { mermaid } from '../../../src/reports/mermaid.ts'
import type { RecordedFormat } from '../../../src/reports/recorded-format.ts'
import { regionCoordinates } from '../../../src/reports/region-coordinates.ts'
import { loadRules } from '../../../src/rulebook/index.ts'
import { judgedIn, type WholeRun } from '../../whole-run.ts'
import { parsed } from '../../cli/ringfence.ts'
import { lintGeoJson } from './geojson-lint.ts'
import { hostile, obeyed } from './hostile.ts'
import { bySchema } from './json-schema.ts'
import { everyStatus, written } from './sample.ts'

const test = suite('reports/formats/flows')

type Row = Record<string, string>
const rowsOf = (run: WholeRun): Row[] => judgedIn(run).flatMap(flowCellsIn(run))

interface Geo {
  type: string
  ringfence: { geometry: string }
  features: {
    type: string
    geometry: { type: string; coordinates: unknown } | null
    properties: {
      resource: string
      from: { location: string; country: string }
      to: { location: string; country: string }
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

const byOfficialSchema = bySchema(readFileSync(new URL('geojson-schema.json', import.meta.url), 'utf8'))

/** A map may have it only where the table has a point and the country is known. */
function endOf(row: Row, end: 'from' | 'to'): readonly number[] | undefined {
  return row[`${end}_country`] === '' ? undefined : regionCoordinates.get(row[`${end}_location`] ?? '')
}

/** From the one point to the other, however many parts it is cut into; undefined: nothing is to be drawn. */
function drawnWrongly(geometry: Geo['features'][number]['geometry'], row: Row): boolean {
  const [from, to] = [endOf(row, 'from'), endOf(row, 'to')]
  if (geometry === null || from === undefined || to === undefined)
    return !(geometry === null && (from === undefined || to === undefined))
  const numbers = [geometry.coordinates].flat(3)
  return JSON.stringify([numbers.slice(0, 2), numbers.slice(-2)]) !== JSON.stringify([from, to])
}

function lintGeo(geo: Geo, rows: readonly Row[]): string[] {
  return [
    ...byOfficialSchema(geo),
    ...lintGeoJson(geo),
    ...(/ null where /.test(geo.ringfence.geometry) ? [] : ['nobody is told why something is not drawn']),
    ...(geo.features.length === rows.length ? [] : [`${geo.features.length} features of ${rows.length} flows`]),
    ...geo.features.flatMap(({ geometry, properties }, index) => {
      const row = rows[index] ?? {}
      return [
        ...(drawnWrongly(geometry, row) ? [`feature ${index} is drawn elsewhere`] : []),
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
  const stay = lines.flatMap((line) => / (\d+) cop(?:ies stay|y stays)"\]$/.exec(line)?.[1] ?? [])
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

const flowOf = (from: [string, string], to: [string, string]): Row => ({
  resource_id: 'one',
  to_id: 'other',
  from_country: from[0],
  from_location: from[1],
  to_country: to[0],
  to_location: to[1],
})

/** Sydney to California goes east, Virginia to Auckland goes west; Tokyo to Ireland crosses nothing. */
const ways: [what: string, row: Row, geometry: Geo['features'][number]['geometry']][] = [
  [
    'a line, longitude first',
    flowOf(['DE', 'eu-central-1'], ['BR', 'sa-east-1']),
    {
      type: 'LineString',
      coordinates: [
        [8.7, 50.1],
        [-46.6, -23.6],
      ],
    },
  ],
  [
    'a point where both ends are one',
    flowOf(['IE', 'eu-west-1'], ['IE', 'northeurope']),
    { type: 'Point', coordinates: [-6.3, 53.3] },
  ],
  [
    'cut where it goes east over the antimeridian',
    flowOf(['AU', 'ap-southeast-2'], ['US', 'us-west-1']),
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [151.2, -33.9],
          [180, -10.2701],
        ],
        [
          [-180, -10.2701],
          [-121.9, 37.4],
        ],
      ],
    },
  ],
  [
    'cut where it goes west over the antimeridian',
    flowOf(['US', 'us-east-1'], ['NZ', 'ap-southeast-6']),
    {
      type: 'MultiLineString',
      coordinates: [
        [
          [-77.5, 39],
          [-180, -33.1402],
        ],
        [
          [180, -33.1402],
          [174.8, -36.8],
        ],
      ],
    },
  ],
  ['nothing where the region is in no table', flowOf(['DE', 'eu-central-1'], ['US', 'us-east-9']), null],
  ['nothing where the country is not known', flowOf(['DE', 'eu-central-1'], ['', 'us-east-1']), null],
  ['nothing where the region is not known', flowOf(['DE', ''], ['US', 'us-east-1']), null],
]
for (const [what, row, geometry] of ways) {
  test(`drawn: ${what}`, async () => {
    const geo = parsed<Geo>(await drawn(geojson, [row]))
    assert.equal(geo.features[0]?.geometry, geometry)
    assert.equal(lintGeo(geo, [row]), [])
  })
}

test('each region is on the earth, and between any two of them RFC 7946 has nothing to say', async () => {
  const names = [...regionCoordinates.keys()]
  assert.ok(names.length > 100)
  const rows = names.flatMap((from) => names.map((to) => flowOf(['DE', from], ['DE', to])))
  assert.equal(lintGeo(parsed<Geo>(await drawn(geojson, rows)), rows), [])
})

test('each region of the rules that has a country is drawn, but for those of which nobody tells where', async () => {
  const { regions } = await loadRules(rulesFolder)
  const named = [...regions.values()].flatMap((ofProvider) => [...ofProvider.values()])
  const left = named.filter(({ name, country }) => country !== null && !regionCoordinates.has(name))
  const apart = left.filter(({ name }) => !/^us-iso|^usdod|(euap|stg)$/.test(name)) // of states, or offered to nobody
  assert.ok(left.length > 0)
  assert.equal(apart, [])
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
    (geo) => geo.features.forEach((feature) => (feature.geometry ??= { type: 'Point', coordinates: [0, 0] })),
  ],
  ['a copy that is not drawn', (geo) => geo.features.forEach((feature) => (feature.geometry = null))],
  [
    'latitude first',
    (geo) =>
      geo.features.forEach(({ geometry }) => {
        if (geometry?.type === 'LineString')
          geometry.coordinates = [
            [50.1, 8.7],
            [39, -77.5],
          ]
      }),
  ],
  ['no collection', (geo) => (geo.type = 'Feature')],
  ['a coordinate system', (geo) => Object.assign(geo, { crs: { type: 'name', properties: { name: 'EPSG:3857' } } })],
]
for (const [what, spoil] of badGeo) {
  test(`noticed in GeoJSON: ${what}`, async () => {
    const run = everyStatus()
    const geo = parsed<Geo>(await written('geojson', run))
    spoil(geo)
    assert.not.equal(lintGeo(geo, rowsOf(run)), [])
  })
}

/** Each wrong by RFC 7946, some by its schema too. */
const badGeometries: [what: string, geometry: unknown, section: RegExp][] = [
  [
    'a line over the antimeridian',
    {
      type: 'LineString',
      coordinates: [
        [151.2, -33.9],
        [-121.9, 37.4],
      ],
    },
    /3\.1\.9/,
  ],
  ['a latitude beyond the pole', { type: 'Point', coordinates: [50.1, 108.7] }, /3\.1\.1/],
  [
    'a longitude beyond the edge',
    {
      type: 'LineString',
      coordinates: [
        [151.2, -33.9],
        [238.1, 37.4],
      ],
    },
    /3\.1\.1/,
  ],
  ['a height', { type: 'Point', coordinates: [8.7, 50.1, 100] }, /3\.1\.1/],
  ['words for numbers', { type: 'Point', coordinates: ['8.7', '50.1'] }, /3\.1\.1/],
  ['a line of one position', { type: 'LineString', coordinates: [[8.7, 50.1]] }, /3\.1\.4/],
  ['lines, and none of them', { type: 'MultiLineString', coordinates: [] }, /3\.1\.5/],
  [
    'an area',
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    },
    /3\.1: /,
  ],
  ['nothing at all', undefined, /3\.2/],
]
for (const [what, geometry, section] of badGeometries) {
  test(`noticed in a geometry: ${what}`, () =>
    assert.match(
      lintGeoJson({ type: 'FeatureCollection', features: [{ type: 'Feature', geometry, properties: {} }] }).join('\n'),
      section,
    ))
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
