// Controls, subjects and verdicts for the tests of findings; nothing here was judged by Rego.
import { known } from '../../src/model/fact.ts'
import type { Control } from '../../src/model/control.ts'
import type { Place } from '../../src/model/place.ts'
import type { Subject } from '../../src/model/subject.ts'
import type { Failure, Outcome, Verdict } from '../../src/model/verdict.ts'
import { findingsOn, rankOf, settling, tallyOf } from '../../src/findings/index.ts'
import type { Finding, Severity } from '../../src/model/finding.ts'
import type { Run, Summary } from '../../src/model/run.ts'
import { judgedIn } from '../whole-run.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { bucket } from '../estate/sample-resources.ts'

export const control = (id: string, judges: Control['judges']): Control => ({
  id,
  title: `Title of ${id}`,
  description: '',
  severity: { global: 'info', regional: 'high', edge: 'critical', unclassified: 'medium' },
  remediation: 'Move it.',
  related: [],
  judges,
  index: 0,
  file: `policies/controls/${judges}/x.rego`,
  reads: [],
})
export const crossRegion = control('rep.cross-region', 'places')
export const atRest = control('enc.at-rest', 'atRest')

export const replica = (more: Partial<Place> = {}): Place => ({
  holder: 'orders',
  role: 'replica',
  region: known('us-east-1', []),
  country: known('US', []),
  account: known('111122223333', []),
  relation: known('same', []),
  approved: 'no-list',
  mandates: false,
  via: { means: 'replication', mechanism: 's3-replication', locator: known('arn:aws:s3:::orders-copy', []) },
  laws: {},
  ...more,
})

export const subject = (name = 'orders', places: Place[] = [replica()], people: string[] = ['eu']): Subject => {
  const resource = bucket(name, 'eu-central-1')
  return {
    resource,
    facets: resource.facets,
    classification: { people: known(people, []), tier: known('regional', []), categories: known([], []), rules: [] },
    recovery: { rpoHours: known('none', []), copyWanted: known(true, []) },
    places,
  }
}

export const facetVerdict = (outcome: Outcome, of = subject()): Verdict => ({
  control: atRest.id,
  resource: of.resource.key,
  outcome,
  pointers: ['/facets/atRest/enabled'],
  unread: outcome.status === 'unknown' ? [{ reason: outcome.reason, permission: 's3:GetEncryptionConfiguration' }] : [],
})

export const placeVerdict = (laws: Record<string, Outcome>, outcome: Outcome, of = subject()): Verdict => ({
  control: crossRegion.id,
  resource: of.resource.key,
  place: 0,
  outcome,
  laws,
  pointers: ['/places/0/country'],
  unread: [],
})

export const pass: Outcome = { status: 'pass' }
export const none: Outcome = { status: 'not_applicable' }
export const failed: Failure = { status: 'fail', observed: 'US', expected: [], reason: 'no-recorded-basis' }
export const blind: Outcome = { status: 'unknown', reason: 'denied' }
export const permitted: Outcome = { status: 'permitted', basis: 'eu-uk', until: '2031-12-27' }

/** A run as it was told, all at once. */
export interface Told extends Run {
  subjects: Subject[]
  verdicts: Verdict[]
}

export const judged = (verdicts: Verdict[], more: Partial<Told> = {}): Told => ({
  identity: {
    id: '0123456789abcdef',
    now: '2026-11-24T00:00:00.000Z',
    toolVersion: '0.1.0',
    policyDigest: '0',
    rulesVersion: '2026-11-23',
    rulesDigest: '0',
    configDigest: '0',
    sourceDigest: 'e0',
    scope: { providers: [], accounts: [], regions: [], from: [] },
    collectors: {},
  },
  rulebook: rulebook(),
  controls: [atRest, crossRegion],
  subjects: [subject()],
  verdicts,
  gaps: [],
  asked: [],
  lookups: [],
  warnings: [],
  ...more,
})

export function findingsOf(told: Told): Finding[] {
  const controls = new Map(told.controls.map((one) => [one.id, one]))
  return judgedIn(told)
    .map(settling(told))
    .flatMap((one) => findingsOn(one, controls, told))
    .toSorted((one, other) => (rankOf(one) < rankOf(other) ? -1 : rankOf(one) > rankOf(other) ? 1 : 0))
}

export function summaryOf(told: Told, failOn: Severity): Summary {
  const controls = new Map(told.controls.map((one) => [one.id, one]))
  const tally = tallyOf(told)
  for (const one of judgedIn(told).map(settling(told))) tally.add(one, findingsOn(one, controls, told))
  return tally.summary({ dataless: {}, evaluation: { inputs: 0, repeated: 0 } }, failOn)
}
