// From a verdict to what a reader meets; a pass and a `not_applicable` are counted, and make no finding.
import type { Control } from '../model/control.ts'
import type { Fact } from '../model/fact.ts'
import type { Finding } from '../model/finding.ts'
import type { Place } from '../model/place.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { byLaw } from './by-law.ts'
import { withConflict } from './conflict.ts'
import { fingerprint } from './fingerprint.ts'
import { messageOf } from './message.ts'
import { severityOf } from './severity.ts'

export function findingOf(
  verdict: Verdict,
  subject: Subject,
  control: Control,
  rulebook: Rulebook,
): Finding | undefined {
  const { outcome } = verdict
  if (outcome.status === 'pass' || outcome.status === 'not_applicable') return undefined
  const place = verdict.place === undefined ? undefined : subject.places[verdict.place]
  const { resource, classification } = subject
  return {
    schema: 1,
    id: fingerprint(control.id, resource.key, place),
    status: outcome.status,
    severity: severityOf(control, outcome.status, classification, place),
    control: { id: control.id, title: control.title, remediation: control.remediation },
    byLaw: byLaw(verdict, classification, rulebook),
    classification: {
      tier: valueOf(classification.tier) ?? 'unknown',
      people: valueOf(classification.people) ?? [],
      categories: valueOf(classification.categories) ?? [],
    },
    resource: resourceOf(resource, subject.places[0]),
    ...(place === undefined ? {} : { place: placeOf(place) }),
    observed: outcome.status === 'fail' ? outcome.observed : null,
    expected: outcome.status === 'fail' ? outcome.expected : null,
    ...reasonOf(verdict),
    ...withConflict(messageOf(control, outcome, place), control, verdict, subject, rulebook),
    pointers: verdict.pointers,
    origins: resource.origins,
    waiver: null,
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
    account: valueOf(place.account) ?? null,
    relation: valueOf(place.relation) ?? null,
  }
}

function reasonOf({ outcome }: Verdict): Pick<Finding, 'reason' | 'permission'> {
  if (outcome.status === 'fail') return outcome.reason === undefined ? {} : { reason: outcome.reason }
  if (outcome.status !== 'unknown') return {}
  const { reason, permission } = outcome
  return permission === undefined ? { reason } : { reason, permission }
}
