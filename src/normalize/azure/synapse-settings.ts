// What a Synapse workspace decides for all that is in it: the key, the way in, and the TLS version.
import * as v from 'valibot'
import type { Fact } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import { beside } from './beside.ts'
import { host } from './encryption.ts'
import { tls } from './tls.ts'

export const synapse = 'Microsoft.Synapse/workspaces'

/** A second time, under a key of the customer's, or only under Microsoft's: https://learn.microsoft.com/azure/synapse-analytics/security/workspaces-encryption */
export const encryption = v.union([
  v.pipe(
    v.object({ doubleEncryptionEnabled: v.literal(false) }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({
      doubleEncryptionEnabled: v.literal(true),
      cmk: v.object({ key: v.object({ keyVaultUrl: host }) }),
    }),
    v.transform(({ cmk }) => cmk.key.keyVaultUrl),
  ),
])

const settings = v.pipe(
  v.object({ properties: v.object({ minimalTlsVersion: tls }) }),
  v.transform(({ properties }) => properties.minimalTlsVersion),
)

/** Of dedicated pools. The other ways in take nothing below 1.2: https://learn.microsoft.com/azure/synapse-analytics/security/connectivity-settings */
export const minimumTls = (observation: Observation): Fact<number> =>
  beside(observation, `${synapse}/dedicatedSQLminimalTlsSettings/read`, settings)
