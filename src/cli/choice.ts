// One of a few known words as an argument: misspelt, it is refused with the nearest; at the tab key, all are proposed.
import { explained } from '../model/errors.ts'
import { nearestWords } from '../model/nearest.ts'

/** `what`: what each of them is, with its article's noun: `provider`. `where`: the argument or flag. */
export const choice = <Word extends string>(what: string, words: readonly Word[], where: string) => ({
  proposeCompletions: () => words,
  parse(given: string): Word {
    const found = words.find((word) => word === given)
    if (found !== undefined) return found
    throw explained('usage', {
      what: `${JSON.stringify(given)} is no ${what}`,
      where,
      why: nearestWords(given, words),
      mend: `Write ${words.length === 1 ? '' : 'one of '}${words.join(', ')}`,
    })
  },
})
