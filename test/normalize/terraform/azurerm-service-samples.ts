// More of the same estate: apps and functions, a cluster that runs them, a data factory with its machines, and services that send messages.
import { list, logsTo, noLogs, type Sample, setting, vaultKey, workspace } from './azurerm-samples.ts'
import { at, row } from './planned-azure.ts'

const sites = 'Microsoft.Web/sites'
const clusters = 'Microsoft.ContainerService/managedClusters'
const factories = 'Microsoft.DataFactory/factories'
const messages = 'Microsoft.Communication/communicationServices'
const mails = 'Microsoft.Communication/emailServices'
const moving = at(`${factories}/moving`)
const seen = at('Microsoft.OperationalInsights/workspaces/seen')
const set = at('Microsoft.Compute/diskEncryptionSets/shop')

const app = (
  terraform: string,
  name: string,
  settings: { ftps_state: string; minimum_tls_version: string },
): Sample => ({
  type: sites,
  rows: [
    row(terraform, at(`${sites}/${name}`), {
      name,
      https_only: true,
      site_config: [settings],
      tags: { DataClass: 'pii' },
    }),
    setting(at(`${sites}/${name}`), 'AppServiceHTTPLogs'),
  ],
  body: { properties: { httpsOnly: true }, tags: { DataClass: 'pii' } },
  beside: {
    [`${sites}/config/read`]: {
      properties: { ftpsState: settings.ftps_state, minTlsVersion: settings.minimum_tls_version },
    },
    ...logsTo('AppServiceHTTPLogs'),
  },
})

export const serviceSamples: Sample[] = [
  app('azurerm_linux_web_app', 'shop', { ftps_state: 'Disabled', minimum_tls_version: '1.2' }),
  app('azurerm_windows_function_app', 'bills', { ftps_state: 'AllAllowed', minimum_tls_version: '1.0' }),
  {
    type: clusters,
    rows: [
      row('azurerm_kubernetes_cluster', at(`${clusters}/shop`), {
        key_management_service: [{ key_vault_key_id: vaultKey }],
        disk_encryption_set_id: set,
        private_cluster_enabled: false,
        api_server_access_profile: [{ authorized_ip_ranges: ['203.0.113.0/24'] }],
        oms_agent: [{ log_analytics_workspace_id: workspace }],
        microsoft_defender: [{ log_analytics_workspace_id: seen }],
      }),
      setting(at(`${clusters}/shop`), 'kube-audit'),
    ],
    body: {
      properties: {
        securityProfile: {
          azureKeyVaultKms: { enabled: true, keyId: vaultKey },
          defender: { securityMonitoring: { enabled: true }, logAnalyticsWorkspaceResourceId: seen },
        },
        diskEncryptionSetID: set,
        apiServerAccessProfile: { authorizedIPRanges: ['203.0.113.0/24'] },
        addonProfiles: { omsagent: { enabled: true, config: { logAnalyticsWorkspaceResourceID: workspace } } },
      },
    },
    beside: logsTo('kube-audit'),
  },
  {
    type: factories,
    rows: [
      row('azurerm_data_factory', moving, { name: 'moving', customer_managed_key_id: vaultKey }),
      row('azurerm_data_factory_integration_runtime_azure', `${moving}|far`, {
        data_factory_id: moving,
        location: 'East US',
        virtual_network_enabled: false,
      }),
      row('azurerm_data_factory_integration_runtime_azure', `${moving}|near`, {
        data_factory_id: moving,
        location: 'AutoResolve',
        virtual_network_enabled: true,
      }),
      row('azurerm_data_factory_integration_runtime_self_hosted', `${moving}|own`, { data_factory_id: moving }),
    ],
    body: { properties: { encryption: { vaultBaseUrl: vaultKey } } },
    beside: {
      [`${factories}/integrationRuntimes/read`]: list(
        {
          properties: { type: 'Managed', typeProperties: { computeProperties: { location: 'East US' } } },
        },
        {
          properties: {
            type: 'Managed',
            managedVirtualNetwork: {},
            typeProperties: { computeProperties: { location: 'AutoResolve' } },
          },
        },
        { properties: { type: 'SelfHosted' } },
      ),
      ...noLogs,
    },
  },
  {
    type: messages,
    rows: [row('azurerm_communication_service', at(`${messages}/calls`), { name: 'calls', data_location: 'Germany' })],
    body: { location: 'global', properties: { dataLocation: 'Germany' } },
    beside: noLogs,
  },
  {
    type: mails,
    rows: [
      row('azurerm_email_communication_service', at(`${mails}/post`), { name: 'post', data_location: 'United States' }),
    ],
    body: { location: 'global', properties: { dataLocation: 'United States' } },
    beside: {},
  },
]
