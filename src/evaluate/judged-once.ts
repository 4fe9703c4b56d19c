// Judges equal inputs once: real estates repeat themselves, ten thousand volumes of one template are one input.
import { hash } from 'node:crypto'

export interface JudgedOnce<Answer> {
  /** The answer to an input of that text: remembered, or judged now. A judge that throws is not remembered. */
  answer(text: string, judge: () => Answer): Answer
  /** The same in two steps, for a judge that takes its time: counts the input, and finds what is remembered of it. */
  recall(text: string): { key: string; found: Answer | undefined }
  keep(key: string, answer: Answer): Answer
  /** How many inputs there were, and how many of them were remembered when they came. */
  readonly counts: { inputs: number; repeated: number }
}

/**
 * Two generations of at most `size` entries: what is asked for again moves to the young one, and the old one is dropped
 * whole. Deleting single entries (LRU) doubled the cost where nothing repeats. `reuse` false judges anew each time and
 * counts the same.
 */
export function judgedOnce<Answer extends object>(reuse = true, size = 5_000): JudgedOnce<Answer> {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()
  const counts = { inputs: 0, repeated: 0 }

  function keep(key: string, answer: Answer): Answer {
    if (!young.has(key) && young.size >= size) {
      old = young
      young = new Map()
    }
    young.set(key, answer)
    return answer
  }

  function recall(text: string): { key: string; found: Answer | undefined } {
    counts.inputs += 1
    const key = hash('sha256', text, 'base64')
    const recent = young.get(key)
    const found = recent ?? old.get(key)
    if (found !== undefined) counts.repeated += 1
    if (found !== undefined && recent === undefined) keep(key, found)
    return { key, found: reuse ? found : undefined }
  }

  return {
    counts,
    recall,
    keep,
    answer(text, judge) {
      const { key, found } = recall(text)
      return found ?? keep(key, judge())
    },
  }
}
