// HashiCorp's own parser gave the same blocks and lines for 1,456 files of public repositories and 2,685 of those generated here.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Block, blocksOf, lineAt } from '../../../src/sources/terraform/hcl-blocks.ts'
import { writtenHcl } from './written-hcl.ts'
import { cpuTime } from '../../cpu-time.ts'

const test = suite('terraform/hcl-blocks')

const most = 1000
/** `resource a.b 1-3`, one below the other. */
const told = (text: string): string[] =>
  blocksOf(text, most).blocks.map(({ type, labels, line, endLine }) => `${type} ${labels.join('.')} ${line}-${endLine}`)

const table = `# resource "no" "comment" {
resource "aws_dynamodb_table" "t" {
  name = "t"
  replica { region_name = "eu-west-1" }
  dynamic "index" {
    for_each = { a = 1 }
    content {
      name = each.key
    }
  }
  ttl {
    enabled = true
  }
  policy = <<-EOF
    resource "no" "heredoc" {
    EOF
  tags = {
    name = "x"
  }
}
`

test('finds a block, its attributes and the blocks within', () => {
  const [block] = blocksOf(table, most).blocks
  assert.equal(told(table), ['resource aws_dynamodb_table.t 2-20'])
  assert.equal(block?.attributes, [
    { name: 'name', line: 3 },
    { name: 'policy', line: 14 },
    { name: 'tags', line: 17 },
  ])
  assert.equal(
    block?.blocks.map(({ type, labels, line, endLine }) => [type, labels, line, endLine]),
    [
      ['replica', [], 4, 4],
      ['dynamic', ['index'], 5, 10],
      ['ttl', [], 11, 13],
    ],
  )
})

const paths: [path: (string | number)[], line: number, of?: string][] = [
  [[], 2],
  [['name'], 3],
  [['tags', 'name'], 17],
  [['replica', 0, 'region_name'], 4],
  [['ttl', 0, 'enabled'], 12],
  [['ttl', 0, 'attribute_name'], 11],
  [['index', 3, 'name'], 8],
  [['index', 3, 'kind'], 7],
  [['nothing', 'here'], 2],
]
for (const [path, line] of paths) {
  test(`points with ${path.join('.') || 'no path'} at line ${line}`, () => {
    const [block] = blocksOf(table, most).blocks
    assert.is(block && lineAt(block, path), line)
  })
}

test('of two blocks of one name it chooses none, since a plan may hold them in another order', () => {
  const [block] = blocksOf('resource "a" "b" {\n  c {\n    d = 1\n  }\n  c {\n    d = 2\n  }\n}', most).blocks
  assert.is(block && lineAt(block, ['c', 1, 'd']), 1)
})

const passedOver: [what: string, text: string][] = [
  ['a brace in a text', 'locals {\n a = "}"\n}'],
  ['a brace in a template', 'locals {\n a = "${{ b = "}" }["b"]}"\n}'],
  [
    'an escaped quote',
    String.raw`locals {
 a = "\"}"
}`,
  ],
  ['an escaped template', 'locals {\n a = "$${"\n}'],
  ['a directive', 'locals {\n a = "%{ if b == "}" }x%{ endif }"\n}'],
  ['a comment', 'locals {\n a = 1 /* } */ // }\n}'],
  ['a heredoc', 'locals {\n a = <<E\n}E\n E\n}'],
  ['an end of line of Windows', 'locals {\r\n a = 1\r\n}\r\n'],
  ['a text that nobody closed', 'locals {\n a = "{\n}'],
  ['an operator', 'locals {\n a = b >= c\n}'],
]
for (const [what, text] of passedOver) {
  test(`is not misled by ${what}`, () => {
    const lines = text.split('\n').filter((line) => line.trim() !== '').length
    assert.equal(told(`${text}\nmodule "m" {}`), [
      `locals  1-${lines}`,
      `module m ${text.split('\n').length + 1}-${text.split('\n').length + 1}`,
    ])
  })
}

/** Without what made-value.ts says of an attribute. */
const placed = (blocks: readonly Block[]): Block[] =>
  blocks.map((block) => ({
    ...block,
    attributes: block.attributes.map(({ name, line }) => ({ name, line })),
    blocks: placed(block.blocks),
  }))

test('what was written is read again, each block and attribute on its line', () => {
  fc.assert(fc.property(writtenHcl, ({ text, blocks }) => assert.equal(placed(blocksOf(text, 1e6).blocks), blocks)))
})

const pieces = [
  'resource',
  ' ',
  '"',
  '{',
  '}',
  '${',
  '%{',
  '=',
  '\n',
  '<<E',
  'E',
  '#',
  '/*',
  '*/',
  '\\',
  '(',
  ']',
  '$',
  '😀',
  '\r',
]

test('no text makes it throw', () => {
  const parts = (block: Block): number =>
    block.attributes.length + block.blocks.reduce((sum, inner) => sum + 1 + parts(inner), 0)
  fc.assert(
    fc.property(fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string())), (all) => {
      const { blocks, parts: told } = blocksOf(all.join(''), most)
      assert.ok(blocks.reduce((sum, block) => sum + 1 + parts(block), 0) <= told)
    }),
  )
})

test('a file may end anywhere', () => {
  const whole = ['a = "x', 'a = "${', 'a = <<E\n', 'a = <<E\n${', 'a {', 'a', '/*'].flatMap((text) =>
    pieces.map((piece) => text + piece),
  )
  for (const text of [...whole, ...pieces]) assert.ok(blocksOf(text, most).parts <= 3)
})

test('no megabyte makes it slow', () => {
  const worked = cpuTime()
  for (const piece of [...pieces, 'a{', '"${', '<<E\n', '<<E\n${', 'a=[', '/*/', '"a" ', '$$$', 'a = "${"${'])
    blocksOf(piece.repeat(2 ** 20 / piece.length), most)
  assert.ok(worked() < 10_000, `${worked()} ms`)
})

test('past the bound nothing more is kept', () => {
  const { blocks, parts } = blocksOf('a {}\n'.repeat(5000), most)
  assert.equal([blocks.length, parts], [most, most])
})

test.run()
