// Names that want to be obeyed, in every field that others fill: none is lost, none is changed, none is obeyed.
import { readdirSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Resource } from '../../src/model/resource.ts'
import { cellsOf } from '../reports/read-csv.ts'
import { hostileBodies, hostileItems, names, owners, subscription } from './hostile-estate.ts'
import { scratch } from '../scratch.ts'
import { findingsIn, parsed, read, summaryIn } from './ringfence.ts'
import { csvIn, filesIn, saved, scanOf, snapshotOf } from './saved-estate.ts'

const test = suite('cli/hostile names')

const folder = scratch()
saved('snapshot.json', snapshotOf(hostileItems), folder)
saved('answer.json', JSON.stringify({ value: hostileBodies }), folder)
const { code, stdout, stderr, cwd, out } = await scanOf(folder)

const tables = [
  'clauses.csv',
  'coverage.csv',
  'exceptions.csv',
  'findings.csv',
  'flows.csv',
  'population.csv',
  'register.csv',
  'ropa.csv',
  'what-if.csv',
]
const records = ['coverage.ndjson', 'findings.ndjson', 'inventory.ndjson', 'page.ndjson']
const linesOf = (file: string): string[] => read(out, file).split('\n').slice(0, -1)
const inventory = (): Resource[] => linesOf('inventory.ndjson').map((line) => parsed<Resource>(line))
const accounts = new Set(owners.map((owner) => owner.toLowerCase()))
const sorted = (texts: readonly (string | undefined)[]): string[] => texts.map((text) => text ?? '').toSorted()
const wellFormed = (text: string): string => text.toWellFormed()

test('the scan comes to its end, and says that it does not know where most of this is', () => {
  assert.is(code, 3, stderr)
  assert.is(stdout, '')
})

test('every resource is counted, and so is every account', () => {
  const count = hostileItems.length + hostileBodies.length + accounts.size + ['aws', 'azure'].length
  assert.is(count, names.length * 10 + 2)
  assert.is(summaryIn(out).population, count)
  assert.is(inventory().length, count)
  assert.is(csvIn(out, 'population.csv').length, count)
  assert.equal(
    linesOf('coverage.ndjson').filter((line) => line.includes('"kind":"gap"')),
    [],
  )
})

test('every name comes back from the inventory as it was', () => {
  for (const type of ['AWS::RDS::DBInstance', 'AWS::RDS::DBSnapshot', 'AWS::CloudTrail::Trail', 'AWS::KMS::Key']) {
    const found = inventory().filter((resource) => resource.type === type)
    assert.equal(sorted(found.map(({ name }) => name)), sorted(names), type)
  }
  const buckets = inventory().filter(({ type }) => type === 'AWS::S3::Bucket')
  assert.equal(new Set(names).difference(new Set(buckets.map(({ name }) => name))), new Set())
  assert.equal(new Set(names).difference(new Set(buckets.map(({ location }) => location.raw))), new Set())
  const owning = new Set(inventory().map(({ owner }) => owner.account))
  assert.equal(owning, new Set([...accounts, subscription, '111122223333']))
})

test('every tag comes back, whatever its key', () => {
  const tagged = inventory().filter(({ type }) => !/Account$|subscriptions$/.test(type))
  const tags = tagged.map(({ labels }) => (labels.state === 'known' ? labels.value[0] : undefined))
  assert.is(tags.length, names.length * 9)
  for (const name of names) {
    assert.is(tags.filter((tag) => tag?.key === name && tag.value === name).length, 9, JSON.stringify(name))
  }
})

test('every copy is a flow, whatever its rule is called and wherever it goes', () => {
  const flows = csvIn(out, 'flows.csv').map((row) => row['to_id'])
  for (const name of names) {
    const found = (target: string) => flows.filter((to) => to === wellFormed(target)).length
    assert.is(found(`arn:aws:s3:::to-${name}`), sameBytes(`to-${name}`) * 2, JSON.stringify(name))
    assert.ok(found(`arn:aws:s3:::logs-${name}`) >= 2, JSON.stringify(name))
    assert.ok(found(`arn:aws:s3:::trail-${name}`) >= 1, JSON.stringify(name))
    assert.ok(found(`arn:aws:rds:eu-west-1:111122223333:db:replica-${name}`) >= 1, JSON.stringify(name))
  }
})

