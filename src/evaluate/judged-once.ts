// Remembers what a policy answered to a text: real estates repeat themselves, ten thousand volumes of one template are one input.
import { hash } from 'node:crypto'

export interface JudgedOnce<Answer> {
  /** The name of an input of that text, and what is remembered of it. */
  recall(text: string): { key: string; found: Answer | undefined }
  keep(key: string, answer: Answer): Answer
}

/**
 * Two generations of at most `size` entries: what is asked for again moves to the young one, and the old one is dropped
 * whole. Deleting single entries (LRU) doubled the cost where nothing repeats. `reuse` false remembers nothing.
 */
export function judgedOnce<Answer extends object>(reuse = true, size = 5_000): JudgedOnce<Answer> {
  let young = new Map<string, Answer>()
  let old = new Map<string, Answer>()

  function keep(key: string, answer: Answer): Answer {
    if (!reuse) return answer
    if (!young.has(key) && young.size >= size) {
      old = young
      young = new Map()
    }
    young.set(key, answer)
    return answer
  }

  return {
    keep,
    recall(text) {
      const key = hash('sha256', text, 'base64')
      const recent = young.get(key)
      const found = recent ?? old.get(key)
      if (found !== undefined && recent === undefined) keep(key, found)
      return { key, found }
    },
  }
}
