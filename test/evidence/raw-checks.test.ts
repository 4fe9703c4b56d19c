// A refusal among the raw answers has no digest that would hold it: it must stay one, and without a body.
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
const about = { provider: 'aws', account: '111122223333' }
const refusal: RawAnswer = {
  kind: 'raw',
  resource: key,
  answer: 0,
  ...about,
  ...origin,
  error: 'AccessDenied',
  redacted: {},
}

/** What is wrong with a pack of that one line, or of none, as its manifest counts it. */
async function problemsOf(line: string, redacted: Record<string, number> = {}, source = 'live'): Promise<string[]> {
  const dir = scratch()
  const file = rawFileOf(key)
  mkdirSync(join(dir, 'raw'))
  writeFileSync(join(dir, file), line)
  const resource = { key, provider: about.provider, source, owner: { account: about.account }, origins: [origin] }
  writeFileSync(join(dir, 'inventory.ndjson'), `${JSON.stringify(resource)}\n`)
  const records = line === '' ? 0 : 1
  const manifest = { files: [{ path: file, records }], raw: { answers: records, redacted, rules: 1 } }
  const problems = await rawProblems(dir, manifest as unknown as Manifest, rawLine) // `as`: it asks for no more
  return problems.map(({ what }) => what)
}

const line = rawLine(refusal)

test('as a run writes it, it is proven', async () => assert.equal(await problemsOf(line), []))

const notAsWritten = ['line 1 is not as a run writes one']
for (const [what, edited] of [
  ['it is given a body', line.replace('}\n', ', "body":{"more":true}}\n')],
  ['it is given a body by an escaped name', line.replace('}\n', ',"\\u0062ody":{"more":true}}\n')],
  ['it is taken for none', line.replace('"error":"AccessDenied",', '')],
] as const) {
  test(`found: ${what}`, async () => {
    assert.is.not(edited, line)
    assert.equal(await problemsOf(edited), notAsWritten)
  })
}

test('found: nothing is left of all that was answered about a resource, but for one of a plan', async () => {
  assert.equal(await problemsOf(''), [`has 0 of 1 answers about ${key}`])
  assert.equal(await problemsOf('', {}, 'terraform'), [])
})

test('found: the manifest counts what nobody left out', async () =>
  assert.equal(await problemsOf(line, { secret: 1 }), ['counts what was left out otherwise than raw/']))

test.run()
