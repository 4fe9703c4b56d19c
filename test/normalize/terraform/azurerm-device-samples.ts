// Stores of one estate that take in what others send them: a hub of devices, caches in groups, a catalogue, an image and a log of a network's traffic.
import { list, logsTo, noLogs, type Sample, setting, vaultKey, workspace } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const hubs = 'Microsoft.Devices/IotHubs'
const hub = at(`${hubs}/monitors`)

const caches = 'Microsoft.Cache/redisEnterprise'
const [near, far] = [at(`${caches}/near`), at(`${caches}/far`)]

const catalogue = at('Microsoft.Purview/accounts/catalogue')
const image = at('Microsoft.Compute/images/base')
const flow = at('Microsoft.Network/networkWatchers/watcher/flowLogs/all')
const records = at('Microsoft.Storage/storageAccounts/shoprecords')

export const deviceSamples: Sample[] = [
  {
    type: hubs,
    rows: [
      row('azurerm_iothub', hub, {
        name: 'Monitors',
        min_tls_version: '1.2',
        public_network_access_enabled: true,
        network_rule_set: [
          {
            default_action: 'Deny',
            apply_to_builtin_eventhub_endpoint: true,
            ip_rule: [{ name: 'office', ip_mask: '203.0.113.0/24', action: 'Allow' }],
          },
        ],
        endpoint: [
          { type: 'AzureIotHub.EventHub', name: 'alarms', endpoint_uri: 'sb://alarms.servicebus.windows.net' },
          { type: 'AzureIotHub.ServiceBusQueue', name: 'unused', endpoint_uri: 'sb://unused.servicebus.windows.net' },
        ],
        route: [{ name: 'alarms', endpoint_names: ['alarms'], enabled: true }],
        fallback_route: [{ endpoint_names: ['late'], enabled: true }],
        file_upload: [{ connection_string: 'AccountName=scans;AccountKey=hush' }],
      }),
      row('azurerm_iothub_endpoint_storage_container', `${hub}|archive`, {
        iothub_id: hub,
        name: 'archive',
        endpoint_uri: 'https://archive.blob.core.windows.net/',
      }),
      row('azurerm_iothub_endpoint_servicebus_topic', `${hub}|late`, {
        iothub_id: hub,
        name: 'late',
        connection_string: 'Endpoint=sb://late.servicebus.windows.net/;SharedAccessKey=hush',
      }),
      row('azurerm_iothub_route', `${hub}|all`, {
        iothub_name: 'monitors',
        name: 'all',
        endpoint_names: ['archive'],
        enabled: true,
      }),
      setting(hub, 'Connections'),
    ],
    body: {
      properties: {
        hostName: 'monitors.azure-devices.net',
        locations: [
          { location: 'West Europe', role: 'primary' },
          { location: 'North Europe', role: 'secondary' },
        ],
        minTlsVersion: '1.2',
        publicNetworkAccess: 'Enabled',
        networkRuleSets: {
          defaultAction: 'Deny',
          applyToBuiltInEventHubEndpoint: true,
          ipRules: [{ filterName: 'office', ipMask: '203.0.113.0/24', action: 'Allow' }],
        },
        routing: {
          endpoints: {
            storageContainers: [{ name: 'archive', endpointUri: 'https://archive.blob.core.windows.net/' }],
            serviceBusTopics: [{ name: 'late', connectionString: 'Endpoint=sb://late.servicebus.windows.net:5671/' }],
            eventHubs: [{ name: 'alarms', endpointUri: 'sb://alarms.servicebus.windows.net' }],
            serviceBusQueues: [{ name: 'unused', endpointUri: 'sb://unused.servicebus.windows.net' }],
          },
          routes: [
            { endpointNames: ['archive'], isEnabled: true },
            { endpointNames: ['alarms'], isEnabled: true },
          ],
          fallbackRoute: { endpointNames: ['late'], isEnabled: true },
        },
        storageEndpoints: { $default: { connectionString: 'AccountName=scans;****' } },
      },
    },
    beside: logsTo('Connections'),
  },
  {
    type: caches,
    rows: [
      row('azurerm_redis_enterprise_cluster', near, {
        name: 'near',
        minimum_tls_version: '1.1',
        zones: ['1', '2', '3'],
      }),
      row('azurerm_redis_enterprise_database', `${near}|d`, {
        cluster_id: near,
        client_protocol: 'Plaintext',
        linked_database_group_nickname: 'shop',
        linked_database_id: [`${near}/databases/default`, far],
      }),
    ],
    body: { properties: { minimumTlsVersion: '1.1', redundancyMode: 'ZR' } },
    beside: {
      ...noLogs,
      [`${caches}/databases/read`]: list({
        id: `${near}/databases/default`,
        properties: {
          clientProtocol: 'Plaintext',
          geoReplication: {
            linkedDatabases: [{ id: `${near}/databases/default` }, { id: `${far}/databases/default` }],
          },
        },
      }),
    },
  },
  {
    type: caches,
    rows: [
      row('azurerm_managed_redis', far, {
        name: 'far',
        public_network_access: 'Disabled',
        high_availability_enabled: false,
        customer_managed_key: [{ key_vault_key_id: vaultKey }],
        default_database: [{ client_protocol: 'Encrypted', geo_replication_group_name: 'shop' }],
      }),
      row('azurerm_managed_redis_geo_replication', `${far}|group`, {
        managed_redis_id: far,
        linked_managed_redis_ids: [near],
      }),
    ],
    body: {
      properties: {
        minimumTlsVersion: '1.2',
        publicNetworkAccess: 'Disabled',
        redundancyMode: 'None',
        encryption: { customerManagedKeyEncryption: { keyEncryptionKeyUrl: vaultKey } },
      },
    },
    beside: {
      ...noLogs,
      [`${caches}/databases/read`]: list({
        id: `${far}/databases/default`,
        properties: {
          clientProtocol: 'Encrypted',
          geoReplication: { linkedDatabases: [{ id: `${near}/databases/default` }] },
        },
      }),
    },
  },
  {
    type: 'Microsoft.Purview/accounts',
    rows: [
      row('azurerm_purview_account', catalogue, {
        name: 'catalogue',
        public_network_enabled: false,
        managed_resources: [
          { storage_account_id: at('Microsoft.Storage/storageAccounts/scan'), event_hub_namespace_id: '' },
        ],
      }),
      setting(catalogue, 'ScanStatusLogEvent'),
    ],
    body: {
      properties: {
        publicNetworkAccess: 'Disabled',
        managedResources: { storageAccount: at('Microsoft.Storage/storageAccounts/scan') },
      },
    },
    beside: logsTo('ScanStatusLogEvent'),
  },
  {
    type: 'Microsoft.Compute/images',
    rows: [
      row('azurerm_image', image, {
        name: 'base',
        os_disk: [
          {
            managed_disk_id: at('Microsoft.Compute/disks/os'),
            disk_encryption_set_id: at('Microsoft.Compute/diskEncryptionSets/own'),
          },
        ],
        data_disk: [{ lun: 0, blob_uri: 'https://shoprecords.blob.core.windows.net/vhds/data.vhd' }],
      }),
    ],
    body: {
      properties: {
        storageProfile: {
          osDisk: {
            managedDisk: { id: at('Microsoft.Compute/disks/os') },
            diskEncryptionSet: { id: at('Microsoft.Compute/diskEncryptionSets/own') },
          },
          dataDisks: [{ lun: 0, blobUri: 'https://shoprecords.blob.core.windows.net/vhds/data.vhd' }],
        },
      },
    },
    beside: {},
  },
  {
    type: 'Microsoft.Compute/disks',
    rows: [
      row('azurerm_linux_virtual_machine', at('Microsoft.Compute/virtualMachines/till'), {
        name: 'till',
        os_disk: [
          {
            storage_account_type: 'Premium_ZRS',
            disk_encryption_set_id: at('Microsoft.Compute/diskEncryptionSets/own'),
            secure_vm_disk_encryption_set_id: '',
          },
        ],
        source_image_id: image,
        source_image_reference: [],
      }),
    ],
    body: {
      sku: { name: 'Premium_ZRS' },
      properties: {
        osType: 'Linux',
        encryption: {
          type: 'EncryptionAtRestWithCustomerKey',
          diskEncryptionSetId: at('Microsoft.Compute/diskEncryptionSets/own'),
        },
        creationData: { createOption: 'FromImage', imageReference: { id: image } },
      },
    },
    beside: {},
  },
  {
    type: 'Microsoft.Compute/disks',
    rows: [
      row('azurerm_windows_virtual_machine', at('Microsoft.Compute/virtualMachines/desk'), {
        name: 'desk',
        os_disk: [
          {
            storage_account_type: 'StandardSSD_LRS',
            secure_vm_disk_encryption_set_id: at('Microsoft.Compute/diskEncryptionSets/own'),
          },
        ],
        source_image_reference: [{ publisher: 'MicrosoftWindowsServer', offer: 'WindowsServer' }],
      }),
    ],
    body: {
      sku: { name: 'StandardSSD_LRS' },
      properties: {
        osType: 'Windows',
        encryption: { type: 'EncryptionAtRestWithPlatformKey' },
        securityProfile: { secureVMDiskEncryptionSetId: at('Microsoft.Compute/diskEncryptionSets/own') },
        creationData: {
          createOption: 'FromImage',
          imageReference: { id: '/Providers/Microsoft.Compute/Locations/westeurope/Publishers/MicrosoftWindowsServer' },
        },
      },
    },
    beside: {},
  },
  {
    type: 'Microsoft.Compute/disks',
    rows: [
      row('azurerm_virtual_machine', at('Microsoft.Compute/virtualMachines/older'), {
        name: 'older',
        storage_image_reference: [{ id: image }],
        storage_os_disk: [
          { name: 'os', create_option: 'FromImage', managed_disk_type: 'Standard_LRS', os_type: 'Linux', vhd_uri: '' },
        ],
        storage_data_disk: [
          { name: 'own', create_option: 'Empty', lun: 0, managed_disk_type: 'Premium_ZRS' },
          { name: 'given', create_option: 'Attach', lun: 1, managed_disk_id: at('Microsoft.Compute/disks/given') },
        ],
      }),
    ],
    body: {
      sku: { name: 'Standard_LRS' },
      properties: {
        osType: 'Linux',
        encryption: { type: 'EncryptionAtRestWithPlatformKey' },
        creationData: { createOption: 'FromImage', imageReference: { id: image } },
      },
    },
    beside: {},
  },
  {
    type: 'Microsoft.Network/networkWatchers/flowLogs',
    rows: [
      row('azurerm_network_watcher_flow_log', flow, {
        name: 'all',
        enabled: true,
        storage_account_id: records,
        traffic_analytics: [{ enabled: true, workspace_resource_id: workspace, workspace_region: 'East US' }],
      }),
    ],
    body: {
      properties: {
        enabled: true,
        storageId: records,
        flowAnalyticsConfiguration: {
          networkWatcherFlowAnalyticsConfiguration: {
            enabled: true,
            workspaceResourceId: workspace,
            workspaceRegion: 'eastus',
          },
        },
      },
    },
    beside: {},
  },
]
