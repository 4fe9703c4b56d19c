// Whoever receives the folder and cannot ask: every file and every column is explained, and nothing that is not there.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { reports } from '../../src/reports/index.ts'
import { meaningOf } from '../../src/reports/readme/columns.ts'
import { writtenBy } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/readme-txt')

const [readme, ...others] = reports
assert.ok(readme)
const run = sampleRun()
const text = await writtenBy(readme, run)
const laws = run.rulebook.laws.map(({ id }) => id)

test('it stands first, and names every other file', () => {
  assert.is(readme.file, 'README.txt')
  for (const { file } of others) assert.match(text, `  ${file}: `)
  for (const file of ['manifest.json', 'attestation.sigstore.json']) assert.match(text, `  ${file}: `)
})

test('every column of every table, in its order', async () => {
  const tables = others.filter(({ file }) => file.endsWith('.csv'))
  assert.is(tables.length, 9)
  for (const table of tables) {
    const [head = ''] = (await writtenBy(table, run)).split('\r\n')
    const after = text.split(`The columns of ${table.file}\n`)[1] ?? ''
    const explained = (after.split('\n\n')[0] ?? '')
      .split('\n')
      .flatMap((line) => /^ {2}(\w+): \S/.exec(line)?.[1] ?? [])
    assert.equal(explained, head.split(','), table.file)
  }
})

test('a column that nobody has explained is our bug', () => {
  assert.throws(() => meaningOf('flows.csv', 'gdpr_colour', laws), /nobody has explained the column gdpr_colour/)
  assert.throws(() => meaningOf('flows.csv', 'xyz_status', laws), /xyz_status/)
})

test('no word is explained that no table has', () => {
  const source = readFileSync(join(import.meta.dirname, '../../src/reports/readme/columns.ts'), 'utf8')
  const explained = new Set([...source.matchAll(/^ {2,4}(\w+):(?: '|$)/gm)].map(([, name = '']) => name))
  const used = new Set([...text.matchAll(/^ {2}(\w+): /gm)].map(([, name = '']) => name))
  const ofLaws = ['status', 'basis', 'until']
  assert.ok(explained.size > 100)
  assert.equal(
    [...explained].filter((name) => !used.has(name) && !ofLaws.includes(name)),
    [],
  )
})

test('plain text within a hundred columns, for any editor', () => {
  for (const line of text.split('\n')) {
    assert.ok(line.length <= 100, line)
    assert.match(line, /^[ -~]*$/)
  }
})

test.run()
