// clauses.csv: one row per finding, law and clause, with what that law alone says.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clausesCsv } from '../../src/reports/clauses-csv.ts'
import { lawful, transfer, waiver } from '../findings/sample-config.ts'
import { facetVerdict, failed, judged, permitted, placeVerdict } from '../findings/sample-verdicts.ts'
import { writtenBy } from '../whole-run.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { finished, sampleRun } from './sample-run.ts'

const test = suite('reports/clauses-csv')

const columns =
  'schema_version,scan_id,law,law_title,law_version,clause,cite,demands,strength,verified,url,control_id,control_title,status,readiness,' +
  'applies_from,severity,provider,account_id,resource_type,resource_id,resource_name,place_role,means,place_location,place_country,basis,' +
  'until,entry,table,table_verified,expiring,challenged,reason,waiver,finding_id'

const run = sampleRun()
const text = await writtenBy(clausesCsv, run)
const rows = rowsOf(text)
const pick = (row: Record<string, string> | undefined, wanted: string) =>
  wanted.split(' ').map((column) => row?.[column])
const rowsFrom = async (...told: Parameters<typeof judged>) =>
  rowsOf(await writtenBy(clausesCsv, finished(judged(...told))))

test('the columns, in order, and no score among them', () => {
  assert.is(cellsOf(text)[0]?.join(','), columns)
  assert.not.match(text, /%|score|percent/i)
})

test('every law of every finding has a row, also where no clause is mapped', () => {
  const wanted = run.findings.flatMap(({ id, byLaw }) => Object.keys(byLaw).map((law) => `${id} ${law}`))
  assert.equal([...new Set(rows.map((row) => `${row['finding_id']} ${row['law']}`))], wanted)
  const lgpd = rows.filter(({ law }) => law === 'lgpd')
  assert.ok(lgpd.length > 0)
  for (const row of lgpd) assert.equal(pick(row, 'clause cite strength'), ['', '', ''])
})

test('a clause says what it asks, how far the control shows it, and where to read it', () => {
  const row = rows.find(
    ({ law, resource_name, status }) => law === 'gdpr' && resource_name === 'crm-exports' && status === 'fail',
  )
  assert.equal(pick(row, 'clause cite demands strength verified url law_version severity reason place_country'), [
    'art-44',
    'Art. 44',
    'Transfers satisfy Chapter V.',
    'direct',
    'true',
    'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    '2026-11-23',
    'high',
    'no-recorded-basis',
    'US',
  ])
})

test('two clauses are two rows', async () => {
  const [art44, ...more] = lawful().laws[0]?.clauses ?? []
  if (art44 === undefined) throw new Error('the sample law has lost its clause')
  const url = 'https://example.test/art-46'
  const art46 = { ...art44, id: 'art-46', cite: 'Art. 46', verified: false, url }
  const book = lawful({}, { clauses: [art44, art46, ...more] })
  const found = await rowsFrom([placeVerdict({ gdpr: failed }, failed)], { rulebook: book })
  assert.equal(
    found.map((row) => pick(row, 'clause verified url')),
    [
      ['art-44', 'true', 'https://eur-lex.europa.eu/eli/reg/2016/679/oj'],
      ['art-46', 'false', url],
    ],
  )
})

test('each law has its own status, severity and basis', async () => {
  const found = await rowsFrom([placeVerdict({ gdpr: permitted, lgpd: failed }, failed)])
  assert.equal(
    found.map((row) => pick(row, 'law status severity basis until table table_verified')),
    [
      ['gdpr', 'permitted', 'info', 'eu-uk', '2031-12-27', 'jurisdictions 1 (2026-11-23)', 'true'],
      ['lgpd', 'fail', 'high', '', '', '', ''],
    ],
  )
})

test('an entry is named whether it carries the copy or fails to', async () => {
  const rulebook = lawful({ transfers: [transfer()] })
  const expired = { status: 'fail', observed: 'US', expected: [], reason: 'expired', decision: 'tr-014' } as const
  const carried = { status: 'permitted', basis: 'gdpr.scc.m2', until: '2026-12-24', entry: 'tr-014' } as const
  const [fails] = await rowsFrom([placeVerdict({ gdpr: expired }, expired)], { rulebook })
  assert.equal(pick(fails, 'entry basis reason'), ['tr-014', '', 'expired'])
  const [carries] = await rowsFrom([placeVerdict({ gdpr: carried }, carried)], { rulebook })
  assert.equal(pick(carries, 'entry basis expiring severity'), ['tr-014', 'gdpr.scc.m2', 'true', 'low'])
})

test('a waived failure names its waiver', async () => {
  const rulebook = lawful({ waivers: [waiver()] })
  const [row] = await rowsFrom([placeVerdict({ gdpr: failed }, failed)], { rulebook })
  assert.equal(pick(row, 'status waiver reason'), ['waived', 'w-1', 'no-recorded-basis'])
})

test('a law that does not apply yet reports its readiness and judges nothing', async () => {
  const rulebook = lawful({}, { appliesFrom: '2027-05-13' })
  const verdicts = [placeVerdict({ gdpr: failed }, failed), facetVerdict({ status: 'fail', observed: 0, expected: 1 })]
  const found = await rowsFrom(verdicts, { rulebook })
  assert.equal(
    found.map((row) => pick(row, 'control_id status readiness applies_from severity')),
    [
      ['enc.at-rest', 'not_applicable', 'fail', '2027-05-13', 'info'],
      ['rep.cross-region', 'not_applicable', 'fail', '2027-05-13', 'info'],
    ],
  )
})

test.run()
