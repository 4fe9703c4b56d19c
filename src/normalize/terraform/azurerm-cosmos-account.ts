// azurerm_cosmosdb_account: the regions that it is written and read in, where its backups lie, and its key.
import type { PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, hostOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, isSet, of, textIn, usual } from './values.ts'

const type = 'Microsoft.DocumentDB/databaseAccounts'

export function cosmosAccount(planned: Planned): Answered[] {
  const { main } = planned
  const host = hostOf(planned, 'documents.azure.com')
  return [
    body(planned, type, {
      properties: {
        keyVaultKeyUri: textIn(of(main, 'key_vault_key_id')) ?? textIn(of(main, 'managed_hsm_key_id')),
        locations: each(of(main, 'geo_location'), (one) => ({
          locationName: at(one, 'location'),
          failoverPriority: at(one, 'failover_priority'),
          isZoneRedundant: at(one, 'zone_redundant'),
        })),
        documentEndpoint: host && `https://${host}:443/`,
        minimalTlsVersion: of(main, 'minimal_tls_version') ?? usual(main, 'minimal_tls_version'),
        publicNetworkAccess: enabledWord(
          of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
        ),
        ipRules: addresses(of(main, 'ip_range_filter')),
        isVirtualNetworkFilterEnabled:
          of(main, 'is_virtual_network_filter_enabled') ?? usual(main, 'is_virtual_network_filter_enabled'),
        enableMultipleWriteLocations:
          of(main, 'multiple_write_locations_enabled') ?? of(main, 'enable_multiple_write_locations'), // the second before version 4
        backupPolicy: backup(main),
      },
    }),
    diagnostics(planned),
  ]
}

/** Before version 4 one text, with commas between. */
const addresses = (value: unknown): unknown =>
  typeof value === 'string' ? value.split(',').filter((one) => one !== '') : each(value, (one) => one)

/** Where it is not set, Azure chooses, and a copy elsewhere is nothing to be guessed. */
function backup(main: PlannedRow | undefined): unknown {
  const block = of(main, 'backup')
  if (!isSet(block)) return undefined
  const type = at(block, 0, 'type')
  return type === 'Periodic'
    ? { type, periodicModeProperties: { backupStorageRedundancy: at(block, 0, 'storage_redundancy') } }
    : { type }
}
