// azurerm_mssql_managed_database, with what its instance decides for it, and the instance that the failover group copies it to.
import { afterApply, notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, listOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, isSet, of, sameId, textIn } from './values.ts'

const instance = 'Microsoft.Sql/managedInstances'
const type = `${instance}/databases`

export function sqlManagedDatabase(planned: Planned): Answered[] {
  const { main, row } = planned
  const above = instanceCalled(planned, of(main, 'managed_instance_id'))
  const [group] = planned.parts('azurerm_mssql_managed_instance_failover_group')
  return [
    body(planned, type, {
      properties: { failoverGroupId: group?.id ?? (above?.isNew === true ? undefined : notTold) },
    }),
    isEncrypted(main)
      ? told(`${type}/transparentDataEncryption/read`, row, { properties: { state: 'Enabled' } })
      : undefined,
    listOf(planned, 'Microsoft.Sql/locations/longTermRetentionManagedInstanceBackups/read', []), // what is new has kept none
    diagnostics(planned),
    ...(above === undefined ? [] : [settings(above), protector(planned, above), pairing(planned, above, group)]),
  ]
}

const instanceCalled = ({ parts }: Planned, id: unknown): PlannedRow | undefined =>
  parts('azurerm_mssql_managed_instance').find((one) => sameId(one.id, id))

/**
 * No attribute says so: https://learn.microsoft.com/azure/azure-sql/database/transparent-data-encryption-tde-overview has it on
 * in every new database, and of one that is restored it is that of the original.
 */
const isEncrypted = (main: PlannedRow | undefined): boolean =>
  main?.isNew === true && !isSet(of(main, 'point_in_time_restore'))

/** How Azure calls each redundancy of backups. */
const redundancies: ReadonlyMap<unknown, string> = new Map([
  ['GRS', 'Geo'],
  ['GZRS', 'GeoZone'],
  ['LRS', 'Local'],
  ['ZRS', 'Zone'],
])

function settings(above: PlannedRow): Answered {
  const redundancy = of(above, 'storage_account_type')
  return told(`${instance}/read`, above, {
    properties: {
      minimalTlsVersion: of(above, 'minimum_tls_version'),
      publicDataEndpointEnabled: of(above, 'public_data_endpoint_enabled'),
      zoneRedundant: of(above, 'zone_redundant_enabled'),
      currentBackupStorageRedundancy: redundancies.get(redundancy) ?? redundancy,
    },
  })
}

function protector({ parts }: Planned, above: PlannedRow): Answered {
  const [apart] = parts('azurerm_mssql_managed_instance_transparent_data_encryption')
  if (apart === undefined && !above.isNew) return undefined
  const key = textIn(at(apart?.values, 'key_vault_key_id'))
  return told(`${instance}/encryptionProtector/read`, apart ?? above, {
    properties: key === undefined ? { serverKeyType: 'ServiceManaged' } : { serverKeyType: 'AzureKeyVault', uri: key },
  })
}

/** All databases of an instance are in its group, which copies them from the instance that the plan names first. */
function pairing(planned: Planned, above: PlannedRow, group: PlannedRow | undefined): Answered {
  if (group === undefined) return undefined
  const partner = of(group, 'partner_managed_instance_id')
  const location =
    instanceCalled(planned, partner)?.region ?? chosen(textIn(at(of(group, 'partner_region'), 0, 'location')))
  return told('Microsoft.Sql/locations/instanceFailoverGroups/read', group, {
    properties: {
      replicationRole: 'Primary',
      partnerRegions: [{ location: location ?? afterApply }],
      managedInstancePairs: [{ primaryManagedInstanceId: above.id, partnerManagedInstanceId: partner }],
    },
  })
}
