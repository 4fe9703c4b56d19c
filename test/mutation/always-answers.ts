// A control whose verdict no longer depends on anything.
import type { Mutator } from './policy.ts'

/** Its rules go on under another name, so that what they import stays in use. */
export const alwaysAnswers =
  (word: string): Mutator =>
  ({ code, rules }) => {
    const verdicts = rules.filter(({ name }) => name === 'verdict')
    const [first] = verdicts
    if (first === undefined) return []
    const [argument] = /^\(\w+\)/.exec(code.slice(first.whole.start + first.name.length)) ?? []
    return [
      [
        ...verdicts.map(({ whole, name }) => ({ start: whole.start, end: whole.start + name.length, to: 'spared' })),
        {
          start: code.length,
          end: code.length,
          to: `\n${argument === undefined ? plain(word) : byLaw(word, argument)}\n`,
        },
      ],
    ]
  }

const plain = (word: string): string => `verdict := mutated("${word}", [])`

/** A place is passed law by law; what does not apply to it is said once. */
const byLaw = (word: string, argument: string): string =>
  word === 'pass'
    ? `verdict${argument} := {law: mutated("pass", []) | some law, _ in ${argument.slice(1, -1)}.laws}`
    : `verdict${argument} := mutated("${word}", [${argument.slice(1, -1)}])`
