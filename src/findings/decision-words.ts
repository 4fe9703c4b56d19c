// What a law makes of a place, as the end of a sentence, in words that indicate and do not conclude.
import type { LawResult } from '../model/finding.ts'
import type { Risk } from '../model/law.ts'
import { entryOf } from '../model/register-entry.ts'
import type { Rulebook, TransferEntry } from '../model/rulebook.ts'
import type { DecisionReason, Failure, Outcome } from '../model/verdict.ts'

type Known = Pick<Rulebook, 'config' | 'laws'>

/** Of nothing but an outcome too: `told` is then empty. */
export function predicate(outcome: Outcome, told: Partial<LawResult>, rulebook: Known): string {
  switch (outcome.status) {
    case 'fail':
      return `${failing(outcome, told, rulebook)}; ${indication(outcome.reason)}`
    case 'permitted':
      return `has a recorded basis: ${permission(outcome, told, rulebook)}`
    case 'waived': {
      const { id, until, reason } = outcome.waiver
      return `${failing(outcome.failure, told, rulebook)}; waiver ${id} lifts that until ${until} (${reason})`
    }
    case 'pass':
      return 'lies inside the zone or our own fence'
    case 'unknown':
      return `could not be judged (${openWords(outcome)})`
    case 'undeclared':
      return predicate(outcome.would, told, rulebook)
    case 'not_applicable':
      return outcome.notYet === undefined ? 'is not concerned' : predicate(outcome.notYet.would, told, rulebook)
  }
}

/** Our own fence is no law, and a control of one's own may look at anything; every other reason is about what a law asks of a transfer. */
function indication(reason: DecisionReason | undefined): string {
  switch (reason) {
    case undefined:
      return 'the control gives no reason'
    case 'outside-fence':
      return 'this indicates a place that our own rules exclude'
    case 'basis-at-risk':
      return 'this indicates a basis that somebody must renew or replace'
    default:
      return 'this indicates a possible restricted transfer'
  }
}

function failing(failure: Failure, { title, because }: Partial<LawResult>, rulebook: Known): string {
  const { reason, decision, observed, expected } = failure
  if (reason === undefined) return `is not as expected (observed ${plain(observed)}, expected ${plain(expected)})`
  const entry = entryOf(failure, rulebook)
  const named = entry === undefined ? 'a register entry' : `register entry ${entry.id}`
  switch (reason) {
    case 'outside-fence': {
      const fence = [decision, title, because === undefined ? undefined : `because: ${because}`]
      return `lies outside the company's own fence${inBrackets(fence)}`
    }
    case 'localisation-mandate':
      return `is named by a localisation rule${inBrackets([title ?? decision])}`
    case 'condition-unproven':
      if (entry !== undefined) return `is covered by ${named}, which records no check of its recipient yet`
      return `is covered by an adequacy decision for some recipients only${inBrackets([title, decision])}, and no entry records a check of this one`
    case 'decision-fallen':
      return `is covered by ${named}, whose adequacy decision does not stand`
    case 'expired':
      return `was covered by ${named}, which expired${entry === undefined ? '' : ` on ${entry.valid.until}`}`
    case 'not-yet-valid':
      return `is covered by ${named}, which is not valid${entry === undefined ? ' yet' : ` before ${entry.valid.from}`}`
    case 'out-of-scope':
      return `is not within the scope of ${entry === undefined ? 'any register entry' : named}`
    case 'self-approved':
      return `is covered by ${named}, which its own owner approved`
    case 'incomplete-documents':
      return `is covered by ${named}, which lacks${documentWords(expected)}`
    case 'derogation-for-systematic-copying':
      return `is covered only by ${named}, a derogation, which does not carry systematic copying`
    case 'required-control-not-passing':
      return `is covered by ${named}, whose required controls do not pass${inBrackets(entry?.requires ?? [])}`
    case 'basis-at-risk':
      return `rests on ${title ?? 'a basis'} (${decision}), which may not last (${riskWords(observed)})`
    case 'no-recorded-basis':
      return 'has no recorded basis'
  }
}

const risks: Readonly<Record<Risk, string>> = {
  'expires-soon': 'it ends soon',
  challenged: 'it is challenged in court, and no fallback is recorded',
  'check-too-old': 'the check of its condition is old',
}

const riskWords = (observed: unknown): string =>
  (Array.isArray(observed) ? observed : []).map((risk) => risks[risk as Risk] ?? String(risk)).join('; ') // `as`: or its own word

/** A list of documents; whatever else is expected names none. */
const documentWords = (expected: unknown): string =>
  Array.isArray(expected) && expected.length > 0 && !expected.includes('register-entry')
    ? `: ${expected.map(String).join(', ')}`
    : ' documents'

function permission(
  outcome: Extract<Outcome, { status: 'permitted' }>,
  told: Partial<LawResult>,
  { config }: Known,
): string {
  const { basis, until, entry } = outcome
  const name = told.title === undefined ? basis : `${told.title} (${basis})`
  const held = `${name}${until === null ? '' : ` until ${until}`}`
  const record =
    entry === undefined
      ? held
      : `the register records ${held} in entry ${entry}${checkWords(
          basis,
          config.transfers.find(({ id }) => id === entry),
        )}; the scanner has not examined the contract`
  return [record, ...outlook(told, entry !== undefined)].join('; ')
}

/** A decision that holds for some recipients holds for this one as of the day on which somebody looked. */
const checkWords = (basis: string, entry: TransferEntry | undefined): string =>
  entry?.checked === undefined || entry.fallback === basis
    ? ''
    : `, which says that its recipient was checked on ${entry.checked}`

/** What may end it before anybody acts, and what nobody has compared with the official text. */
const outlook = ({ expiring, challenged, fallback, verified }: Partial<LawResult>, registered: boolean): string[] => [
  ...(expiring === true ? ['it ends soon'] : []),
  ...(challenged === undefined ? [] : [`it is challenged in ${challenged}${fallbackWords(fallback, registered)}`]),
  ...(verified === false ? ['its row in our tables is not verified'] : []),
]

function fallbackWords(fallback: string | undefined, registered: boolean): string {
  if (!registered) return ''
  return fallback === undefined ? ', and the entry names no fallback' : `, and ${fallback} would take over`
}

const inBrackets = (words: readonly (string | undefined)[]): string => {
  const said = words.filter((word) => word !== undefined)
  return said.length === 0 ? '' : ` (${said.join('; ')})`
}

export const openWords = ({
  reason,
  permission,
  detail,
}: {
  reason: string
  permission?: string
  detail?: string
}): string =>
  [
    reason,
    ...(detail === undefined ? [] : [detail]),
    ...(permission === undefined ? [] : [`${permission} would tell`]),
  ].join('; ')

export const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
