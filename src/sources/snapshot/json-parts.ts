// Splits a JSON document into its members and the items of its long lists while it is being read, so that no list need fit in memory.
import { isBlank, type JsonText, parsed, startText, take } from './json-text.ts'
import { fetchAgain, unreadable } from './unreadable.ts'

/** `item.list` is the name of the member that holds the list, null where the document itself is one. */
export type Part =
  | { kind: 'member'; name: string; value: unknown }
  | { kind: 'list'; list: string | null }
  | { kind: 'item'; list: string | null; value: unknown }

export interface SplitOptions {
  /** Named in errors. */
  path: string
  /** Members whose items are handed out one by one, where they are lists. */
  lists: ReadonlySet<string>
  /** No single value may be larger, nor all members outside the lists together. */
  maxBytes: number
}

/** What may come next. `first*` stands for an empty object or list as well. */
type Expect =
  | 'document'
  | 'firstName'
  | 'name'
  | 'colon'
  | 'member'
  | 'afterMember'
  | 'firstItem'
  | 'item'
  | 'afterItem'
  | 'nothing'

interface State {
  expect: Expect
  inObject: boolean
  names: Set<string>
  name: string
  list: string | null
  text: JsonText | undefined
  /** Bytes left for names and members outside the lists. */
  room: number
}

/** Accepts what JSON.parse accepts, but for a name that stands twice in the outer object. */
export async function* split(chunks: AsyncIterable<Uint8Array>, options: SplitOptions): AsyncGenerator<Part> {
  const { path, maxBytes } = options
  const state: State = {
    expect: 'document',
    inObject: false,
    names: new Set(),
    name: '',
    list: null,
    text: undefined,
    room: maxBytes,
  }
  let offset = 0
  for await (const chunk of chunks) {
    yield* partsIn(chunk, offset, state, options)
    offset += chunk.length
  }
  if (offset === 0) throw notJson(path, 'it is empty')
  if (state.expect !== 'nothing') throw notJson(path, 'it ends in the middle')
}

function* partsIn(chunk: Uint8Array, offset: number, state: State, options: SplitOptions): Generator<Part> {
  const { path, maxBytes } = options
  let at = offset === 0 ? byteOrderMark(chunk) : 0
  while (at < chunk.length) {
    if (state.text === undefined) {
      const part = step(state, chunk[at] ?? 0, options)
      if (part === 'refused') throw notJson(path, `it is not JSON at byte ${offset + at}`)
      if (part !== undefined) yield part
      if (state.text === undefined) at++ // the first byte of a text belongs to the text
    } else {
      const taken = take(state.text, chunk, at, isItem(state) ? maxBytes : state.room)
      if ('refused' in taken) throw notJson(path, taken.refused)
      at = taken.at
      const part = taken.ended ? finish(state, state.text) : undefined
      if (typeof part === 'string') throw notJson(path, `${part}, before byte ${offset + at}`)
      if (part !== undefined) yield part
    }
  }
}

const notJson = (path: string, why: string) => unreadable(path, why, fetchAgain)

const byteOrderMark = (chunk: Uint8Array): number =>
  chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf ? 3 : 0

const isItem = ({ expect }: State): boolean => expect === 'firstItem' || expect === 'item'

const afterList = ({ inObject }: State): Expect => (inObject ? 'afterMember' : 'nothing')

/** One byte between values. It starts a text, or moves on; a new list is announced, so that an empty one is not missed. */
function step(state: State, byte: number, { lists }: SplitOptions): Part | 'refused' | undefined {
  if (isBlank(byte)) return undefined
  const sign = String.fromCharCode(byte)
  switch (state.expect) {
    case 'document':
      if (sign === '[') return openList(state, null)
      return sign === '{' ? move(state, 'firstName', true) : 'refused'
    case 'firstName':
    case 'name':
      if (sign === '}' && state.expect === 'firstName') return move(state, 'nothing')
      return sign === '"' ? begin(state, byte) : 'refused'
    case 'colon':
      return sign === ':' ? move(state, 'member') : 'refused'
    case 'member':
      return sign === '[' && lists.has(state.name) ? openList(state, state.name) : begin(state, byte)
    case 'afterMember':
      if (sign === '}') return move(state, 'nothing')
      return sign === ',' ? move(state, 'name') : 'refused'
    case 'firstItem':
      return sign === ']' ? move(state, afterList(state)) : begin(state, byte)
    case 'item':
      return begin(state, byte)
    case 'afterItem':
      if (sign === ']') return move(state, afterList(state))
      return sign === ',' ? move(state, 'item') : 'refused'
    case 'nothing':
      return 'refused'
  }
}

function move(state: State, expect: Expect, inObject = state.inObject): undefined {
  Object.assign(state, { expect, inObject })
}

function begin(state: State, first: number): undefined {
  state.text = startText(first)
}

function openList(state: State, list: string | null): Part {
  Object.assign(state, { expect: 'firstItem', list })
  return { kind: 'list', list }
}

/** A text has ended: as a name, a member's value or an item. A string says what is wrong with it. */
function finish(state: State, text: JsonText): Part | string | undefined {
  const result = parsed(text)
  state.text = undefined
  if (result === undefined) return 'it is not JSON'
  const { value } = result
  if (isItem(state)) {
    state.expect = 'afterItem'
    return { kind: 'item', list: state.list, value }
  }
  state.room -= text.bytes
  if (state.expect === 'member') {
    state.expect = 'afterMember'
    return { kind: 'member', name: state.name, value }
  }
  const name = String(value)
  if (state.names.has(name)) return 'one name stands there twice'
  state.names.add(name)
  Object.assign(state, { expect: 'colon', name })
  return undefined
}
