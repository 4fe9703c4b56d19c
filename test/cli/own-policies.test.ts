// A stranger's control, dropped into a folder: it is in every output like one of ours, and what goes wrong in it stays its own.
import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rowsOf } from '../reports/read-csv.ts'
import { scratch } from '../scratch.ts'
import { findingsIn, project, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/own policies')

const metadata = (id: string, law = '') => `# METADATA
# title: Keys are our own
# description: What the provider keeps, the provider can be asked for.
# custom:
#   id: ${id}
#   severity: {global: low, regional: high, edge: critical, unclassified: medium}
#   remediation: Encrypt with a key of the account.
${law}package controls.atRest.own_key

import data.lib.must
`
const ownKey = `${metadata('acme.own-key')}
verdict := must.be(input.facets.atRest.keyOwner, "customer")
`
const endless = `${metadata('acme.endless')}
verdict := must.be(input.facets.atRest.enabled, true) if {
	some one in numbers.range(1, 100000)
	some two in numbers.range(1, 100000)
	one * two == -1
}
`

function folder(files: Readonly<Record<string, string>>): string {
  const dir = scratch()
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(dir, name, '..'), { recursive: true })
    writeFileSync(join(dir, name), text)
  }
  return dir
}

async function demo(policies: readonly string[], more: readonly string[] = []) {
  const out = join(scratch(), 'out')
  const own = policies.flatMap((path) => ['--policies', path])
  const ended = await ringfence(['demo', ...own, '--fail-on', 'none', ...more, '-o', out])
  return { ...ended, out }
}

const plain = await demo([])
const mine = folder({ 'controls/atRest/own_key.rego': ownKey })
const judged = await demo([mine])

test('its findings stand in every file, and ours are as they were', () => {
  assert.is(judged.code, 0, judged.stderr) // of one database nobody read the key, and the sample accepts that
  const own = findingsIn(judged.out).filter(({ control }) => control.id === 'acme.own-key')
  assert.equal([...new Set(own.map(({ status }) => status))].sort(), ['fail', 'unknown'])
  assert.is(own[0]?.control.remediation, 'Encrypt with a key of the account.')
  const { controls, population } = summaryIn(judged.out)
  const counts = Object.values(controls['acme.own-key'] ?? {})
  assert.is(
    counts.reduce((sum, count) => sum + count, 0),
    population,
  )
  assert.is(
    rowsOf(read(judged.out, 'findings.csv')).filter((row) => row['control_id'] === 'acme.own-key').length,
    own.length,
  )
  assert.equal(
    findingsIn(judged.out).filter(({ control }) => control.id !== 'acme.own-key'),
    findingsIn(plain.out),
  )
  assert.is.not(summaryIn(judged.out).scan.policyDigest, summaryIn(plain.out).scan.policyDigest)
})

test("the cache changes no byte, with a control of one's own or without", async () => {
  for (const [policies, first] of [
    [[mine], judged],
    [[], plain],
  ] as const) {
    const { out } = await demo(policies, ['--no-cache'])
    for (const file of readdirSync(first.out)) assert.is(read(out, file), read(first.out, file), file)
  }
})

test("a law of one's own maps it to a clause", async () => {
  const law = `id: acme
title: The Acme code of data
short: Acme
url: https://acme.example/code
version: 1
date: 2026-11-25
applies-from: 2026-11-25
concerns: people
zone: none
people: { acme-staff: Staff of Acme }
clauses:
  - { id: keys, cite: Rule 7, demands: "Keys of the company stay with the company.", verified: true, source: [code], controls: { acme.own-key: direct } }
sources:
  code: { url: "https://acme.example/code" }
`
  const config = `version: 1
data:
  - { when: { name: "*" }, tier: regional, people: [acme-staff] }
`
  const dir = folder({ 'controls/atRest/own_key.rego': ownKey, 'regulations/acme.yaml': law, 'ringfence.yaml': config })
  const { out, stderr } = await demo([dir], ['-c', join(dir, 'ringfence.yaml')])
  const own = rowsOf(read(out, 'findings.csv')).filter((row) => row['control_id'] === 'acme.own-key')
  assert.ok(own.length > 0, stderr)
  assert.equal([...new Set(own.map((row) => row['clauses']))], ['acme Rule 7'])
})

test('one that never ends is unknown, says so, and holds up nobody', async () => {
  const dir = folder({ 'controls/atRest/own_key.rego': endless })
  const from = join(scratch(), 'one.json')
  cpSync(join(project, 'fixtures/demo/azure/storage-accounts.json'), from)
  const { code, stderr, out } = await demo([dir, mine], ['--from', from])
  assert.is(code, 3, stderr)
  const findings = findingsIn(out)
  const stopped = findings.filter(({ control }) => control.id === 'acme.endless')
  assert.ok(stopped.length > 0)
  for (const { status, reason } of stopped) assert.equal([status, reason], ['unknown', 'timeout'])
  assert.ok(findings.some(({ control, status }) => control.id === 'acme.own-key' && status !== 'unknown'))
})

const refused: [name: string, files: Record<string, string>, words: RegExp][] = [
  [
    'a forbidden builtin',
    {
      'controls/atRest/own_key.rego': `${metadata('acme.x')}\nverdict := must.be(input.facets.atRest.enabled, true) if time.now_ns() > 0\n`,
    },
    /own_key\.rego:\d+/,
  ],
  [
    'a misspelt fact',
    { 'controls/atRest/own_key.rego': ownKey.replace('keyOwner', 'keyOwnr') },
    /own_key\.rego:\d+.*keyOwn/,
  ],
  [
    'a default verdict',
    { 'controls/atRest/own_key.rego': `${ownKey}\ndefault verdict := "pass"\n` },
    /own_key\.rego:\d+/,
  ],
  ['an id of ours', { 'controls/atRest/own_key.rego': ownKey.replace('acme.own-key', 'enc.at-rest') }, /enc\.at-rest/],
  ['no control at all', { 'README.md': 'nothing' }, /controls/],
]
for (const [name, files, words] of refused) {
  test(`exit 2, nothing scanned: ${name}`, async () => {
    const { code, stderr, out } = await demo([folder(files)])
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.throws(() => readdirSync(out))
  })
}

test.run()
