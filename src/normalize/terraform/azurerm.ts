// Every Azure type that a plan tells of, by the name that Azure gives it.
import { applicationInsights } from './azurerm-application-insights.ts'
import { configurationStore } from './azurerm-app-configuration.ts'
import { backupVault, recoveryServicesVault } from './azurerm-backup.ts'
import { cdnProfile } from './azurerm-cdn-profile.ts'
import { cognitiveAccount } from './azurerm-cognitive-account.ts'
import { communicationService, emailService } from './azurerm-communication.ts'
import { containerRegistry } from './azurerm-container-registries.ts'
import { cosmosAccount } from './azurerm-cosmos-account.ts'
import { dataFactory } from './azurerm-data-factory.ts'
import { databricksWorkspace } from './azurerm-databricks-workspace.ts'
import { diskSnapshot, managedDisk } from './azurerm-disks.ts'
import { dnsZone } from './azurerm-dns-zone.ts'
import { mysqlServer, postgresqlServer } from './azurerm-flexible-server.ts'
import { flowLog } from './azurerm-flow-log.ts'
import { classicFrontDoor } from './azurerm-front-door-classic.ts'
import { galleryImage } from './azurerm-gallery-image.ts'
import { dicomService, fhirService } from './azurerm-health-services.ts'
import { iotHub } from './azurerm-iot-hub.ts'
import { diskEncryptionSet, keyVault, managedHsm } from './azurerm-keys.ts'
import { kubernetesCluster } from './azurerm-kubernetes-cluster.ts'
import { kustoCluster } from './azurerm-kusto-cluster.ts'
import { logAnalyticsWorkspace } from './azurerm-log-analytics-workspace.ts'
import { machineImage } from './azurerm-machine-image.ts'
import { machineLearningWorkspace } from './azurerm-machine-learning.ts'
import { eventHubsNamespace, serviceBusNamespace } from './azurerm-messaging.ts'
import { netAppVolume } from './azurerm-netapp-volume.ts'
import { purviewAccount } from './azurerm-purview-account.ts'
import { redisCache } from './azurerm-redis-cache.ts'
import { redisEnterprise } from './azurerm-redis-enterprise.ts'
import { replicatedMachine } from './azurerm-replicated-machine.ts'
import { searchService } from './azurerm-search-service.ts'
import { sqlDatabase } from './azurerm-sql-database.ts'
import { sqlManagedDatabase } from './azurerm-sql-managed-database.ts'
import { storageAccount } from './azurerm-storage-account.ts'
import { synapseSqlPool, synapseWorkspace } from './azurerm-synapse.ts'
import { trafficManagerProfile } from './azurerm-traffic-manager.ts'
import { webSite } from './azurerm-web-site.ts'
import type { Translation } from './translation.ts'

export const azurermTranslations: Readonly<Record<string, Translation>> = {
  'Microsoft.AppConfiguration/configurationStores': configurationStore,
  'Microsoft.Cache/redis': redisCache,
  'Microsoft.Cache/redisEnterprise': redisEnterprise,
  'Microsoft.Cdn/profiles': cdnProfile,
  'Microsoft.CognitiveServices/accounts': cognitiveAccount,
  'Microsoft.Communication/communicationServices': communicationService,
  'Microsoft.Communication/emailServices': emailService,
  'Microsoft.Compute/diskEncryptionSets': diskEncryptionSet,
  'Microsoft.Compute/disks': managedDisk,
  'Microsoft.Compute/galleries/images/versions': galleryImage,
  'Microsoft.Compute/images': machineImage,
  'Microsoft.Compute/snapshots': diskSnapshot,
  'Microsoft.ContainerRegistry/registries': containerRegistry,
  'Microsoft.ContainerService/managedClusters': kubernetesCluster,
  'Microsoft.DBforMySQL/flexibleServers': mysqlServer,
  'Microsoft.DBforPostgreSQL/flexibleServers': postgresqlServer,
  'Microsoft.DataFactory/factories': dataFactory,
  'Microsoft.DataProtection/backupVaults': backupVault,
  'Microsoft.Databricks/workspaces': databricksWorkspace,
  'Microsoft.Devices/IotHubs': iotHub,
  'Microsoft.DocumentDB/databaseAccounts': cosmosAccount,
  'Microsoft.EventHub/namespaces': eventHubsNamespace,
  'Microsoft.HealthcareApis/workspaces/dicomservices': dicomService,
  'Microsoft.HealthcareApis/workspaces/fhirservices': fhirService,
  'Microsoft.Insights/components': applicationInsights,
  'Microsoft.KeyVault/managedHSMs': managedHsm,
  'Microsoft.KeyVault/vaults': keyVault,
  'Microsoft.Kusto/clusters': kustoCluster,
  'Microsoft.MachineLearningServices/workspaces': machineLearningWorkspace,
  'Microsoft.NetApp/netAppAccounts/capacityPools/volumes': netAppVolume,
  'Microsoft.Network/dnsZones': dnsZone,
  'Microsoft.Network/frontDoors': classicFrontDoor,
  'Microsoft.Network/networkWatchers/flowLogs': flowLog,
  'Microsoft.Network/trafficManagerProfiles': trafficManagerProfile,
  'Microsoft.OperationalInsights/workspaces': logAnalyticsWorkspace,
  'Microsoft.Purview/accounts': purviewAccount,
  'Microsoft.RecoveryServices/vaults': recoveryServicesVault,
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems':
    replicatedMachine,
  'Microsoft.Search/searchServices': searchService,
  'Microsoft.ServiceBus/namespaces': serviceBusNamespace,
  'Microsoft.Sql/managedInstances/databases': sqlManagedDatabase,
  'Microsoft.Sql/servers/databases': sqlDatabase,
  'Microsoft.Storage/storageAccounts': storageAccount,
  'Microsoft.Synapse/workspaces': synapseWorkspace,
  'Microsoft.Synapse/workspaces/sqlPools': synapseSqlPool,
  'Microsoft.Web/sites': webSite,
}
