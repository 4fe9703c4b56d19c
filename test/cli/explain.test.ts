// What a person reads of a control, and of one finding of a run: what was asked, seen, decided, and how it is mended.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { explain as textOf } from '../../src/cli/explanation.ts'
import { nodeHost } from '../../src/cli/host.ts'
import type { Control } from '../../src/model/control.ts'
import { scratch } from '../scratch.ts'
import { hostileItems } from './hostile-estate.ts'
import { findingsIn, flat, parsed, project, read, ringfence } from './ringfence.ts'
import { config, saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/explain')

const cwd = scratch()
await ringfence(['demo', '-q'], { cwd })
const [run = ''] = (await ringfence(['show'], { cwd })).stdout.match(/ringfence-out\/[0-9a-f]{16}/) ?? []
const findings = findingsIn(join(cwd, run))
const explain = (...args: string[]) => ringfence(['explain', ...args], { cwd })

test('a control: what it asks of what, how it decides, what passes and fails, rights, and clauses', async () => {
  const { code, stdout, stderr } = await explain('enc.at-rest')
  assert.is(code, 0, stderr)
  assert.match(
    flat(stdout),
    /^enc\.at-rest: Data stores are encrypted at rest .* Judges the facet atRest; of \d+ types: S3 bucket/,
  )
  assert.match(flat(stdout), /Reads facets\.atRest\.enabled .* To mend Turn encryption on/)
  assert.match(stdout, 'verdict := must.be(input.facets.atRest.enabled, true)')
  assert.match(stdout, /What passes, by its own test\n {2}test_pass if/)
  assert.match(
    stdout,
    /What fails, by its own test\n {2}test_fail if \{\n.*"observed": false, "expected": true[^]*?\n {2}\}\n/,
  )
  assert.match(flat(stdout), /of Azure the role Reader/)
  assert.match(flat(stdout), /GDPR Art\. 32\(1\)\(a\) \(direct\): Data is encrypted/)
})

test('a control of places tells the order of the decision; one of few calls its rights', async () => {
  const { stdout } = await explain('rep.cross-region')
  assert.match(
    stdout,
    /outside our own fence: fail[^]*adequacy decision[^]*no recorded basis[^]*What passes\n.*Ireland/,
  )
  assert.match(flat((await explain('key.rotation')).stdout), /Rights of AWS .*kms:GetKeyRotationStatus/)
})

test('a control of places without one country promises no pass, and its prose fits 80 columns', async () => {
  for (const id of ['pro.global-plane', 'loc.multi-region-container']) {
    const { stdout } = await explain(id)
    assert.match(flat(stdout), /What passes nothing: what a name of several countries stands for is unknown/, id)
    assert.not.match(stdout, 'Ireland')
    assert.equal(
      stdout.split('\n').filter((line) => line.length > 80),
      [],
    )
  }
})

test('no control is without its intent, its decision, its examples and how it is mended', async () => {
  const { controls } = parsed<{ controls: Control[] }>(read(project, 'dist/policy.json'))
  assert.ok(controls.length >= 50)
  for (const { id, remediation } of controls) {
    const stdout = await textOf(id, undefined, { ...nodeHost(), cwd })
    for (const words of [
      /^Judges /m,
      /^Reads +\S/m,
      /^Severity /m,
      /^Rights +\S/m,
      /^ {2}verdict/m,
      /^What passes/m,
      /^What fails/m,
    ])
      assert.match(stdout, words, id)
    assert.ok(flat(stdout).includes(flat(remediation.trim())), id)
  }
})

const failing = findings.find(
  ({ status, place, reason }) => status === 'fail' && place?.means !== undefined && reason === 'expired',
)
const unread = findings.find(({ status, permission }) => status === 'unknown' && permission !== undefined)
const lifted = findings.find(({ status }) => status === 'waived')

test('a failure by the beginning of its id: observed and expected, by which law, on what, and how it is mended', async () => {
  if (failing === undefined) throw new Error('the sample has no copy whose basis has ended')
  const { code, stdout, stderr } = await explain(failing.id.slice(0, 10))
  assert.is(code, 0, stderr)
  const text = flat(stdout)
  assert.ok(text.startsWith(`${failing.id}: fail, ${failing.severity} ${flat(failing.message)}`), text)
  assert.match(text, `Resource ${failing.resource.type} ${failing.resource.id} account 111122223333, BR sa-east-1`)
  assert.match(text, `Place replica in US us-east-1 by replication (s3-replication)`)
  assert.match(text, /Observed US Expected inside-zone, adequacy, register-entry Because basis expired/)
  assert.match(
    text,
    /By law LGPD: fail, medium; basis expired; basis lgpd\.33-ii-b; register entry tr-022; until 2026-08-22/,
  )
  assert.ok(text.includes(`To mend ${flat(failing.control.remediation)}`), text)
  assert.match(text, `ringfence waiver add ${failing.id.slice(0, 12)} --from ${run}`)
  assert.match(text, /LGPD Art\. 33, II, a-d: Elsewhere it goes under guarantees/)
})

test('what could not be read names the right that would tell; what was waived names who answers for it', async () => {
  const { stdout } = await explain(unread?.id ?? '')
  assert.match(flat(stdout), `Right ${unread?.permission} would let it be read`)
  assert.not.match(stdout, /^Observed/m)
  const { waiver } = lifted ?? {}
  const told = flat((await explain(lifted?.id ?? '')).stdout)
  assert.match(
    told,
    `Waiver wv-007 until 2027-03-31: ${waiver?.reason}; owner support@example.test, approved by ciso@example.test`,
  )
})

test('of a plan, the line of the block that it is about', async () => {
  const at = scratch()
  cpSync(join(project, 'fixtures/terraform/pull-request'), at, { recursive: true })
  await ringfence(['scan', '--from', 'plan.json', '-q', '-o', 'run'], { cwd: at })
  const found = findingsIn(join(at, 'run')).find(({ status, declared }) => status === 'fail' && declared !== undefined)
  const { code, stdout, stderr } = await ringfence(['explain', found?.id ?? '', '--from', 'run'], { cwd: at })
  assert.is(code, 0, stderr)
  assert.match(stdout, new RegExp(`^Written +${found?.declared?.file}:${found?.declared?.line}$`, 'm'))
})

test('from the run that is named, wherever one works', async () => {
  const { code, stdout } = await ringfence(['explain', findings[0]?.id ?? '', '--from', join(cwd, run)], {
    cwd: scratch(),
  })
  assert.is(code, 0)
  assert.ok(stdout.startsWith(findings[0]?.id ?? ' '))
})

test('whatever things are called, no line is obeyed', async () => {
  const at = scratch()
  saved('snapshot.json', snapshotOf(hostileItems), join(at, 'in'))
  await ringfence(['scan', '--from', 'in', '-c', config, '-q', '-o', 'run'], { cwd: at })
  const worst = findingsIn(join(at, 'run')).filter(({ place }) => place?.means !== undefined)
  assert.ok(worst.length > 40)
  for (const { id } of worst.filter((_, index) => index % 40 === 0)) {
    const { code, stdout } = await ringfence(['explain', id, '--from', 'run'], { cwd: at })
    assert.is(code, 0)
    for (const line of stdout.split('\n')) assert.not.match(line, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]|^\s*::|##\w*\[/u)
  }
})

/** The first letters of two ids at least: of some hundred findings a few share four. */
const shared = findings.map(({ id }) => id.slice(0, 1)).find((one, index, all) => all.indexOf(one) < index) ?? ''

test('exit 2: the beginning of several, a beginning too short, and of none', async () => {
  const folder = join(scratch(), 'run')
  cpSync(join(cwd, run), folder, { recursive: true })
  const alike = read(folder, 'findings.ndjson').replaceAll(/"id":"[0-9a-f]{4}(?=[0-9a-f]{28}")/g, '"id":"abcd')
  writeFileSync(join(folder, 'findings.ndjson'), alike)
  const several = await explain('abcd', '--from', folder)
  assert.is(several.code, 2)
  assert.match(several.stderr, new RegExp(`"abcd" is the beginning of ${findings.length} findings`))
  const short = await explain(shared)
  assert.is(short.code, 2)
  assert.match(short.stderr, 'is no control, and no id of a finding')
  const none = await explain('0123456789abcdef')
  assert.is(none.code, 2)
  assert.match(none.stderr, /"0123456789abcdef" is no finding of that run, because no id in it begins so/)
})

test('exit 2: findings that end in the middle', async () => {
  const folder = join(scratch(), 'run')
  cpSync(join(cwd, run), folder, { recursive: true })
  writeFileSync(join(folder, 'findings.ndjson'), '{"id":"0')
  const { code, stderr } = await explain('0'.repeat(32), '--from', folder)
  assert.is(code, 2)
  assert.match(stderr, /findings\.ndjson:1/)
})

test.run()
