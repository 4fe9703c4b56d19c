// Microsoft.NetApp/netAppAccounts/capacityPools/volumes: file shares, under whose key, and the volumes and vaults that they are copied to.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside } from './beside.ts'
import { encryptedAlways, host, keyReference, type VaultKey } from './encryption.ts'
import { caseless } from './words.ts'

const accounts = 'Microsoft.NetApp/netAppAccounts'
const type = `${accounts}/capacityPools/volumes`

export function netAppVolume(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const key = keyOf(observation, body)
  return armResource(observation, body, {
    type,
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://learn.microsoft.com/azure/azure-netapp-files/understand-data-encryption
      classification: unclassified,
      ...placedLater,
    },
    references: gather(keyReference('azure-netapp-encryption', key), replication(body), backups(body)),
  })
}

const isCustomers = v.pipe(
  v.picklist(['Microsoft.NetApp', 'Microsoft.KeyVault']),
  v.transform((source) => source === 'Microsoft.KeyVault'),
)

const vault = v.pipe(
  v.object({ properties: v.object({ encryption: v.object({ keyVaultProperties: v.object({ keyVaultUri: host }) }) }) }),
  v.transform(({ properties }) => properties.encryption.keyVaultProperties.keyVaultUri),
)

/** A volume says whose key it has, and its account which. */
const keyOf = (observation: Observation, { setting }: ArmBody): VaultKey =>
  chain(setting(['properties', 'encryptionKeySource'], isCustomers), (yes, from): VaultKey =>
    yes ? beside(observation, `${accounts}/read`, vault) : known(null, from),
  )

const remote = v.object({
  endpointType: v.pipe(v.string(), v.toLowerCase(), v.picklist(['src', 'dst'])),
  remoteVolumeResourceId: caseless,
  remoteVolumeRegion: v.nullish(v.pipe(v.string(), v.nonEmpty(), v.transform(regionName))),
})

/** Each end names the other: https://learn.microsoft.com/azure/azure-netapp-files/replication. Left out where there is none. */
const replication = ({ settingOr }: ArmBody) =>
  pointers(
    'replica',
    'azure-netapp-replica',
    settingOr(['properties', 'dataProtection', 'replication'], remote, null),
    (one, from) =>
      one === null
        ? []
        : [
            {
              role: one.endpointType === 'src' ? 'replica' : 'source',
              locator: known(one.remoteVolumeResourceId, from),
              ...(typeof one.remoteVolumeRegion === 'string' && { region: one.remoteVolumeRegion }),
            },
          ],
  )

const backup = v.object({ backupVaultId: caseless })

/** In the region of the volume: https://learn.microsoft.com/azure/azure-netapp-files/backup-introduction */
const backups = ({ settingOr, location: { region } }: ArmBody) =>
  pointers(
    'vault',
    'azure-netapp-backup',
    settingOr(['properties', 'dataProtection', 'backup'], backup, null),
    (one, from) =>
      one === null
        ? []
        : [{ locator: known(one.backupVaultId, from), ...(region.state !== 'unknown' && { region: region.value }) }],
  )
