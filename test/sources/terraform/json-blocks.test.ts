// Blocks of the JSON form are where a reader sees them, and what is none hides nobody's.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { lineAt } from '../../../src/sources/terraform/hcl-blocks.ts'
import { jsonBlocksOf } from '../../../src/sources/terraform/json-blocks.ts'
import { jsonNodes } from '../../../src/sources/terraform/json-nodes.ts'

const test = suite('terraform/json-blocks')

const most = 1000
const blocksIn = (text: string) => jsonBlocksOf(text, most)?.blocks ?? []

const file = `{
  "//": "a { comment",
  "resource": {
    "aws_s3_bucket": {
      "a": {
        "bucket": "a\\"}",
        "logging": { "target_bucket": "b" },
        "tags": ["x"]
      }
    },
    "aws_kms_key": [
      { "k": [
        { "description": "one" },
        { "description": "two" }
      ] }
    ]
  },
  "module": { "m": {
    "source": "./m"
  } },
  "locals": { "x": {} }
}`

test('finds resources and modules, by the lines of their names or of their braces', () => {
  assert.equal(
    blocksIn(file).map(({ type, labels, line, endLine }) => `${type} ${labels.join('.')} ${line}-${endLine}`),
    ['resource aws_s3_bucket.a 5-9', 'resource aws_kms_key.k 13-13', 'resource aws_kms_key.k 14-14', 'module m 18-20'],
  )
})

test('points at an attribute, and at one within a block', () => {
  const [bucket] = blocksIn(file)
  assert.ok(bucket)
  assert.is(lineAt(bucket, ['bucket']), 6)
  assert.is(lineAt(bucket, ['logging', 0, 'target_bucket']), 7)
  assert.is(lineAt(bucket, ['tags']), 8)
})

test('reads a list of files as one', () => {
  assert.equal(
    blocksIn('[{"module": {"a": {}}}, {"module": [{"b": {}}, {"c": {}}]}]').map(({ labels }) => labels.join()),
    ['a', 'b', 'c'],
  )
})

for (const text of ['', '{', '{"resource": {"a": {"b": {}}}', '1 2'])
  test(`takes ${text === '' ? 'an empty file' : text} for unread`, () => {
    assert.is(jsonBlocksOf(text, most), undefined)
  })

test('a file of more parts than the bound is unread, and nesting fills no stack', () => {
  assert.is(jsonBlocksOf(`[${'{},'.repeat(most)}{}]`, most), undefined)
  const deep = 200_000
  assert.is(jsonBlocksOf('[{"resource":'.repeat(deep) + '1' + '}]'.repeat(deep), deep * 4)?.blocks.length, 1)
})

/** The value again, by what was read of it. */
const shape = (value: unknown): unknown =>
  typeof value !== 'object' || value === null
    ? 'value'
    : Array.isArray(value)
      ? value.map(shape)
      : Object.entries(value).map(([name, inner]) => [name, shape(inner)])
type Read = NonNullable<ReturnType<typeof jsonNodes>>['root']
const readShape = ({ kind, items, members }: Read): unknown =>
  kind === 'value'
    ? 'value'
    : kind === 'list'
      ? items.map(readShape)
      : members.map(({ name, value }) => [name, readShape(value)])

test('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(undefined, 1), (value, indent) => {
      const text = JSON.stringify(value, null, indent)
      const found = jsonNodes(text, 10_000)
      assert.ok(found)
      assert.equal(readShape(found.root), shape(JSON.parse(text)))
      assert.ok(found.root.endLine <= text.split('\n').length)
    }),
  )
})

test.run()
