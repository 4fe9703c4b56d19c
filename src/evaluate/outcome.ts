// Reads what a control answered; whatever is not one of the agreed words stops the run, for it may hide a verdict.
import * as v from 'valibot'
import { gapReasons } from '../model/fact.ts'
import type { DecisionReason, Outcome } from '../model/verdict.ts'

const decisionReason = v.picklist([
  'outside-fence',
  'localisation-mandate',
  'condition-unproven',
  'expired',
  'out-of-scope',
  'incomplete-documents',
  'derogation-for-systematic-copying',
  'required-control-not-passing',
  'no-recorded-basis',
] as const satisfies readonly DecisionReason[])

const failed = v.strictObject({
  observed: v.unknown(),
  expected: v.unknown(),
  reason: v.exactOptional(decisionReason),
  decision: v.exactOptional(v.string()),
})
const permitted = v.strictObject({
  basis: v.string(),
  until: v.nullable(v.string()),
  entry: v.exactOptional(v.string()),
})

const answered: v.GenericSchema<unknown, Outcome> = v.union([
  v.pipe(
    v.picklist(['pass', 'not_applicable']),
    v.transform((status) => ({ status })),
  ),
  v.pipe(
    v.strictObject({ fail: failed }),
    v.transform(({ fail }) => ({ status: 'fail' as const, ...fail })),
  ),
  v.pipe(
    v.strictObject({ unknown: v.picklist(gapReasons) }),
    v.transform(({ unknown }) => ({ status: 'unknown' as const, reason: unknown })),
  ),
  v.pipe(
    v.strictObject({ permitted }),
    v.transform(({ permitted: on }) => ({ status: 'permitted' as const, ...on })),
  ),
  v.pipe(
    v.strictObject({ undeclared: v.lazy(() => answered) }),
    v.transform(({ undeclared }) => ({ status: 'undeclared' as const, would: undeclared })),
  ),
])

export function outcomeOf(answer: unknown): Outcome {
  if (answer === 'pass') return { status: 'pass' }
  if (answer === 'not_applicable') return { status: 'not_applicable' }
  const read = v.safeParse(answered, answer)
  if (!read.success) throw new Error(`not a verdict: ${JSON.stringify(answer)}`)
  return read.output
}

/** A place control answers "not mine" in a word, or once per law; a law that got no answer is a lost verdict. */
export function lawsOf(answer: unknown, laws: readonly string[]): Record<string, Outcome> | undefined {
  if (answer === 'not_applicable') return undefined
  if (typeof answer !== 'object' || answer === null) throw new Error(`not a verdict by law: ${JSON.stringify(answer)}`)
  const answers = new Map(Object.entries(answer))
  if (answers.size !== laws.length || laws.some((law) => !answers.has(law))) {
    throw new Error(`answers for the laws [${[...answers.keys()].join()}], asked for [${laws.join()}]`)
  }
  return Object.fromEntries(laws.map((law) => [law, outcomeOf(answers.get(law))]))
}
