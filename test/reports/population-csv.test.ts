// population.csv: every resource once, with counts that sum and tie to the summary.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, unknown } from '../../src/model/fact.ts'
import { statuses } from '../../src/model/verdict.ts'
import { populationCsv } from '../../src/reports/population-csv.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { writtenBy } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/population-csv')

const columns =
  'schema_version,scan_id,provider,partition,account_id,account_name,region,country,resource_type,resource_id,resource_name,holds,tier,people,' +
  'categories,labels,places,flows,topology,pass,fail,permitted,undeclared,unknown,waived,not_applicable,controls_passed,observed_at,source'

const run = sampleRun()
const text = await writtenBy(populationCsv, run)
const rows = rowsOf(text)
const named = (name: string) => rows.find((row) => row['resource_name'] === name) ?? {}
const pick = (row: Record<string, string>, wanted: string) =>
  wanted
    .split(' ')
    .map((column) => row[column])
    .join(' ')

test('the columns, in order', () => assert.is(cellsOf(text)[0]?.join(','), columns))

test('every resource stands there once, passes and accounts included', () => {
  assert.equal(
    rows.map((row) => row['resource_id']),
    run.subjects.map(({ resource }) => resource.id),
  )
  assert.is(new Set(rows.map((row) => row['resource_id'])).size, run.subjects.length)
})

test('the statuses of a row sum to the number of controls', () => {
  for (const row of rows) {
    const sum = statuses.reduce((total, status) => total + Number(row[status]), 0)
    assert.is(sum, run.controls.length, row['resource_name'])
  }
})

test('a column sums to what the summary says of that status', () => {
  for (const status of statuses) {
    const column = rows.reduce((total, row) => total + Number(row[status]), 0)
    const summary = Object.values(run.summary.controls).reduce((total, counts) => total + counts[status], 0)
    assert.is(column, summary, status)
  }
})

test('of several places the worst counts, and only what passed throughout is passed', () => {
  const row = named('crm-exports')
  assert.is(pick(row, 'places flows pass fail permitted not_applicable'), '3 2 2 1 0 1')
  assert.is(row['controls_passed'], 'enc.at-rest|loc.primary-storage')
})

test('what is not known is empty; what is known to be undeclared is unclassified', () => {
  assert.equal(pick(named('sealed'), 'region country tier people labels'), '    ')
  assert.equal(pick(named('orders'), 'region country tier people labels'), 'eu-central-1 DE unclassified  Country=yes')
})

test('whether one place takes writes or several stands there as far as it is known', async () => {
  const modes = new Map([
    ['crm-exports', known('active-active' as const, [])],
    ['orders', unknown('denied')],
  ])
  const subjects = run.subjects.map((one) => {
    const mode = modes.get(one.resource.name)
    return mode === undefined
      ? one
      : { ...one, facets: { ...one.facets, topology: { mode, writersOutside: known([], []) } } }
  })
  const written = rowsOf(await writtenBy(populationCsv, { ...run, subjects }))
  const told = (name: string) => written.find((row) => row['resource_name'] === name)?.['topology']
  assert.equal([told('crm-exports'), told('orders'), told('vendas')], ['active-active', '', ''])
})

test('the account is no store and passes nothing it was not asked', () => {
  assert.is(pick(named('111122223333'), 'holds places pass unknown not_applicable'), 'none 0 0 1 3')
})

test.run()
