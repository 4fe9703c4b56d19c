// Remembers answers by what they rest on, one step for each fact: what was judged before is not written, hashed or proven again.
import { hash } from 'node:crypto'
import type { Fact } from '../model/fact.ts'

/** Where one has got to. A child for each kind of step, as a word that was read must not lead where a list leads. */
export interface Junction<Answer> {
  /** Most facts are flags. */
  yes: Junction<Answer> | undefined
  no: Junction<Answer> | undefined
  words: Ways<Answer> | undefined
  /** Lists of one text, which most lists are. */
  single: Ways<Answer> | undefined
  lists: Ways<Answer> | undefined
  unread: Ways<Answer> | undefined
  partly: Ways<Answer> | undefined
  answer: Answer | undefined
}

type Ways<Answer> = Map<unknown, Junction<Answer>>

type Word = string | number | boolean | undefined

export interface AnswerTree<Answer> {
  /** Where the ways of one kind of part begin. */
  root(of: string): Junction<Answer>
  /** By a value that may be any word. */
  word(from: Junction<Answer>, word: Word): Junction<Answer>
  /** By what controls can read of a fact, and neither its origins nor the permission that would tell it. */
  fact(from: Junction<Answer>, fact: Fact<unknown> | undefined): Junction<Answer>
  /** The answer that is remembered here; counts the question. */
  recall(at: Junction<Answer>): Answer | undefined
  keep(at: Junction<Answer>, answer: Answer): Answer
  /** How many answers were asked for, and how many of them were remembered. */
  readonly counts: Counts
}

export interface Counts {
  inputs: number
  repeated: number
}

/** Longer lists are remembered by their digest: memory must not grow with them. */
const longest = 1_000

/** `most`: of junctions. When there are more, all is forgotten: real estates do not come near. */
export function answerTree<Answer extends object>(most = 50_000): AnswerTree<Answer> {
  const roots: Ways<Answer> = new Map()
  let made = 0
  const counts = { inputs: 0, repeated: 0 }

  function another(): Junction<Answer> {
    made += 1
    return junction()
  }

  function step(ways: Ways<Answer>, key: unknown): Junction<Answer> {
    const known = ways.get(key)
    if (known !== undefined) return known
    const next = another()
    ways.set(key, next)
    return next
  }

  function word(from: Junction<Answer>, key: Word): Junction<Answer> {
    if (key === true) return (from.yes ??= another())
    if (key === false) return (from.no ??= another())
    return step((from.words ??= new Map()), key)
  }

  function value(from: Junction<Answer>, read: unknown): Junction<Answer> {
    if (isWord(read)) return word(from, read)
    if (!Array.isArray(read)) return junction() // nothing that a fact can hold: nobody comes back to it
    const [only] = read as unknown[]
    return read.length === 1 && typeof only === 'string' && only.length <= longest
      ? step((from.single ??= new Map()), only)
      : step((from.lists ??= new Map()), listKey(read))
  }

  return {
    counts,
    word,
    root(of) {
      if (made > most) {
        roots.clear()
        made = 0
      }
      return step(roots, of)
    },
    fact(from, fact) {
      if (fact === undefined) return junction()
      if (fact.state === 'known') return value(from, fact.value)
      return fact.state === 'unknown'
        ? step((from.unread ??= new Map()), fact.reason)
        : value(step((from.partly ??= new Map()), fact.reason), fact.value)
    },
    recall({ answer }) {
      counts.inputs += 1
      if (answer !== undefined) counts.repeated += 1
      return answer
    },
    keep: (at, answer) => (at.answer = answer),
  }
}

/** All fields from the start, so that V8 knows one kind of junction. */
export const junction = <Answer>(): Junction<Answer> => ({
  yes: undefined,
  no: undefined,
  words: undefined,
  single: undefined,
  lists: undefined,
  unread: undefined,
  partly: undefined,
  answer: undefined,
})

function isWord(value: unknown): value is Word {
  return typeof value === 'boolean' || typeof value === 'string' || typeof value === 'number'
}

function listKey(list: readonly unknown[]): string {
  if (list.length === 0) return ''
  const text = JSON.stringify(list)
  return text.length > longest ? hash('sha256', text, 'base64') : text
}
