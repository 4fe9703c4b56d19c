// Whether a log can be trusted depends on where it is delivered: to a store that is locked, in an account of its own.
import { chain, type Fact, map } from '../model/fact.ts'
import type { Facets } from '../model/facets.ts'
import type { Resource } from '../model/resource.ts'
import { referencesOf } from './references.ts'
import type { Survey } from './survey.ts'

/** The digests lie beside the log that they prove, so it is that store that counts, and no copy of the entries elsewhere. */
const mechanism = 'cloudtrail-delivery'

export function logIntegrity(log: Resource, survey: Pick<Survey, 'find' | 'sharedBy'>): Pick<Facets, 'logIntegrity'> {
  const own = log.facets.logIntegrity
  const sink = referencesOf(log).find((reference) => reference.mechanism === mechanism)?.locator
  if (own === undefined || sink === undefined) return {}
  const locked: Fact<boolean> = chain(sink, (name) => survey.sharedBy(name).locked ?? own.locked)
  const separate = chain(sink, (name) => map(survey.find(name).account, (account) => account !== log.owner.account))
  return { logIntegrity: { ...own, locked, separate } }
}
