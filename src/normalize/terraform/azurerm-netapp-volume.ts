// azurerm_netapp_volume: under whose key it lies, as its account names it, the volume it is copied from or to, and the vault of its backups.
import { isMark } from '../../model/planned.ts'
import { body } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, textIn, usual, written } from './values.ts'

const accounts = 'Microsoft.NetApp/netAppAccounts'

export function netAppVolume(planned: Planned): Answered[] {
  const { main } = planned
  return [
    body(planned, `${accounts}/capacityPools/volumes`, {
      properties: {
        encryptionKeySource:
          textIn(written(main, 'encryption_key_source')) ??
          (main?.isNew === true ? usual(main, 'encryption_key_source') : undefined),
        dataProtection: {
          replication: firstOf(of(main, 'data_protection_replication'), (one) => ({
            endpointType: at(one, 'endpoint_type'),
            remoteVolumeResourceId: at(one, 'remote_volume_resource_id'),
            remoteVolumeRegion: at(one, 'remote_volume_location'),
          })),
          backup: firstOf(of(main, 'data_protection_backup_policy'), (one) => ({
            backupVaultId: at(one, 'backup_vault_id'),
          })),
        },
      },
    }),
    accountKey(planned),
  ]
}

/** Of a block that stands once or not at all; a mark stays one. */
const firstOf = (block: unknown, turn: (one: unknown) => unknown): unknown =>
  isMark(block) ? block : isSet(block) ? turn(at(block, 0)) : undefined

/** The account itself says nothing of it. */
function accountKey({ parts }: Planned): Answered {
  const [apart] = parts('azurerm_netapp_account_encryption')
  return (
    apart &&
    told(`${accounts}/read`, apart, {
      properties: { encryption: { keyVaultProperties: { keyVaultUri: textIn(of(apart, 'encryption_key')) } } },
    })
  )
}
