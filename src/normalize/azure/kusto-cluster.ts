// Microsoft.Kusto/clusters: a cluster of Data Explorer, its key and those of its databases, and the clusters that read along.
import * as v from 'valibot'
import { allTrue, type Fact, gather, known, map, not, unknown } from '../../model/fact.ts'
import type { Redundancy } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { followers } from './kusto-followers.ts'
import { access, isOpen, shutsOut } from './public-access.ts'

const type = 'Microsoft.Kusto/clusters'

export function kustoCluster(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(['properties', 'keyVaultProperties'], vault, null) // left out where Microsoft has the key
  const databases = beside(observation, 'Microsoft.Kusto/Clusters/Databases/read', listOf(database))
  const diagnostics = diagnosticSettings(observation)
  const { atRest, custody } = encryptedAlways(key)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      // What is in storage always is; what the machines keep of it, where this is on: https://learn.microsoft.com/azure/data-explorer/cluster-encryption-disk
      atRest: { ...atRest, enabled: body.setting(['properties', 'enableDiskEncryption'], v.boolean()) },
      custody,
      // It is spoken to over https alone. From which TLS version on is in no page that was found.
      inTransit: { enforced: known(true, []), minimumVersion: unknown('unsupported') },
      // https://learn.microsoft.com/azure/data-explorer/using-diagnostic-logs
      logging: {
        dataAccess: keepsLogs(diagnostics, ['Command', 'Query', 'SucceededIngestion']),
      },
      exposure: { public: isPublic(body) },
      classification: unclassified,
      redundancy: { mode: zonesOf(body) },
      ...placedLater,
    },
    references: gather(
      keyReference('azure-kusto-encryption', key),
      pointers('key', 'azure-kusto-database-encryption', databases, (all, from) =>
        all.flatMap(({ vault: own }) => (own === null ? [] : [{ locator: known(own, from) }])),
      ),
      followers(
        observation,
        map(databases, (all) => all.some(({ isFollowed }) => isFollowed)),
        body.location.region,
      ),
      logSinks(diagnostics),
    ),
  })
}

const vault = v.pipe(
  v.object({ keyVaultUri: host }),
  v.transform(({ keyVaultUri }) => keyVaultUri),
)

/** One that follows another cluster's has no key, and nobody follows it in turn. */
const database = v.union([
  v.pipe(
    v.object({
      kind: v.literal('ReadWrite'),
      properties: v.object({ isFollowed: v.boolean(), keyVaultProperties: v.nullish(vault, null) }),
    }),
    v.transform(({ properties: { isFollowed, keyVaultProperties } }) => ({ isFollowed, vault: keyVaultProperties })),
  ),
  v.pipe(
    v.object({ kind: v.literal('ReadOnlyFollowing') }),
    v.transform(() => ({ isFollowed: false, vault: null })),
  ),
])

/** Whoever has an account that it trusts, from anywhere: no rule for addresses narrows it. */
const isPublic = ({ setting }: ArmBody): Fact<boolean> =>
  allTrue(
    isOpen(setting(['properties', 'publicNetworkAccess'], access)),
    not(setting(['properties', 'allowedIpRangeList'], shutsOut)),
  )

/** Left out, or null, where it has none; inconsistent zones are not those of all that it is made of. */
const zonesOf = ({ settingOr }: ArmBody): Redundancy['mode'] =>
  map(
    allTrue(
      map(settingOr(['zones'], v.array(v.string()), []), (zones) => new Set(zones).size > 1),
      map(
        settingOr(['properties', 'zoneStatus'], v.picklist(['Zonal', 'NonZonal', 'ZonalInconsistency']), 'Zonal'),
        (status) => status === 'Zonal',
      ),
    ),
    (several) => (several ? 'multi-zone' : 'single-zone'),
  )
