// azurerm_kusto_cluster: under whose key its data lies, who reaches it, and the clusters that it reads along with.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, keyIn, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { each, of, usual } from './values.ts'

const type = 'Microsoft.Kusto/clusters'

export function kustoCluster(planned: Planned): Answered[] {
  const { main, parts } = planned
  const key = keyIn(planned, undefined, parts('azurerm_kusto_cluster_customer_managed_key')[0])
  const attached = parts('azurerm_kusto_attached_database_configuration')
  return [
    body(planned, type, {
      zones: each(of(main, 'zones'), (one) => one),
      properties: {
        keyVaultProperties: key === undefined || isMark(key) ? key : { keyVaultUri: key },
        enableDiskEncryption:
          of(main, 'disk_encryption_enabled') ??
          of(main, 'enable_disk_encryption') ?? // before version 3
          usual(main, 'disk_encryption_enabled'),
        publicNetworkAccess: enabledWord(
          of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled'),
        ),
        allowedIpRangeList: each(of(main, 'allowed_ip_ranges'), (one) => one),
      },
    }),
    // Who reads along with a new one says so itself; with one that exists it may be anybody.
    listOf(planned, 'Microsoft.Kusto/Clusters/Databases/read', parts('azurerm_kusto_database').map(database)),
    listOf(planned, 'Microsoft.Kusto/Clusters/AttachedDatabaseConfigurations/read', attached.map(leader)),
    diagnostics(planned),
  ]
}

/** None has a key of its own by this provider. */
const database = () => ({ kind: 'ReadWrite', properties: { isFollowed: false } })

const leader = (one: PlannedRow) => ({
  properties: { clusterResourceId: of(one, 'cluster_resource_id') ?? of(one, 'cluster_id') },
})