/** Two halves of surrogates are one and the same replacement character in UTF-8. */
const sameBytes = (text: string): number => names.filter((name) => wellFormed(`to-${name}`) === wellFormed(text)).length

test('tables say of every finding what the records say', () => {
  const rows = csvIn(out, 'findings.csv')
  const findings = findingsIn(out)
  assert.is(rows.length, findings.length)
  findings.forEach(({ resource, place, message }, index) => {
    const row = rows[index] ?? {}
    assert.equal(
      ['resource_id', 'resource_name', 'account_id', 'region', 'labels', 'message'].map((column) => row[column]),
      [
        resource.id,
        resource.name,
        resource.owner.account,
        resource.region ?? '',
        resource.labels.join('|'),
        message,
      ].map(wellFormed),
    )
    if (place?.role !== 'primary') assert.is(row['destination_id'], wellFormed(place?.locator ?? ''))
  })
})

test('population.csv has every name, and coverage.csv every region', () => {
  const named = csvIn(out, 'population.csv').map((row) => row['resource_name'])
  assert.equal(sorted(named), sorted(inventory().map(({ name }) => wellFormed(name))))
  const regions = new Set(csvIn(out, 'coverage.csv').map((row) => row['region']))
  assert.equal(new Set(names.map(wellFormed)).difference(regions), new Set())
})

/** Written apart from the guard: what OWASP says that a cell must not begin with, behind what spreadsheets skip. */
const wouldRun = /^[ \u00a0\u3000\n\u200b;,]*[=+\-@|\t\r\0＝＋－＠｜]/

for (const file of tables) {
  test(`${file}: as many cells in each row, and none that a spreadsheet would run`, () => {
    const [header = [], ...rows] = cellsOf(read(out, file))
    for (const cells of rows) {
      assert.is(cells.length, header.length)
      for (const cell of cells) assert.not.match(cell, wouldRun)
    }
  })
}

for (const file of records) {
  test(`${file}: one record per line, and nothing that a terminal would obey`, () => {
    assert.ok(linesOf(file).length > names.length)
    for (const line of linesOf(file)) {
      assert.type(parsed<object>(line), 'object')
      assert.not.match(line, /[\p{Cc}\u200e\u200f\u2028-\u202e\u2066-\u2069]|^\s*::/u)
    }
  })
}

function harmless(text: string): void {
  for (const line of text.split('\n')) {
    assert.not.match(line, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    assert.not.match(line.trim(), /^::|##\w*\[/)
  }
}

test('the page holds no control character, and no line that a runner obeys', () => {
  assert.ok(stderr.split('\n').length > names.length)
  assert.match(stderr, /^ +\\u003a:error::pwned {2}from files/m) // an account that begins a line
  harmless(stderr)
})

for (const name of [
  '::error::pwned',
  '\n::error::pwned',
  '##[error]pwned',
  '\u001b[2J',
  '\u009b',
  'photo\u202egpj.exe',
]) {
  test(`exit 2, in one harmless line: a file called ${JSON.stringify(name)} that is no JSON`, async () => {
    const unread = await scanOf('in', { cwd: dirname(dirname(saved(join('in', name), 'hello', scratch()))) })
    assert.is(unread.code, 2, unread.stderr)
    assert.is(unread.stderr.split('\n').length, 2)
    harmless(unread.stderr)
  })
}

test('no file is written outside the output folder, and none of another name', () => {
  assert.equal(readdirSync(cwd), ['out'])
  assert.equal(
    sorted(filesIn(cwd).map((file) => basename(file))),
    sorted([...tables, ...records, 'README.txt', 'manifest.json', 'summary.json']),
  )
  assert.equal(readdirSync(folder).toSorted(), ['answer.json', 'snapshot.json'])
})

test('read again, every byte is the same', async () => {
  const again = await scanOf(out)
  assert.is(again.code, 3, again.stderr)
  for (const file of readdirSync(out)) assert.is(read(again.out, file), read(out, file), join('again', file))
})

test.run()
