// What is made of a reference is no such thing: the file says so, where the plan has the reference alone, which stays open then.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../../src/model/observation.ts'
import { afterApply, isFilledIn, isMark } from '../../../src/model/planned.ts'
import { declarations } from '../../../src/sources/terraform/declared-at.ts'
import { blocksOf } from '../../../src/sources/terraform/hcl-blocks.ts'
import { readPlan } from '../../../src/sources/terraform/index.ts'
import { jsonBlocksOf } from '../../../src/sources/terraform/json-blocks.ts'
import { scratch } from '../../scratch.ts'
import { block, change, named, planOf, read, rowsIn, table, to } from './sample-plan.ts'

const test = suite('sources/terraform/made-value')

const same = [
  'aws_kms_key.a.arn',
  'aws_kms_key.a["eu.1"].arn',
  'values(aws_kms_key.a)[*].arn',
  '"${aws_kms_key.a.arn}"',
  '"${ aws_kms_key.a["eu"].arn }"',
  '"s3://${aws_s3_bucket.b.bucket}/logs/"',
  '"s3n://${aws_s3_bucket.b.id}"',
  '"arn:aws:s3:::${aws_s3_bucket.b.id}/*"',
  '"${aws_cloudwatch_log_group.g.arn}:*"',
  'try(aws_kms_key.a[0].arn, null)',
  'one(aws_kms_key.a[*].arn)',
  'toset([aws_kms_key.a.arn])',
  'trimsuffix(aws_cloudwatch_log_group.g.arn, ":*")',
  'var.own ? aws_kms_key.a.arn : null',
  '"$${aws_kms_key.a.arn}-copy"',
  '7 # replace(',
]
const others = [
  '"${aws_s3_bucket.main.id}-copy"',
  '"copy-${aws_s3_bucket.main.id}"',
  '"${aws_s3_bucket.main.id}-${var.to}"',
  '"s3://${aws_s3_bucket.main.id}-copy/logs"',
  '"${replace(aws_s3_bucket.main.id, "eu", "us")}"',
  'replace(aws_s3_bucket.main.id, "eu", "us")',
  'format("%s-copy", aws_s3_bucket.main.id)',
  'jsonencode({ key = aws_kms_key.a.arn })',
  '["one", "${aws_s3_bucket.main.id}-copy"]',
  '<<E\n{"Resource": "${aws_s3_bucket.main.arn}"}\nE',
  '"%{ if var.own }${aws_kms_key.a.arn}%{ endif }"',
]
const madeIn = (value: string): boolean[] =>
  blocksOf(`resource "t" "n" {\n  x = ${value}\n  y = 1\n}\n`, 1e4).blocks.flatMap(({ attributes }) =>
    attributes.map(({ isMade }) => isMade === true),
  )

for (const value of same) test(`${value} is what it refers to`, () => assert.equal(madeIn(value), [false, false]))
for (const value of others) test(`${value} is made of that`, () => assert.equal(madeIn(value), [true, false]))

test('what lies within a thing is told with it, and made of it all the same where another reference says what that is', () => {
  const attributesOf = (value: string) =>
    blocksOf(`resource "t" "n" {\n  x = ${value}\n}\n`, 1e4).blocks.flatMap(({ attributes }) => attributes)
  assert.equal(attributesOf('"${a_b.c.id}/blobServices/default"'), [
    { name: 'x', line: 2, within: '/blobServices/default' },
  ])
  assert.equal(attributesOf('"${a_b.c.id}/${each.key}Services/default"'), [
    { name: 'x', line: 2, isMade: true, within: '/${each.key}Services/default' },
  ])
  assert.equal(attributesOf('["${a_b.c.id}/blobServices/default"]'), [{ name: 'x', line: 2 }])
  const json = jsonBlocksOf(JSON.stringify({ resource: { t: { n: { x: '${a_b.c.id}/blobServices/default' } } } }), 100)
  assert.equal(json?.blocks[0]?.attributes, [{ name: 'x', line: 1, within: '/blobServices/default' }])
})

