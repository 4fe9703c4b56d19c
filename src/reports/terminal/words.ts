// The words of the first page for what the records name in codes.
import { endsWithin } from '../../model/days.ts'
import type { Means, Spot } from '../../model/place.ts'
import type { DecisionReason, Outcome } from '../../model/verdict.ts'
import { cellOf } from '../fact-cell.ts'
import { basisOf } from '../recorded-basis.ts'
import type { PageFacts, PageLaw, PageRules } from './facts.ts'

const reasons: Record<DecisionReason, string> = {
  'outside-fence': 'outside our own fence',
  'localisation-mandate': 'localisation rule',
  'condition-unproven': 'condition unproven',
  expired: 'basis expired',
  'out-of-scope': 'basis too narrow',
  'decision-fallen': 'decision has fallen',
  'not-yet-valid': 'basis not yet valid',
  'self-approved': 'approved by its owner',
  'incomplete-documents': 'documents missing',
  'derogation-for-systematic-copying': 'only a derogation',
  'required-control-not-passing': 'required control fails',
  'basis-at-risk': 'basis may end',
  'no-recorded-basis': 'needs a basis',
}

/** Reasons of a finding are text; one that is not in the table is shown as it is. */
export const reasonWords = (reason: string): string => new Map(Object.entries(reasons)).get(reason) ?? reason

type Known = Pick<PageFacts, 'identity' | 'rulebook'>

/** What a law says of one place, in a few words; capitals where the data was declared and the word is a judgement. */
export function outcomeWords(outcome: Outcome | undefined, law: PageLaw, run: Known): string {
  if (outcome === undefined) return 'not judged'
  switch (outcome.status) {
    case 'undeclared':
      return plainWords(outcome.would, law)
    case 'permitted':
      return `${endsSoon(outcome, run) ? `EXPIRING on ${outcome.until}` : `PERMITTED${endOf(outcome)}`}${doubt(outcome, law)}`
    case 'fail':
      return `FAIL ${plainWords(outcome, law)}`
    case 'pass':
      return `PASS ${plainWords(outcome, law)}`
    case 'waived':
      return `WAIVED to ${outcome.waiver.until}`
    default:
      return plainWords(outcome, law)
  }
}

function plainWords(outcome: Outcome, law: PageLaw): string {
  switch (outcome.status) {
    case 'pass':
      return inside(law)
    case 'permitted':
      return `${outcome.entry === undefined ? 'adequate' : 'basis'}${endOf(outcome)}${doubt(outcome, law)}`
    case 'fail':
      return reasonWords(outcome.reason ?? 'without a reason')
    case 'unknown':
      return 'not known'
    case 'waived':
      return `waived to ${outcome.waiver.until}`
    case 'not_applicable':
      return outcome.notYet === undefined
        ? 'not concerned'
        : `from ${outcome.notYet.from}: ${plainWords(outcome.notYet.would, law)}`
    case 'undeclared':
      return plainWords(outcome.would, law)
  }
}

function endOf(outcome: Outcome): string {
  const until = basisOf(outcome)?.until
  return until === undefined || until === 'none' ? '' : ` to ${until}`
}

type Permitted = Extract<Outcome, { status: 'permitted' }>

const endsSoon = ({ until }: Permitted, { identity, rulebook }: Known): boolean =>
  endsWithin(rulebook.expiringDays, until, identity.now.slice(0, 10))

/** A court may bring the decision or the clauses down. */
const doubt = ({ basis }: Permitted, { adequacy, bases }: PageLaw): string =>
  [...adequacy, ...bases].some(({ id, challenged }) => id === basis && challenged !== undefined) ? ', challenged' : ''

function inside({ zone, mandates = [] }: PageLaw): string {
  if (zone !== null) return `inside ${zone}`
  return mandates.length === 0 ? 'no location rule' : 'no mandate against it'
}

/** `EU data or UK data`: the people whom the law speaks about. */
export function dataOf(law: PageLaw, { people }: Pick<PageRules, 'people'>): string {
  const titles = [...people.values()].filter((one) => one.laws.includes(law.id)).map(({ title }) => title)
  return titles.length === 0 ? `${law.short} data` : titles.join(' or ')
}

/** `AWS::S3::Bucket` → `s3`, `Microsoft.Storage/storageAccounts` → `storage`: known to whoever runs the service. */
export const serviceOf = (type: string): string =>
  (/^(?:AWS::|Microsoft\.)?([^:/.]+)/.exec(type)?.[1] ?? type).toLowerCase()

/** `US us-east-1`: as far as it is known. */
export const spotWords = ({ country, region }: Spot): string =>
  `${cellOf(country) ?? '?'} ${cellOf(region) ?? '(region not known)'}`

export const meansWords: Record<Means, string> = {
  replication: 'replication',
  backup: 'backup',
  'snapshot-copy': 'snapshot copy',
  'key-replication': 'key replica',
  'log-export': 'logs',
  processing: 'processing',
  'edge-cache': 'edge cache',
  sharing: 'sharing',
  failover: 'failover',
}

/** No right would mend it: `terraform:after-apply`. */
export const isOfPlan = (name: string): boolean => name.startsWith('terraform:')
