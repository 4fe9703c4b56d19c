// Of an unsigned pack the manifest can be made anew: what is left is that its files say the same, and that it can be judged again.
import { cpSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Manifest } from '../../src/evidence/index.ts'
import { scratch } from '../scratch.ts'
import { manifestAgain } from './manifest-again.ts'
import { ringfence } from './ringfence.ts'
import { all, edit, verified } from './tampered.ts'

const test = suite('cli/verify unsigned')

const folder = scratch()
const unsigned = join(folder, 'unsigned')
await ringfence(['demo', '-q', '--fail-on', 'none', '-o', unsigned])
const findings = all('findings.ndjson')

const rewritten: [what: string, tamper: (dir: string) => void, problems: string[]][] = [
  [
    'a row is edited in the table alone',
    (dir) => edit(dir, 'findings.csv', (text) => text.replace(',fail,high,', ',pass,none,')),
    ['view findings.csv'],
  ],
  [
    'a row is edited in the table by clause alone',
    (dir) => edit(dir, 'clauses.csv', (text) => text.replace(',fail,', ',pass,')),
    ['view clauses.csv'],
  ],
  [
    'a row is taken out of the table by clause',
    (dir) => all('clauses.csv')(dir, (rows) => rows.slice(0, -1)),
    ['view clauses.csv'],
  ],
  [
    'a row stands twice in the table by clause',
    (dir) => all('clauses.csv')(dir, (rows) => [...rows, rows.at(-1) ?? '']),
    ['view clauses.csv'],
  ],
  [
    'a finding is taken out of both',
    (dir) => {
      findings(dir, ([, ...rest]) => rest)
      all('findings.csv')(dir, ([head = '', , ...rest]) => [head, ...rest])
    },
    ['view findings.ndjson', 'view findings.csv', 'view findings.ndjson'],
  ],
  [
    'a resource is taken out',
    (dir) => {
      all('inventory.ndjson')(dir, (rows) =>
        rows.filter((row) => !row.includes('"key":"aws|aws|111122223333|eu-west-1|AWS::S3::Bucket|')),
      )
    },
    ['view inventory.ndjson'],
  ],
]
for (const file of ['summary.json', 'flows.csv', 'README.txt'])
  rewritten.push([`${file} is left out of both`, (dir) => unlinkSync(join(dir, file)), [`missing ${file}`]])
rewritten.push([
  'the header of the table is another',
  (dir) => edit(dir, 'findings.csv', (text) => text.replace(',status,', ',state,')),
  ['view findings.csv'],
])
for (const [what, tamper, problems] of rewritten)
  test(`found without a signature, and with a manifest made anew: ${what}`, async () => {
    const dir = join(folder, 'tampered')
    cpSync(unsigned, dir, { recursive: true })
    try {
      tamper(dir)
      manifestAgain(dir)
      const found = await verified(dir)
      assert.equal(
        [...new Set(found.problems)].filter((one) => problems.includes(one)),
        [...new Set(problems)],
        found.text,
      )
      assert.is(found.code, 1)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

/** What a reader of the manifest alone would believe. */
const embellished: [what: string, change: (manifest: Manifest) => void][] = [
  ['how it ended', (manifest) => (manifest.result = { code: 0, why: 'complete, nothing at or above high' })],
  ['what could not be read', (manifest) => (manifest.totals.unknown = 0)],
  ['the gaps', (manifest) => (manifest.coverage.gaps = 0)],
  ['the day', (manifest) => (manifest.scan.now = '2026-11-25T12:00:00.000Z')],
  ['what was asked', (manifest) => (manifest.asked.accounts = [])],
  ['who asked', (manifest) => (manifest.collectors = { '111122223333': 'somebody' })],
]
for (const [what, change] of embellished)
  test(`found in a manifest made anew, without a signature: another word on ${what}`, async () => {
    const dir = join(folder, 'tampered')
    cpSync(unsigned, dir, { recursive: true })
    try {
      manifestAgain(dir, change)
      const found = await verified(dir)
      assert.equal([found.code, found.problems], [1, ['view summary.json']], found.text)
    } finally {
      rmSync(dir, { recursive: true })
    }
  })

test('another word on what the manifest alone tells is found by the replay', async () => {
  const dir = join(folder, 'tampered')
  cpSync(unsigned, dir, { recursive: true })
  try {
    manifestAgain(dir, (manifest) => (manifest.asked.policies = 3))
    const found = await verified(dir, { replay: true, config: 'fixtures/demo/ringfence.yaml' })
    assert.equal([found.code, found.problems], [1, ['replay manifest.json']], found.text)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test('a verdict that is edited everywhere, with all its counts, is found by the replay alone', async () => {
  const dir = join(folder, 'tampered')
  cpSync(unsigned, dir, { recursive: true })
  try {
    // Another basis date in both views: no count knows of it.
    const change = (text: string): string => text.replaceAll('2027-02-10', '2037-02-10')
    for (const file of ['findings.ndjson', 'findings.csv', 'clauses.csv', 'flows.csv', 'register.csv'])
      writeFileSync(join(dir, file), change(readFileSync(join(dir, file), 'utf8')))
    manifestAgain(dir)
    assert.is((await verified(dir)).code, 0)
    const found = await verified(dir, { replay: true, config: 'fixtures/demo/ringfence.yaml' })
    assert.is(found.code, 1, found.text)
    assert.ok(found.problems.includes('replay findings.ndjson'), found.text)
  } finally {
    rmSync(dir, { recursive: true })
  }
})

test.run()
