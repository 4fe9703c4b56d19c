// What `ringfence explain` tells of a finding: what was seen where and what was expected, by which law, and what can be done.
import type { Finding, LawResult } from '../model/finding.ts'
import type { Law } from '../model/rulebook.ts'
import { reasonWords } from '../reports/terminal/words.ts'
import type { Rules } from '../rulebook/index.ts'
import type { Paragraph } from './about-control.ts'

/** `run`: as it is called here. */
export function aboutFinding(finding: Finding, { laws }: Rules, run: string): Paragraph[] {
  const { id, status, severity, control, resource, message, observed, expected } = finding
  const concerned = Object.entries(finding.byLaw).filter(([, { status: said }]) => said !== 'not_applicable')
  const judged = status === 'fail' || status === 'waived'
  return [
    `${id}: ${status}, ${severity}`,
    '',
    message,
    '',
    ['Control', `${control.id}: ${control.title}`],
    ['Resource', `${resource.type} ${resource.id}`],
    ['', `account ${resource.owner.account}, ${resource.country ?? '?'} ${resource.region ?? '(region not known)'}`],
    ['Data', dataOf(finding)],
    ...placeOf(finding),
    ...(judged ? pair('Observed', told(observed)) : []),
    ...(judged ? pair('Expected', told(expected)) : []),
    ...pair('Because', finding.reason === undefined ? '' : reasonWords(finding.reason)),
    ...concerned.flatMap(([law, result], index) => lawLines(law, result, laws, index)),
    ...pair('Waiver', waiverOf(finding)),
    ...pair('Right', finding.permission === undefined ? '' : `${finding.permission} would let it be read`),
    ...pair('Written', finding.declared === undefined ? '' : `${finding.declared.file}:${finding.declared.line}`),
    ['To mend', control.remediation],
    ['Seen', seenOf(finding)],
    ['Looked at', finding.pointers.join(', ')],
    ['More', moreOf(finding, run)],
    ...clausesOf(finding, laws),
  ]
}

const pair = (label: string, words: string): Paragraph[] => (words === '' ? [] : [[label, words]])

const told = (value: unknown): string => {
  if (value === undefined || value === null) return ''
  if (Array.isArray(value)) return value.map((one) => told(one)).join(', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const dataOf = ({ classification: { people, tier, categories }, resource }: Finding): string =>
  [
    people.length === 0 ? 'of people nobody has named' : `of ${people.join(', ')}`,
    tier,
    ...categories,
    ...(resource.labels.length === 0 ? [] : [`tags ${resource.labels.join(' ')}`]),
  ].join('; ')

function placeOf({ place }: Finding): Paragraph[] {
  if (place === undefined) return []
  const { role, means, mechanism, locator, location, country, account, relation } = place
  const way = means === undefined ? '' : ` by ${means} (${mechanism ?? 'how is not known'})`
  const whose = account === null ? 'account not known' : `account ${account} (${relation ?? 'whose is not known'})`
  return [
    ['Place', `${role} in ${country ?? '?'} ${location ?? '(region not known)'}${way}`],
    ['', [...(typeof locator === 'string' ? [`to ${locator}`] : []), whose].join(', ')],
  ]
}

/** What it rests on, or would; the clauses stand below in words. */
function lawLines(id: string, result: LawResult, laws: readonly Law[], index: number): Paragraph[] {
  const { status, severity, reason, decision, basis, until, entry, because, challenged, would, readiness } = result
  const words = [
    `${laws.find((law) => law.id === id)?.short ?? id}: ${status}, ${severity}`,
    ...(reason === undefined ? [] : [reasonWords(reason)]),
    ...(would === undefined ? [] : [`if it is concerned: ${would.status}${wouldReason(would)}`]),
    ...(readiness === undefined ? [] : [`from ${readiness.from}: ${readiness.status}`]),
    ...(basis === undefined ? [] : [`basis ${basis}`]),
    ...(entry === undefined ? [] : [`register entry ${entry}`]),
    ...(until === undefined || until === null ? [] : [`until ${until}`]),
    ...(decision === undefined || decision === entry || decision === basis ? [] : [`by ${decision}`]),
    ...(because === undefined ? [] : [because]),
    ...(challenged === undefined ? [] : [`challenged: ${challenged}`]),
  ]
  return [[index === 0 ? 'By law' : '', words.join('; ')]]
}

const wouldReason = (outcome: NonNullable<LawResult['would']>): string =>
  'reason' in outcome && outcome.reason !== undefined ? `, ${reasonWords(outcome.reason)}` : ''

function waiverOf({ waiver }: Finding): string {
  if (waiver === null) return ''
  const { id, until, reason, owner, approvedBy } = waiver
  return `${id} until ${until}: ${reason}; owner ${owner}, approved by ${approvedBy}`
}

const seenOf = ({ origins }: Finding): string =>
  [...new Set(origins.map(({ operation, observedAt }) => `${operation} at ${observedAt}`))].join(', ')

const moreOf = ({ id, status, control }: Finding, run: string): string =>
  [
    `ringfence explain ${control.id}`,
    ...(status === 'fail'
      ? [`to let it stand until a day: ringfence waiver add ${id.slice(0, 12)} --from ${run} ...`]
      : []),
  ].join('; ')

function clausesOf({ byLaw }: Finding, laws: readonly Law[]): Paragraph[] {
  const lines = Object.entries(byLaw).flatMap(([id, { status, clauses }]) => {
    const law = laws.find((one) => one.id === id)
    if (status === 'not_applicable') return []
    return clauses.map((cite) => {
      const clause = law?.clauses.find((one) => one.cite === cite)
      const words = clause === undefined ? '' : `: ${clause.demands}${clause.verified ? '' : ' [not verified]'}`
      return `  ${law?.short ?? id} ${cite}${words}`
    })
  })
  return lines.length === 0 ? [] : ['', { heading: 'Clauses, in our own words; not legal advice' }, ...lines]
}
