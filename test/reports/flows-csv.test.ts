// flows.csv: every copy once, with both ends and each law's decision.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { flowsCsv } from '../../src/reports/flows-csv.ts'
import { known } from '../../src/model/fact.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { writtenBy } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/flows-csv')

const columns =
  'resource_id,provider,account_id,from_location,from_country,to_location,to_country,to_account,to_id,relation,role,means,mechanism,writable,' +
  'gdpr_status,gdpr_basis,gdpr_until,lgpd_status,lgpd_basis,lgpd_until,ccpa_status,ccpa_basis,ccpa_until'

const run = sampleRun()
const text = await writtenBy(flowsCsv, run)
const pick = (row: Record<string, string>, wanted: string) =>
  wanted
    .split(' ')
    .map((column) => row[column])
    .join(' ')

test('the columns of the contract, then three per law in play', () => assert.is(cellsOf(text)[0]?.join(','), columns))

test('one row per place with a way to it, and none for a primary place', () => {
  const copies = run.subjects.flatMap(({ places }) => places.filter(({ via }) => via !== undefined))
  assert.is(rowsOf(text).length, copies.length)
  assert.is(copies.length, 5)
})

test('from, to and what each law says', () => {
  const wanted =
    'from_country from_location to_country to_location to_account relation gdpr_status gdpr_basis gdpr_until lgpd_status lgpd_basis lgpd_until ccpa_status'
  assert.equal(
    rowsOf(text).map((row) => pick(row, wanted)),
    [
      'DE eu-central-1 IE eu-west-1 111122223333 same undeclared   undeclared br-eu none not_applicable',
      'DE eu-central-1 US us-east-1 444455556666 unlisted fail   not_applicable   not_applicable',
      'DE eu-central-1 GB eu-west-2 111122223333 same permitted eu-uk 2031-12-27 not_applicable   not_applicable',
      '      unknown   unknown   not_applicable',
      'BR brazilsouth US southcentralus 111122223333 same not_applicable   fail   not_applicable',
    ],
  )
})

test('a copy whose own origin is known comes from there, and not from its holder', async () => {
  const subjects = run.subjects.map((subject) => ({
    ...subject,
    places: subject.places.map((place) => ({
      ...place,
      from: { region: known('sa-east-1', []), country: known('BR', []) },
    })),
  }))
  const rows = rowsOf(await writtenBy(flowsCsv, { ...run, subjects }))
  assert.equal([...new Set(rows.map((row) => pick(row, 'from_country from_location')))], ['BR sa-east-1'])
})

test('a copy that no control owns is judged by no law', async () => {
  const rows = rowsOf(await writtenBy(flowsCsv, { ...run, verdicts: [] }))
  assert.equal([...new Set(rows.map((row) => pick(row, 'gdpr_status lgpd_status ccpa_status')))], ['  '])
})

test('should two controls ever own one copy, the worse stands', async () => {
  const milder = run.verdicts.map((verdict) => ({
    ...verdict,
    control: 'rep.other',
    ...(verdict.laws && { laws: { gdpr: { status: 'pass' as const } } }),
  }))
  for (const verdicts of [
    [...run.verdicts, ...milder],
    [...milder, ...run.verdicts],
  ]) {
    const rows = rowsOf(await writtenBy(flowsCsv, { ...run, verdicts }))
    assert.is(rows.find((row) => row['to_country'] === 'US')?.['gdpr_status'], 'fail')
  }
})

test.run()
