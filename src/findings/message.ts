// One sentence per finding, in words that indicate and do not conclude: whether a law was broken is for people to say.
import type { Control } from '../model/control.ts'
import type { Fact } from '../model/fact.ts'
import type { Place } from '../model/place.ts'
import type { DecisionReason, Outcome } from '../model/verdict.ts'

/** Our own fence is no law; every other reason is about what a law asks of a transfer. */
const indication = (reason: DecisionReason): string =>
  reason === 'outside-fence'
    ? 'this indicates a place that our own rules exclude'
    : 'this indicates a possible restricted transfer'

const decisions: Readonly<Record<DecisionReason, string>> = {
  'outside-fence': "lies outside the company's own fence",
  'localisation-mandate': 'is named by a localisation rule',
  'condition-unproven':
    'is covered by an adequacy decision for some recipients only, and no entry records a check of this one',
  expired: 'was covered by a register entry that has expired',
  'out-of-scope': 'is not within the scope of any register entry',
  'not-yet-valid': 'is covered by a register entry that is not valid yet',
  'self-approved': 'is covered by a register entry that its own owner approved',
  'incomplete-documents': 'is covered by a register entry that lacks documents',
  'derogation-for-systematic-copying': 'is covered only by a derogation, which does not carry systematic copying',
  'required-control-not-passing': 'is covered by a register entry whose required controls do not pass',
  'no-recorded-basis': 'has no recorded basis',
}

export function messageOf(control: Control, outcome: Outcome, place: Place | undefined): string {
  return place === undefined ? aboutFacet(control, outcome) : aboutPlace(outcome, place)
}

function aboutFacet({ title, judges }: Control, outcome: Outcome): string {
  switch (outcome.status) {
    case 'fail':
      return `${title}: observed ${plain(outcome.observed)}, expected ${plain(outcome.expected)}.`
    case 'unknown':
      return `${title}: could not be read (${because(outcome)}).`
    case 'undeclared':
      return `${title}: nobody has said ${judges === 'isolation' ? 'of which stage this is, or ' : ''}whose data this is.`
    default:
      return `${title}: ${outcome.status}.`
  }
}

function aboutPlace(outcome: Outcome, place: Place): string {
  const what = `The ${place.role} ${place.via === undefined ? '' : `by ${place.via.means} `}in ${said(place.country)}`
  switch (outcome.status) {
    case 'fail':
      return failing(what, outcome.reason ?? 'no-recorded-basis')
    case 'permitted':
      return `${what} has a recorded basis: ${outcome.basis}${outcome.until === null ? '' : ` until ${outcome.until}`}.`
    case 'undeclared':
      return `${what}: nobody has said whose data this is; if a law is concerned: ${aboutPlace(outcome.would, place)}`
    case 'unknown':
      return `${what} could not be judged (${because(outcome)}).`
    default:
      return `${what}: ${outcome.status === 'pass' ? 'inside the zone' : outcome.status}.`
  }
}

const failing = (what: string, reason: DecisionReason): string => `${what} ${decisions[reason]}; ${indication(reason)}.`

const because = ({ reason, permission, detail }: { reason: string; permission?: string; detail?: string }): string =>
  [
    reason,
    ...(detail === undefined ? [] : [detail]),
    ...(permission === undefined ? [] : [`${permission} would tell`]),
  ].join('; ')

const said = (fact: Fact<string>): string => (fact.state === 'unknown' ? 'a country not known' : fact.value)

const plain = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
