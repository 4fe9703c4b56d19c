// Reads JSON with the lines that its parts stand on, which JSON.parse does not tell.
import { type Made, madeOf } from './made-value.ts'

export interface JsonNode extends Made {
  kind: 'object' | 'list' | 'value'
  line: number
  endLine: number
  members: Member[]
  items: JsonNode[]
}

export interface Member {
  name: string
  line: number
  value: JsonNode
}

const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|\n|[^\s"{}[\],:]+/gsu

/** Undefined for what is no JSON or has more than `most` parts. It calls itself nowhere, so that no nesting is too deep. */
export function jsonNodes(text: string, most: number): { root: JsonNode; parts: number } | undefined {
  if (!isJson(text)) return undefined
  const root: JsonNode = nodeAt('list', 1)
  const open = [root]
  let line = 1
  let parts = 0
  let name: { name: string; line: number } | undefined
  const add = (node: JsonNode) => {
    const within = open.at(-1) ?? root
    if (within.kind === 'list') within.items.push(node)
    else if (name !== undefined) within.members.push({ ...name, value: node })
    name = undefined
    if (node.kind !== 'value') open.push(node)
    parts++
  }
  for (const [found] of text.matchAll(token)) {
    if (parts > most) return undefined
    if (found === '\n') line++
    else if (found === '{') add(nodeAt('object', line))
    else if (found === '[') add(nodeAt('list', line))
    else if (found === '}' || found === ']') (open.pop() ?? root).endLine = line
    else if (found !== ',' && found !== ':') {
      const isName = open.at(-1)?.kind === 'object' && name === undefined
      if (isName) name = { name: String(JSON.parse(found)), line }
      else add({ ...nodeAt('value', line), ...madeOfText(found) })
    }
  }
  const [only = root] = root.items
  return { root: only, parts }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

const madeOfText = (found: string): Made => (found.startsWith('"') ? madeOf(String(JSON.parse(found))) : {})

const nodeAt = (kind: JsonNode['kind'], line: number): JsonNode => ({
  kind,
  line,
  endLine: line,
  members: [],
  items: [],
})