test('the JSON form says the same, but for functions, of which none is read there', () => {
  const made = (value: unknown) =>
    jsonBlocksOf(JSON.stringify({ resource: { t: { n: { x: value } } } }), 100)?.blocks.flatMap(({ attributes }) =>
      attributes.map(({ isMade }) => isMade === true),
    )
  assert.equal(made('${aws_kms_key.a["eu"].arn}'), [false])
  assert.equal(made('${aws_s3_bucket.main.id}-copy'), [true])
  assert.equal(made(['one', '${aws_s3_bucket.main.id}-copy']), [true])
  assert.equal(made('${try(aws_kms_key.a.arn, null)}'), [true])
})

test('each attribute is told with the blocks that it stands in; of what is in no file nothing is', async () => {
  const base = scratch()
  writeFileSync(
    join(base, 'main.tf'),
    'resource "t_t" "n" {\n  x = "${a_b.c.id}-x"\n  part {\n    y = a_b.c.id\n    z = "z-${a_b.c.id}"\n  }\n}\noutput "o" {\n  value = "${a_b.c.id}-o"\n}\n',
  )
  const { madeIn } = await declarations({ root: base, base }, { module_calls: {}, resources: [] })
  const made = (name: string) => [...(madeIn([], name)?.keys() ?? ['unread'])]
  assert.equal(made('resource t_t.n'), ['x', 'part.z'])
  assert.equal(made('output o'), ['value'])
  assert.equal(made('resource t_t.elsewhere'), ['unread'])
})

const bucket = 'aws_s3_bucket.main'
const reading = (made: Readonly<Record<string, string>>) => {
  const changes = [
    change(bucket, { after: {}, unknown: { bucket: true, id: true } }),
    change('aws_dms_s3_endpoint.far', { after: { endpoint_id: 'far' }, unknown: { bucket_name: true } }),
    change('aws_s3_bucket_policy.p', { after: { policy: '{}' }, unknown: { bucket: true } }),
    change('aws_thing.t', { after: { part: [{}] }, unknown: { part: [{ key: true }] } }),
  ]
  const toBucket = to(`${bucket}.id`, bucket)
  const resources = [
    block(bucket, {}),
    block('aws_dms_s3_endpoint.far', { bucket_name: toBucket }),
    block('aws_s3_bucket_policy.p', { bucket: toBucket }),
    block('aws_thing.t', { part: [{ key: toBucket }] }),
  ]
  const files = { declaredAt: () => undefined, dynamicIn: () => new Set<string>(), locked: () => undefined }
  const { after } = read(
    planOf({ changes, resources }),
    {},
    {
      ...files,
      madeIn: (path, name) => new Map(made[[...path, name].join(' ')]?.split(' ').map((one) => [one, null])),
    },
  )
  const values = (address: string) => rowsIn(named(after, address))[0]?.values
  return {
    name: values('aws_dms_s3_endpoint.far')?.['bucket_name'],
    within: values('aws_thing.t')?.['part'],
    parts: rowsIn(named(after, bucket)).map(({ address }) => address),
  }
}

test('what is made of a name is neither that nor the choice of the provider, and is joined to nothing', () => {
  const plain = reading({})
  assert.is(plain.name, bucket)
  assert.equal(plain.within, [{ key: bucket }])
  assert.equal(plain.parts, [bucket, 'aws_s3_bucket_policy.p'])
  const { name, within, parts } = reading({
    'resource aws_dms_s3_endpoint.far': 'bucket_name',
    'resource aws_thing.t': 'part.key',
    'resource aws_s3_bucket_policy.p': 'bucket',
  })
  assert.ok(isMark(name) && !isFilledIn(name))
  assert.equal(within, [{ key: afterApply }])
  assert.equal(parts, [bucket])
})

