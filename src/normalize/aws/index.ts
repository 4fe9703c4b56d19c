// The AWS types that are read here.
import type { Normalizer } from '../index.ts'
import { account } from './account.ts'
import { apiCache } from './api-gateway-cache.ts'
import { restApi } from './api-gateway-rest.ts'
import { webApi } from './api-gateway-v2.ts'
import { dataFlow } from './appflow-flow.ts'
import { workGroup } from './athena-workgroup.ts'
import { distribution } from './cloudfront-distribution.ts'
import { hsmBackup, hsmCluster } from './cloudhsm.ts'
import { userPool } from './cognito-user-pool.ts'
import { deliveryChannel } from './config-delivery.ts'
import { transferTask } from './datasync-task.ts'
import { replicationConfig, replicationTask } from './dms-replication.ts'
import { daxCluster } from './dax-cluster.ts'
import { table } from './dynamodb-table.ts'
import { invocationLogging } from './bedrock-logging.ts'
import { inferenceProfile } from './bedrock-profile.ts'
import { backupPlan } from './backup-plan.ts'
import { backupVault } from './backup-vault.ts'
import { recoveryPoint } from './recovery-point.ts'
import { volumeSnapshot } from './ebs-snapshot.ts'
import { volume } from './ebs-volume.ts'
import { repository } from './ecr-repository.ts'
import { deliveryStream } from './firehose-stream.ts'
import { flowLog } from './flow-log.ts'
import { image } from './image.ts'
import { crawler } from './glue-crawler.ts'
import { catalogDatabase } from './glue-database.ts'
import { detector } from './guardduty-detector.ts'
import { keyspacesTable } from './keyspaces-table.ts'
import { stream } from './kinesis-stream.ts'
import { key } from './kms.ts'
import { searchCollection } from './opensearch-serverless.ts'
import { domain } from './opensearch.ts'
import { multiRegionAccessPoint } from './s3-multi-region.ts'
import { eventDataStore } from './event-data-store.ts'
import { computeCluster } from './emr-cluster.ts'
import { fileSystem } from './efs.ts'
import { cacheCluster } from './elasticache-cluster.ts'
import { replicationGroup } from './elasticache-group.ts'
import { serverlessCache } from './elasticache-serverless.ts'
import { cacheSnapshot } from './elasticache-snapshot.ts'
import { managedFileSystem } from './fsx.ts'
import { loadBalancer } from './load-balancer.ts'
import { logGroup } from './log-group.ts'
import { memoryCluster } from './memorydb.ts'
import { automatedBackup } from './rds-automated-backup.ts'
import { databaseCluster, documentCluster, graphCluster } from './rds-cluster.ts'
import { clusterSnapshot } from './rds-cluster-snapshot.ts'
import { lambdaFunction } from './lambda-function.ts'
import { databaseInstance } from './rds-instance.ts'
import { databaseSnapshot } from './rds-snapshot.ts'
import { warehouse } from './redshift-cluster.ts'
import { namespace } from './redshift-serverless.ts'
import { warehouseSnapshot } from './redshift-snapshot.ts'
import { hostedZone } from './route53-zone.ts'
import { bucket } from './s3.ts'
import { topic } from './sns-topic.ts'
import { queue } from './sqs-queue.ts'
import { studioDomain } from './sagemaker-domain.ts'
import { endpoint } from './sagemaker-endpoint.ts'
import { featureGroup } from './sagemaker-feature-group.ts'
import { notebook } from './sagemaker-notebook.ts'
import { secret } from './secret.ts'
import { dataLake } from './security-lake.ts'
import { broker } from './mq-broker.ts'
import { kafkaCluster } from './msk-cluster.ts'
import { gatewayPeering, networkPeering } from './peering.ts'
import { parameter } from './ssm-parameter.ts'
import { trail } from './trail.ts'

