// A raw answer is held by the digest of its whole line: what it says, of whom, and that it was refused.
import { hash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rawLine } from '../../src/cli/raw-answers.ts'
import type { Manifest } from '../../src/evidence/manifest.ts'
import { rawProblems } from '../../src/evidence/raw-checks.ts'
import { rawFileOf } from '../../src/evidence/raw-file.ts'
import type { RawAnswer } from '../../src/model/raw-answer.ts'
import { scratch } from '../scratch.ts'

const test = suite('evidence/raw checks')

const origin = { operation: 's3:GetBucketReplication', observedAt: '2026-11-24T06:00:00.000Z' }
const key = 'aws|aws|111122223333|eu-west-1|AWS::S3::Bucket|crm'
const refusal: RawAnswer = {
  kind: 'raw',
  resource: key,
  answer: 0,
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  ...origin,
  error: 'AccessDenied',
  redacted: {},
}
const line = rawLine(refusal)

/** What is wrong with a pack of that one line, or of none, as its manifest counts it. */
async function problemsOf(written: string, redacted: Record<string, number> = {}, source = 'live'): Promise<string[]> {
  const dir = scratch()
  const file = rawFileOf(key)
  mkdirSync(join(dir, 'raw'))
  writeFileSync(join(dir, file), written)
  const resource = { key, source, origins: [{ ...origin, rawSha256: hash('sha256', line.trimEnd()) }] }
  writeFileSync(join(dir, 'inventory.ndjson'), `${JSON.stringify(resource)}\n`)
  const records = written === '' ? 0 : 1
  const manifest = { files: [{ path: file, records }], raw: { answers: records, redacted, rules: 1 } }
  const problems = await rawProblems(dir, manifest as unknown as Manifest) // `as`: it asks for no more
  return problems.map(({ what }) => what)
}

test('as a run writes it, it is proven', async () => assert.equal(await problemsOf(line), []))

for (const [what, edited] of [
  ['it is given a body', line.replace('}\n', ', "body":{"more":true}}\n')],
  ['it is given a body by an escaped name', line.replace('}\n', ',"\\u0062ody":{"more":true}}\n')],
  ['it is taken for none', line.replace('"error":"AccessDenied",', '')],
  ['it is another refusal', line.replace('AccessDenied', 'NoSuchReplication')],
  ['another region is said to have been asked', line.replace('"region":"eu-west-1"', '"region":"eu-north-1"')],
  ['no region is said to have been asked', line.replace('"region":"eu-west-1",', '')],
] as const) {
  test(`found: ${what}`, async () => {
    assert.is.not(edited, line)
    assert.equal(await problemsOf(edited), ['line 1 is no answer that inventory.ndjson rests on'])
  })
}

test('found: it is said of another resource', async () =>
  assert.equal(await problemsOf(line.replace('|crm"', '|crn"')), [`has 0 of 1 answers about ${key}`]))

test('found: nothing is left of all that was answered about a resource, but for one of a plan', async () => {
  assert.equal(await problemsOf(''), [`has 0 of 1 answers about ${key}`])
  assert.equal(await problemsOf('', {}, 'terraform'), [])
})

test('found: the manifest counts what nobody left out', async () =>
  assert.equal(await problemsOf(line, { secret: 1 }), ['counts what was left out otherwise than raw/']))

test.run()
