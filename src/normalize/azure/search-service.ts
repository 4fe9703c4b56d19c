// Microsoft.Search/searchServices: copies of documents made to be found; each index has its own key, of which the service itself tells nothing.
import * as v from 'valibot'
import { allTrue, chain, type Fact, gather, known, map, not, unknown } from '../../model/fact.ts'
import type { AtRest, Redundancy } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { isOpen, shutsOut } from './public-access.ts'

const type = 'Microsoft.Search/searchServices'

export function searchService(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const keyOwner = chain(body.setting(['properties', 'encryptionWithCmk'], enforcement), ownerOf)
  const diagnostics = diagnosticSettings(observation)
  return armResource(observation, body, {
    type,
    holds: 'content',
    // https://learn.microsoft.com/azure/search/search-security-overview says it of encryption, of transit, and of other regions.
    facets: {
      atRest: { enabled: known(true, []), algorithm: known('AES256', []), keyOwner },
      custody: {
        exclusive: chain(keyOwner, (owner, from) => (owner === 'customer' ? nobodyTells : known(false, from))),
      },
      inTransit: { enforced: known(true, []), minimumVersion: known(1.2, []) },
      // https://learn.microsoft.com/azure/search/monitor-azure-cognitive-search-data-reference
      logging: { dataAccess: keepsLogs(diagnostics, ['OperationLogs']) },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      redundancy: { mode: chain(body.setting(['properties', 'replicaCount'], v.number()), zonesOf) },
      ...placedLater,
    },
    references: gather(
      somewhere('key', 'azure-search-encryption'),
      somewhere('replica', 'azure-search-copy'),
      logSinks(diagnostics),
    ),
  })
}

/** Only the service itself could, which is no part of Resource Manager. */
const nobodyTells = unknown('unsupported')

/**
 * Each index has the key that it was made with, and skillsets write to whichever storage account they name. Beside that the
 * service may copy what it holds to another region of its geography, which may be another country.
 */
const somewhere = (role: 'key' | 'replica', mechanism: string): Fact<Reference[]> =>
  known([{ role, mechanism, locator: nobodyTells }], [])

const spelled = <const Words extends readonly string[]>(words: Words) =>
  v.pipe(v.string(), v.toLowerCase(), v.picklist(words))

const enforcement = v.object({
  enforcement: spelled(['enabled', 'disabled', 'unspecified']),
  encryptionComplianceStatus: spelled(['compliant', 'noncompliant']),
})

/** https://learn.microsoft.com/azure/search/search-security-manage-encryption-keys: where a key is not demanded, some may have one. */
function ownerOf(
  { enforcement: demanded, encryptionComplianceStatus: status }: v.InferOutput<typeof enforcement>,
  from: number[],
): AtRest['keyOwner'] {
  if (demanded !== 'enabled') return nobodyTells
  return known(status === 'compliant' ? 'customer' : 'provider', from)
}

/** Several are spread over zones, where the region has some and the service is young enough: https://learn.microsoft.com/azure/search/search-reliability */
const zonesOf = (replicas: number, from: number[]): Redundancy['mode'] =>
  replicas > 1 ? nobodyTells : known('single-zone', from)

const words = { enabled: 'Enabled', disabled: 'Disabled', securedbyperimeter: 'SecuredByPerimeter' } as const

/** Anyone with a key, from anywhere: no rule for addresses narrows it. */
const isPublic = ({ setting }: ArmBody): Fact<boolean> =>
  allTrue(
    isOpen(
      map(
        setting(['properties', 'publicNetworkAccess'], spelled(['enabled', 'disabled', 'securedbyperimeter'])),
        (word) => words[word],
      ),
    ),
    not(setting(['properties', 'networkRuleSet', 'ipRules'], shutsOut)),
  )
