// Flexible servers of PostgreSQL and MySQL: their key, their replicas, their backups in the paired region, and what they log.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { allTrue, chain, type Fact, gather, known, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { diagnosticSettings, keepsLogs, logSinks } from './diagnostics.ts'
import { encryptedAlways, host, keyReference, type VaultKey } from './encryption.ts'
import { type Parameters, parametersOf, type Product } from './flexible-parameters.ts'
import { pairReference } from './pair.ts'
import { caseless, enabled } from './words.ts'

export const flexibleServer =
  (product: Product) =>
  (observation: Observation): Resource | Gap => {
    const { type, word } = product
    const body = armBody(observation, type)
    if ('kind' in body) return body
    const key = body.settingOr(['properties', 'dataEncryption'], encryption, null) // left out where Microsoft has the key
    const parameters = parametersOf(observation, product)
    const diagnostics = diagnosticSettings(observation)
    const endpoint = body.setting(['properties', 'fullyQualifiedDomainName'], caseless)
    return armResource(observation, body, {
      type,
      ...(endpoint.state === 'unknown' ? {} : { aliases: [endpoint.value] }),
      holds: 'content',
      facets: {
        // https://learn.microsoft.com/azure/postgresql/flexible-server/concepts-data-encryption and azure/mysql/flexible-server/concepts-customer-managed-key
        ...encryptedAlways(key),
        inTransit: { enforced: map(parameters, ({ secure }) => secure), minimumVersion: chain(parameters, minimumTls) },
        logging: {
          dataAccess: allTrue(
            map(parameters, ({ audits }) => audits),
            keepsLogs(diagnostics, [product.category]),
          ),
        },
        // The firewall decides who else: its rules are resources of their own.
        exposure: { public: body.setting(['properties', 'network', 'publicNetworkAccess'], enabled) },
        classification: unclassified,
        backupRetention: { days: body.setting(['properties', 'backup', 'backupRetentionDays'], v.number()) },
        redundancy: { mode: zonesOf(body) },
        ...placedLater,
      },
      references: gather(
        keyReference(`azure-${word}-encryption`, key),
        keyReference(`azure-${word}-backup-encryption`, keyOfBackups(body)),
        replicas(observation, product),
        originalOf(body, product),
        pairReference(
          `azure-${word}-backup-pair`,
          body.setting(['properties', 'backup', 'geoRedundantBackup'], enabled),
        ),
        logSinks(diagnostics),
      ),
    })
  }

const minimumTls = ({ minimum }: Parameters, from: number[]): Fact<number> => minimum(from)

const encryption = v.union([
  v.pipe(
    v.object({ type: v.literal('SystemManaged') }),
    v.transform(() => null),
  ),
  v.pipe(
    v.object({ type: v.literal('AzureKeyVault'), primaryKeyURI: host }),
    v.transform(({ primaryKeyURI }) => primaryKeyURI),
  ),
])

/** Those in the paired region have a key of their own there; left out, or empty, where they are under none of the customer's. */
const keyOfBackups = ({ settingOr }: ArmBody): VaultKey =>
  map(
    settingOr(['properties', 'dataEncryption', 'geoBackupKeyURI'], v.union([v.literal(''), host]), ''),
    (vault) => vault || null,
  )

const modes = v.picklist(['Disabled', 'SameZone', 'ZoneRedundant'])

/** A standby in the same zone goes with the zone. */
const zonesOf = ({ setting }: ArmBody) =>
  map(setting(['properties', 'highAvailability', 'mode'], modes), (mode) =>
    mode === 'ZoneRedundant' ? ('multi-zone' as const) : ('single-zone' as const),
  )

const replica = v.object({ id: caseless, location: v.string() })

/** A server that is itself a replica has none. */
function replicas(observation: Observation, { type, word }: Product): Fact<Reference[]> {
  const all = beside(observation, `${type}/replicas/read`, listOf(replica))
  return pointers('replica', `azure-${word}-replica`, all, (found, from) =>
    found.map(({ id, location }) => ({ locator: known(id, from), region: regionName(location) })),
  )
}

/** Left out where the server is no replica. */
const originalOf = ({ settingOr }: ArmBody, { word }: Product): Fact<Reference[]> =>
  pointers(
    'source',
    `azure-${word}-replica`,
    settingOr(['properties', 'sourceServerResourceId'], v.pipe(v.string(), v.toLowerCase()), null),
    (id, from) => (id === null || id === '' ? [] : [{ locator: known(id, from) }]),
  )
