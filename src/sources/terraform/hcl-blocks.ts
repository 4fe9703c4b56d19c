// Finds the blocks of a file of HCL and the lines they stand on, evaluating nothing; what is no HCL is passed over.
import { type Token, tokens } from './hcl-tokens.ts'
import { type Made, madeOf, makes } from './made-value.ts'

export interface Block {
  /** `resource`, `module`; of a block within one, its name. */
  type: string
  labels: string[]
  line: number
  endLine: number
  attributes: Attribute[]
  blocks: Block[]
}

export interface Attribute extends Made {
  name: string
  line: number
}

/**
 * The blocks at the top of a file, and how many blocks and attributes there are in all. Past `most` nothing more is read,
 * so that a hostile file does not fill the memory.
 */
export function blocksOf(text: string, most: number): { blocks: Block[]; parts: number } {
  const top = blockOf([], 1)
  const open = [top]
  let header: Token[] = []
  let parts = 0
  const stream = tokens(text)
  for (let token = stream.next().value; token !== undefined && parts < most; token = stream.next().value) {
    if (token.kind !== 'sign') {
      header.push(token)
      continue
    }
    const within = open.at(-1) ?? top
    let sign = token
    if (token.text === '=') {
      const [name, ...more] = header
      const value = valueFrom(stream)
      if (name !== undefined && more.length === 0)
        within.attributes.push({ name: name.text, line: name.line, ...value.made })
      parts++
      sign = value.end ?? token
    }
    if (sign.text === '{') {
      const inner = blockOf(header, sign.line)
      within.blocks.push(inner)
      open.push(inner)
      parts++
    } else if (sign.text === '}' && open.length > 1) {
      within.endLine = sign.line
      open.pop()
    }
    header = []
  }
  return { blocks: top.blocks, parts }
}

/** A value ends with its line, or with the block that it stands in on one line: `alias { name = "eu" }`. */
function valueFrom(stream: Iterator<Token, undefined>): { end: Token | undefined; made: Made } {
  let brackets = 0
  let before: Token | undefined
  let only: Token | undefined
  let isMade = false
  let token = stream.next().value
  for (; token !== undefined && !(brackets === 0 && endsValue(token)); token = stream.next().value) {
    isMade ||= makes(before, token)
    only = before === undefined ? token : undefined
    before = token
    if (token.kind !== 'sign') continue
    if ('({['.includes(token.text)) brackets++
    else if (')}]'.includes(token.text) && brackets > 0) brackets--
  }
  return { end: token, made: only?.kind === 'text' ? madeOf(only.text) : isMade ? { isMade } : {} }
}

const endsValue = ({ kind, text }: Token): boolean => kind === 'sign' && (text === '\n' || text === '}')

/** A header that is none, as in what is no HCL, makes a block that bears no name that anybody looks for. */
function blockOf([type, ...labels]: Token[], line: number): Block {
  const texts = labels.map(({ text }) => text)
  return { type: type?.text ?? '', labels: texts, line, endLine: line, attributes: [], blocks: [] }
}

/**
 * The line that a path of a plan points at, as deep as the block says: `['replica', 0, 'region_name']`. Of several blocks of
 * one name none is chosen, since a plan may hold them in another order; where `dynamic` makes them, it is that block.
 */
export function lineAt(block: Block, path: readonly (string | number)[]): number {
  let within = block
  for (const step of path) {
    if (typeof step === 'number') continue
    const attribute = within.attributes.find(({ name }) => name === step)
    if (attribute !== undefined) return attribute.line
    const [inner, ...others] = within.blocks.filter(
      ({ type, labels }) => (type === 'dynamic' ? labels[0] : type) === step,
    )
    if (inner === undefined || others.length > 0) break
    within = inner.type === 'dynamic' ? (inner.blocks.find(({ type }) => type === 'content') ?? inner) : inner
  }
  return within.line
}
