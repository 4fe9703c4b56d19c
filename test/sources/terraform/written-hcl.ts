// Writes HCL of which it is known what stands on which line, with values that hold whatever might be taken for the end of a block.
import fc from 'fast-check'
import type { Block } from '../../../src/sources/terraform/hcl-blocks.ts'

interface Attribute {
  name: string
  value: string
}
interface Part {
  type: string
  labels: string[]
  body: (Attribute | Part)[]
}

const name = fc.stringMatching(/^[a-zé_][\w-]{0,6}$/)
const literal = fc
  .array(
    fc.constantFrom(
      'a',
      ' ',
      '}',
      '{',
      '#',
      '//',
      '/*',
      '<<E',
      '$',
      '$${',
      '%%{',
      '$$${',
      String.raw`\"`,
      String.raw`\\`,
      String.raw`\n`,
      '😀',
      '=',
    ),
  )
  .map((parts) => parts.join(''))
/** `$` and what is text after it must not meet `{` to become a template. */
const text = literal.filter((written) => !/(?<!\$)\$\{|(?<!%)%\{/.test(written) && !/[$%]$/.test(written))

const { value } = fc.letrec<{ value: string; template: string; heredoc: string; object: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(
      '1',
      'true',
      'a == b',
      '{for k, v in a : k => v}',
      'x ? y : z',
      'a /* } */ + 1',
      'a <= 1',
      'a != b',
    ),
    text.map((inner) => `"${inner}"`),
    tie('template'),
    tie('heredoc'),
    tie('object'),
  ),
  template: fc.tuple(text, tie('value'), text).map(([before, inner, after]) => `"${before}\${f(${inner}\n)}${after}"`),
  heredoc: fc
    .tuple(
      fc.constantFrom('<<', '<<-'),
      fc.array(
        fc.oneof(
          text.map((line) => `"${line}`),
          tie('value').map((inner) => `  x\${f(${inner}\n)} EOF`),
        ),
      ),
    )
    .map(([sign, lines]) => `${sign}EOF\n${[...lines, '  EOF'].join('\n')}`),
  object: fc
    .array(tie('value'))
    .map((values) => `{ # {\n${values.map((each, at) => `k${at} = [${each}\n]`).join('\n')}\n}`),
}))

const attribute: fc.Arbitrary<Attribute> = fc.record({ name, value })
const { part } = fc.letrec<{ part: Part }>((tie) => ({
  part: fc.record({
    type: name,
    labels: fc.array(name, { maxLength: 2 }),
    body: fc.array(fc.oneof({ maxDepth: 3 }, attribute, tie('part')), { maxLength: 5 }),
  }),
}))

/** A file, and the blocks that it holds. */
export const writtenHcl: fc.Arbitrary<{ text: string; blocks: Block[] }> = fc
  .array(part, { maxLength: 5 })
  .map((parts) => {
    const lines: string[] = []
    return { blocks: parts.map((each) => write(each, lines)), text: lines.join('\n') }
  })

function write({ type, labels, body }: Part, lines: string[]): Block {
  const block: Block = { type, labels, line: 0, endLine: 0, attributes: [], blocks: [] }
  add(lines, '/* resource "a" "b" {\n*/ // {')
  block.line = add(lines, [type, ...labels.map((label) => `"${label}"`), '{'].join(' '))
  for (const inner of body) {
    if ('body' in inner) block.blocks.push(write(inner, lines))
    else block.attributes.push({ name: inner.name, line: add(lines, `  ${inner.name} = ${inner.value}`) })
  }
  block.endLine = add(lines, '}')
  return block
}

/** The line it begins on. */
function add(lines: string[], text: string): number {
  const at = lines.length + 1
  lines.push(...text.split('\n'))
  return at
}
