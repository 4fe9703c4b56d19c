// What may end a basis before anybody acts, told in words, because Rego has no clock.
import { daysBetween, endsWithin } from '../model/days.ts'
import type { Risk } from '../model/law.ts'
import type { AdequacyRow, Basis, Rulebook, TransferEntry } from '../model/rulebook.ts'

type Limits = Pick<Rulebook, 'expiringDays' | 'conditionCheckDays'>

/** Of a decision that carries a copy by itself. */
export const risksOfDecision = ({ until, challenged }: AdequacyRow, limits: Limits, day: string): Risk[] => [
  ...(endsWithin(limits.expiringDays, until, day) ? ['expires-soon' as const] : []),
  ...(challenged === undefined ? [] : ['challenged' as const]),
]

/** Of an entry: its own end or that of the decision it invokes, a case in court, and an old check of a condition. */
export const risksOfEntry = (
  { valid, checked, fallback }: TransferEntry,
  { challenged }: Pick<Basis, 'challenged'>,
  decision: AdequacyRow | undefined,
  limits: Limits,
  day: string,
): Risk[] => {
  const ends = [valid.until, decision?.until ?? null]
  const contested = challenged ?? decision?.challenged
  const old = decision !== undefined && checked !== undefined && daysBetween(checked, day) > limits.conditionCheckDays
  return [
    ...(ends.some((end) => endsWithin(limits.expiringDays, end, day)) ? ['expires-soon' as const] : []),
    ...(contested !== undefined && fallback === undefined ? ['challenged' as const] : []),
    ...(old ? ['check-too-old' as const] : []),
  ]
}
