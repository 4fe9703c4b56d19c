// exceptions.csv: what was put aside by name, by whom, until when, and what it lifts today.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { AcceptedGap, Config } from '../../src/model/rulebook.ts'
import { exceptionsCsv } from '../../src/reports/exceptions-csv.ts'
import { lawful, waiver } from '../findings/sample-config.ts'
import { blind, facetVerdict, failed, judged, placeVerdict } from '../findings/sample-verdicts.ts'
import { writtenBy } from '../whole-run.ts'
import { hostileNames } from './hostile-names.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { finished } from './sample-run.ts'

const test = suite('reports/exceptions-csv')

const columns =
  'schema_version,scan_id,kind,id,where,control,resource,account_id,country,operation,reason,owner,approved_by,until,state,matches,calls,unused'

const gap: AcceptedGap = {
  where: 'ringfence.yaml:50:5',
  account: '111122223333',
  operation: 's3:GetEncryptionConfiguration',
  reason: 'SEC-91',
  until: '2027-01-31',
}
const verdicts = [facetVerdict(blind), placeVerdict({ gdpr: failed, lgpd: failed }, failed)]
const textOf = (config: Partial<Config>, told = verdicts) =>
  writtenBy(exceptionsCsv, finished(judged(told, { rulebook: lawful(config) })))
const rowOf = async (config: Partial<Config>, told = verdicts) => rowsOf(await textOf(config, told))[0]
const pick = (row: Record<string, string> | undefined, wanted: string) =>
  wanted.split(' ').map((column) => row?.[column])

test('without any it is its columns', async () => assert.is(await textOf({}), `${columns}\r\n`))

test('a waiver with its conditions, its names and its day', async () => {
  const row = await rowOf({ waivers: [waiver({ resource: 'ord*', account: '111122223333', country: 'US' })] })
  assert.equal(
    pick(row, 'kind id where control resource account_id country reason owner approved_by until state matches unused'),
    [
      'waiver',
      'w-1',
      'ringfence.yaml:40:5',
      'rep.*',
      'ord*',
      '111122223333',
      'US',
      'moved by March',
      'team@example.test',
      'ciso@example.test',
      '2027-03-01',
      'active',
      '1',
      'false',
    ],
  )
})

const ends: [until: string, state: string, matches: string][] = [
  ['2026-11-24', 'active', '1'],
  ['2026-11-23', 'expired', '1'],
]
for (const [until, state, matches] of ends)
  test(`until ${until}, on 2026-11-24: ${state}, and what it names is counted`, async () => {
    for (const config of [{ waivers: [waiver({ until })] }, { acceptedGaps: [{ ...gap, until }] }])
      assert.equal(pick(await rowOf(config), 'state matches unused'), [state, matches, 'false'])
  })

test('what matches nothing is unused', async () => {
  for (const config of [{ waivers: [waiver()] }, { acceptedGaps: [gap] }])
    assert.equal(pick(await rowOf(config, []), 'matches unused'), ['0', 'true'])
})

test('waivers first, then gaps, each in the order of the config', async () => {
  const rows = rowsOf(await textOf({ acceptedGaps: [gap], waivers: [waiver(), waiver({ id: 'w-2' })] }))
  assert.equal(
    rows.map((row) => pick(row, 'kind id operation')),
    [
      ['waiver', 'w-1', ''],
      ['waiver', 'w-2', ''],
      ['accepted gap', '', 's3:GetEncryptionConfiguration'],
    ],
  )
})

for (const name of hostileNames)
  test(`${JSON.stringify(name).slice(0, 40)} as a reason: no cell runs, the name comes back`, async () => {
    const text = await textOf({ waivers: [waiver({ reason: name })] })
    for (const cell of cellsOf(text).flat()) assert.not.match(cell, /^[\s\u200b]*[=+\-@|\t\r\0＝＋－＠｜]/)
    assert.is(rowsOf(text)[0]?.['reason'], name.toWellFormed())
  })

test.run()
