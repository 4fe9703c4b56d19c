// Finds the blocks of a file in the JSON form of HCL and the lines they stand on, as hcl-blocks.ts does of the other form.
import type { Attribute, Block } from './hcl-blocks.ts'
import { type JsonNode, jsonNodes, type Member } from './json-nodes.ts'

/** How many names stand between the word and the body of a block: https://developer.hashicorp.com/terraform/language/syntax/json */
const labelled: Readonly<Record<string, number>> = { resource: 2, data: 2, module: 1, output: 1 }

/** Nobody nests blocks deeper. */
const deepest = 64

/** Those of resources, data, modules and outputs. Undefined for what is no JSON or holds more than `most`. */
export function jsonBlocksOf(text: string, most: number): { blocks: Block[]; parts: number } | undefined {
  const read = jsonNodes(text, most)
  if (read === undefined) return undefined
  const blocks = objectsIn(read.root).flatMap(({ members }) =>
    members.flatMap((one) => blocksFor(one, labelled[one.name], [], 0)),
  )
  return { blocks, parts: read.parts }
}

function blocksFor({ name, line, value }: Member, left: number | undefined, names: string[], depth: number): Block[] {
  if (left === undefined || depth > deepest) return []
  const all = [...names, name]
  const objects = objectsIn(value)
  if (left > 0)
    return objects.flatMap(({ members }) => members.flatMap((one) => blocksFor(one, left - 1, all, depth + 1)))
  const [type = '', ...labels] = all
  return objects.map((object) => ({
    type,
    labels,
    line: objects.length > 1 ? object.line : line,
    endLine: object.endLine,
    ...bodyOf(object, depth + 1),
  }))
}

/** Only its schema tells an object that is a value from a block, and nobody asks. */
function bodyOf({ members }: JsonNode, depth: number): Pick<Block, 'attributes' | 'blocks'> {
  const isBlock = ({ value }: Member) => objectsIn(value).length > 0
  return {
    attributes: members.filter((one) => !isBlock(one)).map(attributeOf),
    blocks: members.filter(isBlock).flatMap((one) => blocksFor(one, one.name === 'dynamic' ? 1 : 0, [], depth)),
  }
}

const attributeOf = ({ name, line, value }: Member): Attribute => ({
  name,
  line,
  ...([value, ...value.items].some(({ isMade }) => isMade) ? { isMade: true } : {}),
  ...(value.within === undefined ? {} : { within: value.within }),
})

/** A list of objects stands wherever one may. */
const objectsIn = (value: JsonNode): JsonNode[] => [value, ...value.items].filter(({ kind }) => kind === 'object')
