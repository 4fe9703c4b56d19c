// A list put together from single answers: `null` adds nothing to it, and an answer that is missing leaves it open.
import { type Fact, known, partialAs } from '../model/fact.ts'

/** Sorted, each once. Known only if every answer is; what was found so far is told all the same. */
export function telling(answers: readonly Fact<string | null>[]): Fact<string[]> {
  const found = answers.flatMap((answer) => (answer.state === 'unknown' ? [] : (answer.value ?? [])))
  const list = [...new Set(found)].toSorted()
  const gap = answers.flatMap((answer) => (answer.state === 'known' ? [] : [answer]))[0]
  if (gap === undefined) return known(list, [])
  return gap.state === 'unknown' && list.length === 0 ? gap : partialAs(list, gap, [])
}
