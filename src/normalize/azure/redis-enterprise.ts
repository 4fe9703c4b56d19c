// Microsoft.Cache/redisEnterprise: a cluster of Redis Enterprise or Managed Redis with its databases, which have no place of their own.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference } from './encryption.ts'
import { tls } from './tls.ts'
import { caseless as id, enabled } from './words.ts'

const type = 'Microsoft.Cache/redisEnterprise'

export function redisEnterprise(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = body.settingOr(
    ['properties', 'encryption', 'customerManagedKeyEncryption', 'keyEncryptionKeyUrl'],
    host,
    null,
  ) // left out where Microsoft has the key
  const databases = beside(observation, `${type}/databases/read`, listOf(database))
  const groups = beside(observation, `${type}/databases/read`, listOf(member))
  return armResource(observation, body, {
    type,
    ...(databases.state === 'unknown' ? {} : { aliases: databases.value.map(({ id }) => id) }),
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // of its disks: https://learn.microsoft.com/azure/redis/how-to-encryption
      inTransit: {
        enforced: chain(databases, allEncrypted),
        minimumVersion: body.setting(['properties', 'minimumTlsVersion'], tls),
      },
      exposure: {
        // Clusters that are older than the setting leave it null, and nothing else tells.
        public: body.setting(['properties', 'publicNetworkAccess'], enabled),
      },
      classification: unclassified,
      redundancy: {
        mode: map(body.setting(['properties', 'redundancyMode'], v.picklist(['None', 'LR', 'ZR'])), (mode) =>
          mode === 'ZR' ? ('multi-zone' as const) : ('single-zone' as const),
        ),
      },
      ...placedLater,
    },
    references: gather(
      keyReference('azure-redis-encryption', key),
      linked(groups),
      logSinks(diagnosticSettings(observation)),
    ),
  })
}

const database = v.pipe(
  v.object({ id, properties: v.object({ clientProtocol: v.picklist(['Encrypted', 'Plaintext']) }) }),
  v.transform((one) => ({ id: one.id, encrypted: one.properties.clientProtocol === 'Encrypted' })),
)

/** Read apart, so that one whose group is not known yet tells how it is reached all the same. */
const member = v.pipe(
  v.object({
    id,
    properties: v.object({
      geoReplication: v.nullish(v.object({ linkedDatabases: v.nullish(v.array(v.object({ id })), []) })),
    }),
  }),
  v.transform(({ id: own, properties }) =>
    (properties.geoReplication?.linkedDatabases ?? []).map((other) => other.id).filter((other) => other !== own),
  ),
)

type Databases = v.InferOutput<typeof database>[]

/** A cluster without a database is not done yet: there is nothing to ask for how it is reached. */
const allEncrypted = (all: Databases, from: number[]): Fact<boolean> =>
  all.length === 0
    ? unknown('not-recorded')
    : known(
        all.every(({ encrypted }) => encrypted),
        from,
      )

/** Each of a group takes writes: https://learn.microsoft.com/azure/redis/how-to-active-geo-replication */
const linked = (groups: Fact<string[][]>): Fact<Reference[]> =>
  pointers('replica', 'azure-redis-active-replica', groups, (all, from) =>
    all.flat().map((other) => ({ locator: known(other, from) })),
  )
