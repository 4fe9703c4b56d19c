// Reads what a control answered; whatever is not one of the agreed words stops the run, for it may hide a verdict.
import * as v from 'valibot'
import { gapReasons } from '../model/fact.ts'
import { isRecord } from '../model/json.ts'
import { decisionReasons, type Outcome } from '../model/verdict.ts'

const failed = v.strictObject({
  observed: v.unknown(),
  expected: v.unknown(),
  reason: v.exactOptional(v.picklist(decisionReasons)),
  decision: v.exactOptional(v.string()),
})
const permitted = v.strictObject({
  basis: v.string(),
  until: v.nullable(v.string()),
  entry: v.exactOptional(v.string()),
})

/** What was not read is unknown, whosever the data is: only a judgement can wait for the owner. */
const canWait = ({ status }: Outcome): boolean => status === 'pass' || status === 'permitted' || status === 'fail'

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
    v.strictObject({
      undeclared: v.pipe(
        v.lazy(() => answered),
        v.check(canWait),
      ),
    }),
    v.transform(({ undeclared }) => ({ status: 'undeclared' as const, would: undeclared })),
  ),
])

const passed: Outcome = { status: 'pass' }
export const notApplicable: Outcome = { status: 'not_applicable' }

export function outcomeOf(answer: unknown): Outcome {
  if (answer === 'pass') return passed
  if (answer === 'not_applicable') return notApplicable
  const usual = usualOutcome(answer)
  if (usual !== undefined) return usual
  const read = v.safeParse(answered, answer)
  if (!read.success) throw new Error(`not a verdict: ${JSON.stringify(answer)}`)
  return read.output
}

/** The frequent outcomes in their usual shape, read without the schema; undefined: the schema must decide. */
function usualOutcome(answer: unknown): Outcome | undefined {
  if (!isRecord(answer) || Object.keys(answer).length !== 1) return undefined
  const { fail, unknown, undeclared } = answer
  if (isRecord(fail)) return failure(fail)
  const reason = gapReasons.find((one) => one === unknown)
  if (reason !== undefined) return { status: 'unknown', reason }
  if (undeclared === undefined) return undefined
  const would = outcomeOf(undeclared)
  return canWait(would) ? { status: 'undeclared', would } : undefined
}

function failure(fail: Record<string, unknown>): Outcome | undefined {
  const { observed, expected, decision } = fail
  const count = Object.keys(fail).length
  if (observed === undefined || expected === undefined) return undefined
  if (count === 2) return { status: 'fail', observed, expected }
  const reason = decisionReasons.find((one) => one === fail['reason'])
  if (reason === undefined) return undefined
  if (count === 3) return { status: 'fail', observed, expected, reason }
  return count === 4 && typeof decision === 'string'
    ? { status: 'fail', observed, expected, reason, decision }
    : undefined
}

/** Once per law; a law that got no answer is a lost verdict. */
export function lawsOf(answer: unknown, laws: readonly string[]): Record<string, Outcome> {
  if (!isRecord(answer)) throw new Error(`not a verdict by law: ${JSON.stringify(answer)}`)
  const answers = Object.keys(answer)
  if (answers.length !== laws.length || laws.some((law) => !Object.hasOwn(answer, law))) {
    throw new Error(`answers for the laws [${answers.join()}], asked for [${laws.join()}]`)
  }
  const outcomes: Record<string, Outcome> = {}
  for (const law of laws) outcomes[law] = outcomeOf(answer[law])
  return outcomes
}

/**
 * What a control says of a place whatever the law, as a facet control does; undefined: it answered by law. A permission
 * and what waits for a declaration are always some law's.
 */
export function plainOutcome(answer: unknown, laws: readonly string[]): Outcome | undefined {
  if (answer === 'pass') return passed
  if (!isRecord(answer)) return undefined
  const [word = '', ...more] = Object.keys(answer)
  const isPlain = (word === 'fail' || word === 'unknown') && more.length === 0 && !laws.includes(word)
  return isPlain ? outcomeOf(answer) : undefined
}