/** By type, in lower case. */
export const awsNormalizers: Record<string, Normalizer> = {
  'aws::amazonmq::broker': broker,
  'aws::backup::backupplan': backupPlan,
  'aws::backup::backupvault': backupVault,
  'aws::backup::recoverypoint': recoveryPoint,
  'aws::athena::workgroup': workGroup,
  'aws::bedrock::applicationinferenceprofile': inferenceProfile,
  'aws::bedrock::modelinvocationlogging': invocationLogging,
  'aws::cassandra::table': keyspacesTable,
  'aws::cloudfront::distribution': distribution,
  'aws::cloudhsmv2::backup': hsmBackup,
  'aws::cloudhsmv2::cluster': hsmCluster,
  'aws::s3::multiregionaccesspoint': multiRegionAccessPoint,
  'aws::apigateway::restapi': restApi,
  'aws::apigateway::stage': apiCache,
  'aws::apigatewayv2::api': webApi,
  'aws::appflow::flow': dataFlow,
  'aws::emr::cluster': computeCluster,
  'aws::cloudtrail::eventdatastore': eventDataStore,
  'aws::cloudtrail::trail': trail,
  'aws::config::deliverychannel': deliveryChannel,
  'aws::datasync::task': transferTask,
  'aws::dms::replicationconfig': replicationConfig,
  'aws::dms::replicationtask': replicationTask,
  'aws::dynamodb::table': table,
  'aws::ec2::flowlog': flowLog,
  'aws::ec2::image': image,
  'aws::ec2::snapshot': volumeSnapshot,
  'aws::ec2::transitgatewaypeeringattachment': gatewayPeering,
  'aws::ec2::volume': volume,
  'aws::ec2::vpcpeeringconnection': networkPeering,
  'aws::ecr::repository': repository,
  'aws::efs::filesystem': fileSystem,
  'aws::elasticache::cachecluster': cacheCluster,
  'aws::elasticache::replicationgroup': replicationGroup,
  'aws::elasticache::serverlesscache': serverlessCache,
  'aws::elasticache::snapshot': cacheSnapshot,
  'aws::elasticloadbalancingv2::loadbalancer': loadBalancer,
  'aws::fsx::filesystem': managedFileSystem,
  'aws::glue::crawler': crawler,
  'aws::glue::database': catalogDatabase,
  'aws::guardduty::detector': detector,
  'aws::kinesis::stream': stream,
  'aws::kinesisfirehose::deliverystream': deliveryStream,
  'aws::kms::key': key,
  'aws::opensearch::domain': domain,
  'aws::opensearchserverless::collection': searchCollection,
  'aws::lambda::function': lambdaFunction,
  'aws::logs::loggroup': logGroup,
  'aws::memorydb::cluster': memoryCluster,
  'aws::organizations::account': account,
  'aws::docdb::dbcluster': documentCluster,
  'aws::neptune::dbcluster': graphCluster,
  'aws::rds::dbcluster': databaseCluster,
  'aws::cognito::userpool': userPool,
  'aws::dax::cluster': daxCluster,
  'aws::rds::dbclustersnapshot': clusterSnapshot,
  'aws::rds::dbinstanceautomatedbackup': automatedBackup,
  'aws::rds::dbinstance': databaseInstance,
  'aws::rds::dbsnapshot': databaseSnapshot,
  'aws::redshift::cluster': warehouse,
  'aws::redshift::clustersnapshot': warehouseSnapshot,
  'aws::redshiftserverless::namespace': namespace,
  'aws::msk::cluster': kafkaCluster,
  'aws::ssm::parameter': parameter,
  'aws::route53::hostedzone': hostedZone,
  'aws::s3::bucket': bucket,
  'aws::sns::topic': topic,
  'aws::sqs::queue': queue,
  'aws::sagemaker::domain': studioDomain,
  'aws::sagemaker::endpoint': endpoint,
  'aws::sagemaker::featuregroup': featureGroup,
  'aws::sagemaker::notebookinstance': notebook,
  'aws::secretsmanager::secret': secret,
  'aws::securitylake::datalake': dataLake,
}
