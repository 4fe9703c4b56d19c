// A plan is read in whichever encoding a shell wrote it; whatever else was named in its place is refused, and says what it is.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../../src/model/errors.ts'
import { isPlan, readPlan } from '../../../src/sources/terraform/index.ts'
import { scratch } from '../../scratch.ts'
import { change, named, planOf, read, rowsIn, table } from './sample-plan.ts'

const test = suite('sources/terraform/plan')

const folder = scratch()
let files = 0
function saved(content: string | Uint8Array): string {
  const path = join(folder, `plan-${files++}.json`)
  writeFileSync(path, content)
  return path
}

const plan = planOf({ changes: [change('aws_s3_bucket.b', { after: { bucket: 'b' } })] })
const text = JSON.stringify(plan)
const options = { table, base: folder, madeAt: '2026-11-24T00:00:00Z' }

const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16()
const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')])

for (const [encoding, bytes] of Object.entries({
  'UTF-8': Buffer.from(text),
  'UTF-8 with its mark': Buffer.from(`\ufeff${text}`),
  'UTF-16, as PowerShell writes it': utf16,
  'UTF-16, the other way round': swapped(utf16),
}))
  test(`a plan in ${encoding} is one`, async () => {
    const path = saved(bytes)
    assert.is(await isPlan(path), true)
    const { after } = await readPlan(path, options)
    assert.equal(
      after.map((record) => record.kind),
      ['observation'],
    )
  })

async function refusal(content: string | Uint8Array): Promise<string> {
  const path = saved(content)
  assert.is(await isPlan(path), true, 'somebody meant it as a plan')
  try {
    await readPlan(path, options)
  } catch (error) {
    if (isExplained(error)) return `${error.explanation.why} ${error.explanation.mend}`
    throw error
  }
  throw new Error('it was read')
}

test('the binary plan is refused with the command that makes JSON of it', async () => {
  assert.match(await refusal(Buffer.from('PK\u0003\u0004....', 'latin1')), /binary plan.*terraform show -json/)
})

test('a state, shown or as it is kept, is no plan', async () => {
  assert.match(
    await refusal(JSON.stringify({ format_version: '1.0', values: { root_module: {} } })),
    /a state and no plan/,
  )
  const kept = { version: 4, terraform_version: '1.9.0', serial: 3, lineage: 'x', resources: [] }
  assert.match(await refusal(JSON.stringify(kept)), /a state and no plan/)
})

test('another format version is refused; a minor one is not', async () => {
  assert.match(await refusal(text.replace('"1.2"', '"2.0"')), /none of 0\.x and 1\.x/)
  for (const version of ['0.1', '0.2', '1.0', '1.9'])
    assert.is((await readPlan(saved(text.replace('"1.2"', `"${version}"`)), options)).after.length, 1)
})

test('what is cut off, what is no JSON and what has lost its changes is refused, and nothing of it is quoted', async () => {
  const secret = { ...plan, variables: { password: { value: 'canary-password' } } }
  const cut = JSON.stringify(secret).slice(0, -2)
  assert.not.match(await refusal(cut), 'canary')
  const { resource_changes: _, ...rest } = { ...plan, resource_changes: [] }
  const lost = { ...rest, planned_values: { root_module: { resources: [{ address: 'aws_s3_bucket.b' }] } } }
  assert.match(await refusal(JSON.stringify(lost)), /no resource_changes/)
  assert.match(
    await refusal(text.replace('"actions":["create"]', '"actions":"create"')),
    /resource_changes\.0\.change\.actions/,
  )
})

test('a snapshot is not taken for a plan', async () => {
  assert.is(await isPlan(saved('{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[]}')), false)
  assert.is(await isPlan(folder), false)
})

test('a plan that failed, that is of some targets only, or that leaves changes for later is a gap', () => {
  const changes = [change('aws_s3_bucket.b', { after: { bucket: 'b' } })]
  for (const more of [{ errored: true }, { complete: false }, { deferred_changes: [{}] }]) {
    const [gap] = read(planOf({ changes, more })).gaps
    assert.ok(gap?.kind === 'gap' && gap.service === 'terraform', JSON.stringify(more))
    const [asked] = read(planOf({ changes, more }), { account: '123456789012' }).gaps
    assert.is(asked?.kind === 'gap' && asked.account, '123456789012', 'whoever asks for one account hears of it too')
  }
  assert.equal(read(planOf({ changes, more: { complete: true, errored: false } })).gaps, [])
})

test('each kind of change is on the side where it belongs', () => {
  const both = { before: { bucket: 'x' }, after: { bucket: 'x' } }
  const made = read(
    planOf({
      changes: [
        change('aws_s3_bucket.created', { after: { bucket: 'created' } }),
        change('aws_s3_bucket.kept', { actions: ['no-op'], ...both }),
        change('aws_s3_bucket.deleted', { actions: ['delete'], before: { bucket: 'deleted' } }),
        change('aws_s3_bucket.replaced', {
          actions: ['delete', 'create'],
          before: { bucket: 'old' },
          after: { bucket: 'new' },
        }),
        change('aws_s3_bucket.forgotten', { actions: ['forget'], before: { bucket: 'forgotten' } }),
        change('data.aws_s3_bucket.read', { actions: ['read'], mode: 'data', after: { bucket: 'read' } }),
      ],
    }),
  )
  const addresses = (side: typeof made.after) =>
    side.map((one) => rowsIn(one)[0]?.address.split('.')[1] ?? '').toSorted()
  assert.equal(addresses(made.before), ['deleted', 'forgotten', 'kept', 'replaced'])
  assert.equal(addresses(made.after), ['created', 'forgotten', 'kept', 'replaced'])
  assert.is(named(made.after, 'aws_s3_bucket.replaced').nativeId, 'new')
  assert.is(rowsIn(named(made.after, 'aws_s3_bucket.replaced'))[0]?.isNew, true)
  assert.is(rowsIn(named(made.after, 'aws_s3_bucket.kept'))[0]?.isNew, false)
})

test('nothing that Terraform manages is left out: each resource is one observation, or says more of one', () => {
  const changes = [
    change('aws_s3_bucket.b', { after: { bucket: 'b' } }),
    change('aws_s3_bucket_versioning.b', { after: { bucket: 'b' } }),
    change('aws_s3_bucket_policy.elsewhere', { after: { bucket: 'not-here' } }),
    change('aws_unheard_of.x', { after: {} }),
    change('google_storage_bucket.g', { after: { name: 'g' }, provider: 'google' }),
    change('null_resource.n', { after: {}, provider: 'null' }),
  ]
  const { after } = read(planOf({ changes }))
  assert.is(after.flatMap(rowsIn).length, changes.length)
  assert.equal(after.map(({ provider, type }) => `${provider} ${type}`).toSorted(), [
    'aws AWS::S3::Bucket',
    'aws AWS::S3::Bucket',
    'aws aws_unheard_of',
    'google google_storage_bucket',
    'null null_resource',
  ])
})

test.run()
