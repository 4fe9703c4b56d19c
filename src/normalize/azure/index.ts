// The Azure types that are read here.
import type { Normalizer } from '../index.ts'
import { configurationStore } from './app-configuration.ts'
import { applicationInsights } from './application-insights.ts'
import { backupVault } from './backup-vault.ts'
import { cdnProfile } from './cdn-profile.ts'
import { cognitiveServicesAccount } from './cognitive-services-account.ts'
import { communicationService, emailService } from './communication.ts'
import { containerRegistry } from './container-registries.ts'
import { cosmosAccount } from './cosmos-account.ts'
import { dataFactory } from './data-factory.ts'
import { dnsZone } from './dns-zone.ts'
import { diskEncryptionSet } from './disk-encryption-set.ts'
import { mysql, postgresql } from './flexible-parameters.ts'
import { flexibleServer } from './flexible-server.ts'
import { flowLog } from './flow-log.ts'
import { frontDoor } from './front-door.ts'
import { galleryImage } from './gallery-image.ts'
import { dicomService, fhirService } from './health-services.ts'
import { iotHub } from './iot-hub.ts'
import { keyVault } from './key-vault.ts'
import { kustoCluster } from './kusto-cluster.ts'
import { databricksWorkspace } from './databricks-workspace.ts'
import { kubernetesCluster } from './kubernetes-cluster.ts'
import { netAppVolume } from './netapp-volume.ts'
import { logAnalyticsWorkspace } from './log-analytics-workspace.ts'
import { machineImage } from './machine-image.ts'
import { machineLearningWorkspace } from './machine-learning-workspace.ts'
import { diskSnapshot, managedDisk } from './managed-disk.ts'
import { managedHsm } from './managed-hsm.ts'
import { eventHubsNamespace, serviceBusNamespace } from './messaging-namespace.ts'
import { purviewAccount } from './purview-account.ts'
import { recoveryServicesVault } from './recovery-services-vault.ts'
import { redisCache } from './redis-cache.ts'
import { redisEnterprise } from './redis-enterprise.ts'
import { replicatedMachine } from './replicated-machine.ts'
import { searchService } from './search-service.ts'
import { sqlArchive, sqlInstanceArchive } from './sql-archive.ts'
import { sqlDatabase } from './sql-database.ts'
import { sqlManagedDatabase } from './sql-managed-database.ts'
import { storageAccount } from './storage-account.ts'
import { subscription } from './subscription.ts'
import { synapseSqlPool } from './synapse-sql-pool.ts'
import { synapseWorkspace } from './synapse-workspace.ts'
import { trafficManagerProfile } from './traffic-manager.ts'
import { webSite } from './web-site.ts'

/** By type, in lower case. */
export const azureNormalizers: Record<string, Normalizer> = {
  'microsoft.appconfiguration/configurationstores': configurationStore,
  'microsoft.cache/redis': redisCache,
  'microsoft.cache/redisenterprise': redisEnterprise,
  'microsoft.cdn/profiles': cdnProfile,
  'microsoft.cognitiveservices/accounts': cognitiveServicesAccount,
  'microsoft.communication/communicationservices': communicationService,
  'microsoft.communication/emailservices': emailService,
  'microsoft.compute/diskencryptionsets': diskEncryptionSet,
  'microsoft.compute/disks': managedDisk,
  'microsoft.compute/galleries/images/versions': galleryImage,
  'microsoft.compute/images': machineImage,
  'microsoft.compute/snapshots': diskSnapshot,
  'microsoft.containerregistry/registries': containerRegistry,
  'microsoft.containerservice/managedclusters': kubernetesCluster,
  'microsoft.databricks/workspaces': databricksWorkspace,
  'microsoft.datafactory/factories': dataFactory,
  'microsoft.dataprotection/backupvaults': backupVault,
  'microsoft.dbformysql/flexibleservers': flexibleServer(mysql),
  'microsoft.dbforpostgresql/flexibleservers': flexibleServer(postgresql),
  'microsoft.devices/iothubs': iotHub,
  'microsoft.documentdb/databaseaccounts': cosmosAccount,
  'microsoft.eventhub/namespaces': eventHubsNamespace,
  'microsoft.healthcareapis/workspaces/dicomservices': dicomService,
  'microsoft.healthcareapis/workspaces/fhirservices': fhirService,
  'microsoft.insights/components': applicationInsights,
  'microsoft.keyvault/managedhsms': managedHsm,
  'microsoft.keyvault/vaults': keyVault,
  'microsoft.kusto/clusters': kustoCluster,
  'microsoft.machinelearningservices/workspaces': machineLearningWorkspace,
  'microsoft.netapp/netappaccounts/capacitypools/volumes': netAppVolume,
  'microsoft.network/dnszones': dnsZone,
  'microsoft.network/frontdoors': frontDoor,
  'microsoft.network/networkwatchers/flowlogs': flowLog,
  'microsoft.network/trafficmanagerprofiles': trafficManagerProfile,
  'microsoft.operationalinsights/workspaces': logAnalyticsWorkspace,
  'microsoft.purview/accounts': purviewAccount,
  'microsoft.recoveryservices/vaults': recoveryServicesVault,
  'microsoft.recoveryservices/vaults/replicationfabrics/replicationprotectioncontainers/replicationprotecteditems':
    replicatedMachine,
  'microsoft.resources/subscriptions': subscription,
  'microsoft.search/searchservices': searchService,
  'microsoft.servicebus/namespaces': serviceBusNamespace,
  'microsoft.sql/locations/longtermretentionmanagedinstances/longtermretentiondatabases': sqlInstanceArchive,
  'microsoft.sql/locations/longtermretentionservers/longtermretentiondatabases': sqlArchive,
  'microsoft.sql/managedinstances/databases': sqlManagedDatabase,
  'microsoft.sql/servers/databases': sqlDatabase,
  'microsoft.storage/storageaccounts': storageAccount,
  'microsoft.synapse/workspaces': synapseWorkspace,
  'microsoft.synapse/workspaces/sqlpools': synapseSqlPool,
  'microsoft.web/sites': webSite,
}
