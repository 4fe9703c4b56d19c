// From a verdict to what a reader meets; a pass and a `not_applicable` are counted, and are told only where all is.
import type { Fact } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import type { Subject } from '../model/subject.ts'
import { failureOf, type Outcome, type Verdict } from '../model/verdict.ts'
import { byLaw } from './by-law.ts'
import { withConflict } from './conflict.ts'
import { declaredBy } from './declared.ts'
import { fingerprint } from './fingerprint.ts'
import type { Matter } from './matter.ts'
import { messageOf } from './message.ts'
import { gravest, severityOf } from './severity.ts'

/** What all findings on a subject say alike. */
type Shared = Pick<Finding, 'classification' | 'resource' | 'origins'>

export const sharedBy = ({ resource, classification, places }: Subject): Shared => ({
  classification: {
    tier: valueOf(classification.tier) ?? 'unknown',
    people: valueOf(classification.people) ?? [],
    categories: valueOf(classification.categories) ?? [],
  },
  resource: resourceOf(resource, places[0]),
  origins: resource.origins,
})

export function findingOf(verdict: Verdict, matter: Matter, shared: Shared): Finding {
  const { outcome } = verdict
  const { control, subject, place } = matter
  const results = byLaw(verdict, matter)
  const declared = declaredBy(verdict, matter)
  return {
    schema: 1,
    id: fingerprint(control.id, subject.resource.key, place),
    status: outcome.status,
    severity:
      gravest(Object.values(results), outcome.status) ??
      severityOf(control, outcome, {}, subject.classification, place),
    control: { id: control.id, title: control.title, remediation: control.remediation },
    byLaw: results,
    classification: shared.classification,
    resource: shared.resource,
    ...(place === undefined ? {} : { place: placeOf(place) }),
    ...seenOf(outcome),
    ...reasonOf(outcome),
    ...withConflict(messageOf(verdict, matter, results), verdict, matter),
    pointers: verdict.pointers,
    ...(declared === undefined ? {} : { declared }),
    origins: shared.origins,
    waiver: waiverOf(outcome),
  }
}

const valueOf = <T>(fact: Fact<T>): T | undefined => (fact.state === 'unknown' ? undefined : fact.value)

function resourceOf(resource: Resource, primary: Place | undefined): Finding['resource'] {
  const { key, id, type, name, provider, partition, owner, source } = resource
  const labels = (valueOf(resource.labels) ?? []).map((label) => `${label.key}=${label.value}`).toSorted()
  const country = primary === undefined ? null : (valueOf(primary.country) ?? null)
  const region = valueOf(resource.location.region) ?? null
  return { key, id, type, name, provider, partition, owner, source, region, country, labels }
}

function placeOf(place: Place): NonNullable<Finding['place']> {
  const { role, via } = place
  return {
    role,
    ...(via && { means: via.means, mechanism: via.mechanism, locator: valueOf(via.locator) ?? null }),
    location: valueOf(place.region) ?? null,
    country: valueOf(place.country) ?? null,
    ...(place.country.state === 'partial' && { partly: true }),
    account: valueOf(place.account) ?? null,
    relation: valueOf(place.relation) ?? null,
  }
}

function seenOf(outcome: Outcome): Pick<Finding, 'observed' | 'expected'> {
  const { observed = null, expected = null } = failureOf(outcome) ?? {}
  return { observed, expected }
}

function reasonOf(outcome: Outcome): Pick<Finding, 'reason' | 'permission'> {
  const why = failureOf(outcome)?.reason
  if (why !== undefined) return { reason: why }
  if (outcome.status !== 'unknown') return {}
  const { reason, permission } = outcome
  return permission === undefined ? { reason } : { reason, permission }
}

function waiverOf(outcome: Outcome): Finding['waiver'] {
  if (outcome.status !== 'waived') return null
  const { id, until, reason, owner, approvedBy } = outcome.waiver
  return { id, until, reason, owner, approvedBy }
}
