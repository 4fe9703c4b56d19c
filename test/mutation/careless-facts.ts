// A fact read in part that counts as read whole, and a verdict that is handed on past the function that should weigh it.
import { instead } from './mutant.ts'
import type { Mutator, Policy } from './policy.ts'
import { closing, itemsIn, type Rule } from './rego-rules.ts'

/** The rules on partial facts make way for those on known ones, again for partial facts. */
export const partialAsKnown: Mutator = (policy) =>
  [...Map.groupBy(policy.rules, ({ name }) => name).values()].flatMap((rules) => {
    const onPartial = rules.filter((rule) => /\(\{"partial":/.test(textOf(policy, rule)))
    const again = rules.flatMap((rule) => {
      const text = textOf(policy, rule)
      const partial = text.replace(/\(\{"known": ("[^"]*"|\w+)\}/, '({"partial": $1, "reason": _}')
      return partial === text ? [] : [partial]
    })
    const [first] = onPartial
    if (
      first === undefined ||
      again.length === 0 ||
      same(
        again,
        onPartial.map((rule) => textOf(policy, rule)),
      )
    )
      return []
    return [onPartial.map((rule) => ({ ...rule.whole, to: rule === first ? again.join('\n\n') : '' }))]
  })

const textOf = ({ source }: Policy, { whole }: Rule): string => source.slice(whole.start, whole.end)

const same = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join('\n') === others.toSorted().join('\n')

/** What weighs a verdict: its last argument. */
const weighing = /(?<![\w.])(?:answer\.)?(?:borne|undeclared)(?=\()/g

export const callSkipped: Mutator = ({ source, code, rules }) =>
  [...code.matchAll(weighing)]
    .filter(({ index }) => rules.every(({ whole }) => whole.start !== index))
    .map(({ index, 0: { length } }) => {
      const open = index + length
      const call = { start: index, end: closing(code, open) + 1 }
      const last = itemsIn(code, { start: open + 1, end: call.end - 1 }).at(-1) ?? call
      return [{ ...call, to: instead(source.slice(last.start, last.end), source.slice(call.start, call.end)) }]
    })
