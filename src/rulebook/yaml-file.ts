// Reads one YAML file as plain data of which every part knows its line and column; anything doubtful is refused, never guessed.
import {
  type Document,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
} from 'yaml'
import type { ErrorKind } from '../model/errors.ts'
import { type Complaint, complaintsError } from './complaint.ts'
import { sha256 } from '../runtime/sha256.ts'
import { deepestIn } from './nesting.ts'
import { quoted } from './quoted.ts'
import { placeAt, readText, refused } from './text-file.ts'

export type Path = readonly (string | number)[]

/** A complaint without its place. */
export type Fault = Pick<Complaint, 'what' | 'why' | 'mend'>

export interface YamlFile {
  kind: ErrorKind
  /** As shown to people: `ringfence.yaml`. */
  name: string
  bytes: Uint8Array
  value: unknown
  /** The fault at its place. A path that leads nowhere stands for the nearest part above it; `key`: the key, not its value. */
  complain(path: Path, fault: Fault, at?: 'key' | 'value'): Complaint
  /** The place of a part by itself: `ringfence.yaml:12:5`. */
  whereOf(path: Path, at?: 'key' | 'value'): string
}

const deepest = 200

/** What files say whose bytes have that SHA-256: parsed before, and found to be plain. */
export type Parsed = ReadonlyMap<string, unknown>

/** Throws an ExplainedError of `kind` for a file that cannot be read, or is no plain YAML document. */
export async function readYaml(path: string, name: string, kind: ErrorKind, parsed?: Parsed): Promise<YamlFile> {
  const { bytes, text } = await readText(path, name, kind)
  const before = parsed?.get(sha256(bytes))
  const documentOf = once(() => documentIn(text, name, kind))
  const pairOf = pairLookup()
  const offsetAt = (at: Path, part: 'key' | 'value') => offsetOf(documentOf().document.contents, at, part, pairOf)
  return {
    kind,
    name,
    bytes,
    value: before ?? documentOf().document.toJS(),
    complain: (at, fault, part = 'value') => documentOf().placed(offsetAt(at, part), fault),
    whereOf: (at, part = 'value') => documentOf().placeOf(offsetAt(at, part)),
  }
}

function once<T>(make: () => T): () => T {
  let made: { it: T } | undefined
  return () => (made ??= { it: make() }).it
}

interface Placed {
  document: Document.Parsed
  placeOf(offset: number): string
  placed(offset: number, fault: Fault): Complaint
}

function documentIn(text: string, name: string, kind: ErrorKind): Placed {
  const { depth, offset } = deepestIn(text)
  if (depth > deepest)
    throw refused(kind, placeAt(name, text, offset), 'the file nests too deeply', `${deepest} levels are the limit`)
  const lines = new LineCounter()
  // `silent` would also keep silent about a second document in the file.
  // Keys that stand there twice are looked for below: the parser compares each with each, and a long map would take minutes.
  const document = parseDocument(text, {
    lineCounter: lines,
    prettyErrors: false,
    logLevel: 'error',
    uniqueKeys: false,
  })
  const placeOf = (at: number): string => {
    const { line, col } = lines.linePos(at)
    return `${name}:${Math.max(line, 1)}:${Math.max(col, 1)}`
  }
  const placed = (at: number, fault: Fault): Complaint => ({ offset: at, where: placeOf(at), ...fault })
  const faults = faultsOf(document).map((one) => placed(one.offset, one.fault))
  if (faults.length > 0) throw complaintsError(kind, faults)
  return { document, placeOf, placed }
}

interface FaultAt {
  offset: number
  fault: Fault
}

function faultsOf(document: Document.Parsed): FaultAt[] {
  const broken = [...document.errors, ...document.warnings].map(({ message, pos: [offset] }): FaultAt => ({
    offset,
    fault: { what: 'this is no YAML', why: `the parser says: ${message}`, mend: 'Correct it' },
  }))
  return broken.length > 0 ? broken : doubts(document)
}

/** What YAML allows and a reader may not see through: names for other parts, tags, keys that are no plain text. */
function doubts(document: Document.Parsed): FaultAt[] {
  const found: FaultAt[] = []
  const doubt = (node: unknown, fault: Fault) => void found.push({ offset: startOf(node) ?? 0, fault })
  visit(document, {
    Alias: (_, node) =>
      doubt(node, { what: 'an alias stands here', why: 'aliases are not read', mend: 'Write the value out' }),
    Node: (_, node) => {
      if (!isAlias(node) && node.anchor !== undefined) {
        doubt(node, { what: 'an anchor stands here', why: 'anchors are not read', mend: 'Remove it' })
      }
      if (node.tag !== undefined && !plainTags.has(node.tag)) {
        doubt(node, { what: 'a tag stands here', why: 'tags are not read', mend: 'Remove it' })
      }
    },
    Pair: (_, pair) => {
      const fault = keyFault(pair)
      if (fault !== undefined) doubt(pair.key, fault)
    },
    Map: (_, { items }) => {
      const seen = new Set<unknown>()
      for (const { key } of items) {
        const name = isScalar(key) ? key.value : key
        if (seen.has(name)) doubt(key, keyTwice)
        seen.add(name)
      }
    },
  })
  return found
}

const keyTwice: Fault = {
  what: 'a key stands here twice',
  why: 'only one of them could be meant',
  mend: 'Remove one',
}

const plainTags = new Set(
  ['map', 'seq', 'str', 'int', 'float', 'bool', 'null'].map((tag) => `tag:yaml.org,2002:${tag}`),
)

function keyFault({ key }: Pair): Fault | undefined {
  if (!isScalar(key) || typeof key.value !== 'string') {
    return { what: 'a key here is no text', why: 'keys are compared as text', mend: 'Put it in quotes' }
  }
  // A map of JavaScript answers to these without holding them, so a check of such a key could not be trusted.
  const inherited = key.value in {} || key.value === 'prototype'
  return inherited
    ? { what: `${quoted(key.value)} cannot be a key`, why: 'the name is reserved', mend: 'Use another name' }
    : undefined
}

type PairOf = (map: YAMLMap, key: unknown) => Pair | undefined

/** Each map is gone through once, however many of its keys are asked for. */
function pairLookup(): PairOf {
  const read = new WeakMap<YAMLMap, Map<unknown, Pair>>()
  return (map, key) => {
    const pairs =
      read.get(map) ?? new Map(map.items.map((pair) => [isScalar(pair.key) ? pair.key.value : pair.key, pair]))
    read.set(map, pairs)
    return pairs.get(key)
  }
}

/** Where the part at the end of the path begins. */
function offsetOf(root: Node | null, path: Path, part: 'key' | 'value', pairOf: PairOf): number {
  let node: unknown = root
  let offset = startOf(root) ?? 0
  for (const [depth, step] of path.entries()) {
    const pair = isMap(node) ? pairOf(node, step) : undefined
    const next = isSeq(node) ? node.items[Number(step)] : pair?.value
    const last = depth === path.length - 1
    const found = startOf(last && part === 'key' && pair !== undefined ? pair.key : next) ?? startOf(pair?.key)
    if (found === undefined) return offset
    offset = found
    node = next
  }
  return offset
}

const startOf = (node: unknown): number | undefined =>
  typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)
    ? Number(node.range[0])
    : undefined