test('neither is what a module is given, or gives, where that is made of it', () => {
  const given = (made: Readonly<Record<string, string>>) => {
    const changes = [
      change(bucket, { after: {}, unknown: { bucket: true } }),
      change('module.m.aws_thing.t', { after: {}, unknown: { name: true } }),
      change('aws_thing.u', { after: {}, unknown: { name: true } }),
    ]
    const inner = {
      resources: [block('aws_thing.t', { name: to('var.name') })],
      outputs: { name: { expression: to('var.name') } },
    }
    const calls = { m: { source: './m', expressions: { name: to(`${bucket}.bucket`, bucket) }, module: inner } }
    const resources = [block(bucket, {}), block('aws_thing.u', { name: to('module.m.name', 'module.m') })]
    const files = { declaredAt: () => undefined, dynamicIn: () => undefined, locked: () => undefined }
    const { after } = read(
      planOf({ changes, resources, calls }),
      {},
      {
        ...files,
        madeIn: (path, name) => new Map(made[[...path, name].join(' ')]?.split(' ').map((one) => [one, null])),
      },
    )
    return ['module.m.aws_thing.t', 'aws_thing.u'].map((address) => rowsIn(named(after, address))[0]?.values['name'])
  }
  assert.equal(given({}), [bucket, bucket])
  assert.equal(given({ 'module m': 'name' }), [afterApply, afterApply])
  assert.equal(given({ 'm output name': 'value' }), [bucket, afterApply])
})

test('a plan with its files beside it', async () => {
  const base = scratch()
  const changes = [
    change(bucket, { after: {}, unknown: { bucket: true } }),
    ...['copy', 'same'].map((name) => change(`aws_thing.${name}`, { after: {}, unknown: { name: true } })),
  ]
  const toBucket = to(`${bucket}.bucket`, bucket)
  const resources = [
    block(bucket, {}),
    ...['copy', 'same'].map((name) => block(`aws_thing.${name}`, { name: toBucket })),
  ]
  const texts = { copy: '"${aws_s3_bucket.main.bucket}-copy"', same: 'aws_s3_bucket.main.bucket' }
  writeFileSync(join(base, 'plan.json'), JSON.stringify(planOf({ changes, resources })))
  writeFileSync(
    join(base, 'main.tf'),
    `resource "aws_s3_bucket" "main" {\n}\n${Object.entries(texts)
      .map(([name, text]) => `resource "aws_thing" "${name}" {\n  name = ${text}\n}\n`)
      .join('')}`,
  )
  const { after } = await readPlan(join(base, 'plan.json'), { table, base, madeAt: '2026-11-27T00:00:00Z' })
  const observed = after.filter((one): one is Observation => one.kind === 'observation')
  assert.equal(
    ['copy', 'same'].map((name) => rowsIn(named(observed, `aws_thing.${name}`))[0]?.values['name']),
    [afterApply, bucket],
  )
})

test('what lies within what a module is given, or gives, is no other thing there', () => {
  const account = 'azurerm_storage_account.a'
  const open = { after: {}, unknown: { target_resource_id: true } }
  const changes = [
    change(account, { after: { name: 'a', resource_group_name: 'g' }, unknown: { id: true } }),
    change('module.m.azurerm_thing.t', open),
    change('azurerm_thing.u', open),
  ]
  const inner = {
    resources: [block('azurerm_thing.t', { target_resource_id: to('var.of') })],
    outputs: { of: { expression: to('var.of') } },
  }
  const calls = { m: { source: './m', expressions: { of: to(`${account}.id`, account) }, module: inner } }
  const resources = [
    block(account, {}),
    block('azurerm_thing.u', { target_resource_id: to('module.m.of', 'module.m') }),
  ]
  const targets = (made: Readonly<Record<string, string>>) => {
    const files = { declaredAt: () => undefined, dynamicIn: () => undefined, locked: () => undefined }
    const madeIn = (path: readonly string[], name: string) => {
      const within = made[[...path, name].join(' ')]
      return new Map(within === undefined ? [] : [[name.startsWith('output') ? 'value' : 'of', within]])
    }
    const { after } = read(planOf({ changes, resources, calls }), {}, { ...files, madeIn })
    return ['module.m.azurerm_thing.t', 'azurerm_thing.u'].map(
      (address) => rowsIn(named(after, address))[0]?.values['target_resource_id'],
    )
  }
  const id = '/subscriptions/unknown/resourceGroups/g/providers/Microsoft.Storage/storageAccounts/a'
  assert.equal(targets({}), [id, id])
  assert.equal(targets({ 'module m': '/blobServices/default' }), Array(2).fill(`${id}/blobServices/default`))
  assert.equal(targets({ 'm output of': '/fileServices/default' }), [id, `${id}/fileServices/default`])
  assert.equal(targets({ 'module m': '/${each.key}/default' }), [afterApply, afterApply])
})

test.run()
