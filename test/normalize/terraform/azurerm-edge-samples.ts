// The rest of the same estate: search, a workspace of Databricks, and a name that sends visitors on.
import { logsTo, noLogs, type Sample, setting, vaultKey } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const search = 'Microsoft.Search/searchServices'
const bricks = 'Microsoft.Databricks/workspaces'
const traffic = 'Microsoft.Network/trafficManagerProfiles'
const shop = at(`${traffic}/shop`)

const vaults = 'Microsoft.RecoveryServices/vaults'
const fabric = (name: string): string => at(`${vaults}/dr/replicationFabrics/${name}`)
const machine = `${fabric('near')}/replicationProtectionContainers/c/replicationProtectedItems/vm`

export const edgeSamples: Sample[] = [
  {
    type: search,
    rows: [
      row('azurerm_search_service', at(`${search}/find`), {
        name: 'find',
        sku: 'standard',
        replica_count: 1,
        public_network_access_enabled: true,
        allowed_ips: ['198.51.100.1'],
        customer_managed_key_enforcement_enabled: true,
        customer_managed_key_encryption_compliance_status: 'NonCompliant',
      }),
      setting(at(`${search}/find`), 'OperationLogs'),
    ],
    body: {
      properties: {
        encryptionWithCmk: { enforcement: 'Enabled', encryptionComplianceStatus: 'NonCompliant' },
        publicNetworkAccess: 'Enabled',
        networkRuleSet: { ipRules: [{ value: '198.51.100.1' }] },
        replicaCount: 1,
      },
    },
    beside: logsTo('OperationLogs'),
  },
  {
    type: `${vaults}/replicationFabrics/replicationProtectionContainers/replicationProtectedItems`,
    rows: [
      row(
        'azurerm_site_recovery_replicated_vm',
        machine,
        {
          source_recovery_fabric_name: 'near',
          target_recovery_fabric_id: fabric('far'),
          source_vm_id: at('Microsoft.Compute/virtualMachines/vm'),
          managed_disk: [
            { disk_id: at('Microsoft.Compute/disks/os') },
            { disk_id: at('Microsoft.Compute/disks/data') },
          ],
        },
        { region: undefined },
      ),
      row('azurerm_site_recovery_fabric', fabric('near'), { name: 'near', location: 'westeurope' }),
      row('azurerm_site_recovery_fabric', fabric('far'), { name: 'far', location: 'eastus' }, { region: 'eastus' }),
    ],
    body: {
      properties: {
        providerSpecificDetails: {
          instanceType: 'A2A',
          fabricObjectId: at('Microsoft.Compute/virtualMachines/vm'),
          primaryFabricLocation: 'westeurope',
          recoveryFabricLocation: 'eastus',
          protectedManagedDisks: [
            { diskId: at('Microsoft.Compute/disks/os') },
            { diskId: at('Microsoft.Compute/disks/data') },
          ],
        },
      },
    },
    beside: {},
  },
  {
    type: bricks,
    rows: [
      row('azurerm_databricks_workspace', at(`${bricks}/lake`), {
        name: 'lake',
        sku: 'premium',
        public_network_access_enabled: false,
        managed_services_cmk_key_vault_key_id: vaultKey,
        custom_parameters: [{ storage_account_name: 'dbstoragelake', storage_account_sku_name: 'Standard_GRS' }],
      }),
      row('azurerm_databricks_workspace_root_dbfs_customer_managed_key', `${at(`${bricks}/lake`)}|key`, {
        workspace_id: at(`${bricks}/lake`),
        key_vault_key_id: vaultKey,
      }),
    ],
    body: {
      properties: {
        parameters: {
          encryption: { value: { keySource: 'Microsoft.Keyvault', keyvaulturi: vaultKey } },
          storageAccountName: { value: 'dbstoragelake' },
          storageAccountSkuName: { value: 'Standard_GRS' },
        },
        encryption: {
          entities: {
            managedServices: { keySource: 'Microsoft.Keyvault', keyVaultProperties: { keyVaultUri: vaultKey } },
          },
        },
        publicNetworkAccess: 'Disabled',
      },
    },
    beside: noLogs,
  },
  {
    type: traffic,
    rows: [
      row(
        'azurerm_traffic_manager_profile',
        shop,
        {
          name: 'shop',
          profile_status: 'Enabled',
          traffic_routing_method: 'Geographic',
          dns_config: [{ relative_name: 'Shop', ttl: 60 }],
        },
        { region: undefined },
      ),
      row('azurerm_traffic_manager_azure_endpoint', `${shop}|near`, {
        profile_id: shop,
        target_resource_id: at('Microsoft.Web/sites/near'),
        enabled: true,
        geo_mappings: ['DE', 'GEO-EU'],
      }),
      row('azurerm_traffic_manager_external_endpoint', `${shop}|far`, {
        profile_id: shop,
        target: 'far.example.test',
        endpoint_location: 'eastus',
        geo_mappings: ['WORLD'],
      }),
      row('azurerm_traffic_manager_endpoint', `${shop}|old`, {
        profile_name: 'shop',
        type: 'azureEndpoints',
        target_resource_id: at('Microsoft.Web/sites/old'),
        target: '',
        endpoint_status: 'Enabled',
        geo_mappings: ['FR'],
      }),
      row('azurerm_traffic_manager_nested_endpoint', `${shop}|off`, {
        profile_id: shop,
        target_resource_id: at(`${traffic}/other`),
        enabled: false,
        geo_mappings: ['US'],
      }),
    ],
    body: {
      location: 'global',
      properties: {
        profileStatus: 'Enabled',
        trafficRoutingMethod: 'Geographic',
        dnsConfig: { fqdn: 'shop.trafficmanager.net' },
        endpoints: [
          {
            type: `${traffic}/azureEndpoints`,
            properties: {
              endpointStatus: 'Enabled',
              targetResourceId: at('Microsoft.Web/sites/near'),
              geoMapping: ['DE', 'GEO-EU'],
            },
          },
          {
            type: `${traffic}/externalEndpoints`,
            properties: {
              endpointStatus: 'Enabled',
              target: 'far.example.test',
              endpointLocation: 'eastus',
              geoMapping: ['WORLD'],
            },
          },
          {
            type: `${traffic}/nestedEndpoints`,
            properties: {
              endpointStatus: 'Disabled',
              targetResourceId: at(`${traffic}/other`),
              geoMapping: ['US'],
            },
          },
          {
            type: `${traffic}/azureEndpoints`,
            properties: {
              endpointStatus: 'Enabled',
              targetResourceId: at('Microsoft.Web/sites/old'),
              geoMapping: ['FR'],
            },
          },
        ],
      },
    },
    beside: {},
  },
]
