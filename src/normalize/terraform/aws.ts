// Every AWS type that a plan tells of, by the name that AWS gives it.
import { apiCache } from './aws-api-gateway-cache.ts'
import { restApi } from './aws-api-gateway-rest.ts'
import { webApi } from './aws-api-gateway-v2.ts'
import { dataFlow } from './aws-appflow-flow.ts'
import { workGroup } from './aws-athena-workgroup.ts'
import { backupPlan, backupVault } from './aws-backup.ts'
import { inferenceProfile, invocationLogging } from './aws-bedrock.ts'
import { clusterInstance } from './aws-cluster-instance.ts'
import { automatedBackup, cluster, databaseInstance } from './aws-databases.ts'
import { distribution } from './aws-cloudfront-distribution.ts'
import { hsmCluster } from './aws-cloudhsm.ts'
import { clusterSnapshot } from './aws-cluster-snapshots.ts'
import { transferTask } from './aws-datasync-task.ts'
import { replicationConfig, replicationTask } from './aws-dms-replication.ts'
import { daxCluster } from './aws-dax-cluster.ts'
import { table } from './aws-dynamodb-table.ts'
import { databaseSnapshotCopy, volume, volumeSnapshot } from './aws-ebs.ts'
import { managedFileSystem } from './aws-fsx-file-system.ts'
import { catalogDatabase } from './aws-glue-database.ts'
import { kafkaCluster } from './aws-kafka-cluster.ts'
import { memoryCluster, serverlessCache } from './aws-memory-caches.ts'
import { userPool } from './aws-user-pool.ts'
import { repository } from './aws-ecr-repository.ts'
import { computeCluster } from './aws-emr-cluster.ts'
import { eventDataStore } from './aws-event-data-store.ts'
import { crawler } from './aws-glue-crawler.ts'
import { fileSystem } from './aws-efs-file-system.ts'
import { cacheCluster } from './aws-elasticache-cluster.ts'
import { replicationGroup } from './aws-elasticache-group.ts'
import { deliveryStream } from './aws-firehose-stream.ts'
import { detector } from './aws-guardduty-detector.ts'
import { disksOfInstance, image } from './aws-images.ts'
import { keyspacesTable } from './aws-keyspaces-table.ts'
import { key } from './aws-kms-key.ts'
import { lambdaFunction } from './aws-lambda-function.ts'
import { deliveryChannel, flowLog } from './aws-log-deliveries.ts'
import { disksOfTemplate } from './aws-launch-template.ts'
import { loadBalancer } from './aws-load-balancer.ts'
import { logGroup } from './aws-log-group.ts'
import { queue, stream, topic } from './aws-messaging.ts'
import { broker } from './aws-mq-broker.ts'
import { domain } from './aws-opensearch-domain.ts'
import { gatewayPeering, networkPeering } from './aws-peering.ts'
import { warehouse } from './aws-redshift-cluster.ts'
import { warehouseSnapshot } from './aws-redshift-snapshot.ts'
import { serverlessNamespace } from './aws-redshift-namespace.ts'
import { hostedZone } from './aws-route53-zone.ts'
import { multiRegionAccessPoint } from './aws-multi-region-access-point.ts'
import { bucket } from './aws-s3-bucket.ts'
import { studioDomain } from './aws-sagemaker-domain.ts'
import { endpoint } from './aws-sagemaker-endpoint.ts'
import { featureGroup } from './aws-sagemaker-feature-group.ts'
import { notebook } from './aws-sagemaker-notebook.ts'
import { searchCollection } from './aws-search-collection.ts'
import { parameter, secret } from './aws-secrets.ts'
import { dataLake } from './aws-security-lake.ts'
import { trail } from './aws-trail.ts'
import type { Translation } from './translation.ts'

const disksBy: Readonly<Record<string, Translation>> = {
  aws_instance: disksOfInstance,
  aws_launch_configuration: disksOfTemplate,
  aws_launch_template: disksOfTemplate,
}

export const awsTranslations: Readonly<Record<string, Translation>> = {
  'AWS::AmazonMQ::Broker': broker,
  'AWS::ApiGateway::RestApi': restApi,
  'AWS::ApiGateway::Stage': apiCache,
  'AWS::ApiGatewayV2::Api': webApi,
  'AWS::AppFlow::Flow': dataFlow,
  'AWS::Athena::WorkGroup': workGroup,
  'AWS::Backup::BackupPlan': backupPlan,
  'AWS::Backup::BackupVault': backupVault,
  'AWS::Bedrock::ApplicationInferenceProfile': inferenceProfile,
  'AWS::Bedrock::ModelInvocationLogging': invocationLogging,
  'AWS::Cassandra::Table': keyspacesTable,
  'AWS::CloudFront::Distribution': distribution,
  'AWS::CloudHSMV2::Cluster': hsmCluster,
  'AWS::CloudTrail::EventDataStore': eventDataStore,
  'AWS::CloudTrail::Trail': trail,
  'AWS::Cognito::UserPool': userPool,
  'AWS::Config::DeliveryChannel': deliveryChannel,
  'AWS::DAX::Cluster': daxCluster,
  'AWS::DMS::ReplicationConfig': replicationConfig,
  'AWS::DMS::ReplicationTask': replicationTask,
  'AWS::DataSync::Task': transferTask,
  'AWS::DocDB::DBCluster': cluster,
  'AWS::DynamoDB::Table': table,
  'AWS::EC2::FlowLog': flowLog,
  'AWS::EC2::Image': image,
  'AWS::EC2::Snapshot': volumeSnapshot,
  'AWS::EC2::TransitGatewayPeeringAttachment': gatewayPeering,
  'AWS::EC2::VPCPeeringConnection': networkPeering,
  'AWS::EC2::Volume': (planned) => (disksBy[planned.row.type] ?? volume)(planned),
  'AWS::ECR::Repository': repository,
  'AWS::EFS::FileSystem': fileSystem,
  'AWS::EMR::Cluster': computeCluster,
  'AWS::ElastiCache::CacheCluster': cacheCluster,
  'AWS::ElastiCache::ReplicationGroup': replicationGroup,
  'AWS::ElastiCache::ServerlessCache': serverlessCache,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': loadBalancer,
  'AWS::FSx::FileSystem': managedFileSystem,
  'AWS::Glue::Crawler': crawler,
  'AWS::Glue::Database': catalogDatabase,
  'AWS::GuardDuty::Detector': detector,
  'AWS::KMS::Key': key,
  'AWS::Kinesis::Stream': stream,
  'AWS::KinesisFirehose::DeliveryStream': deliveryStream,
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Logs::LogGroup': logGroup,
  'AWS::MSK::Cluster': kafkaCluster,
  'AWS::MemoryDB::Cluster': memoryCluster,
  'AWS::Neptune::DBCluster': cluster,
  'AWS::OpenSearch::Domain': domain,
  'AWS::OpenSearchServerless::Collection': searchCollection,
  'AWS::RDS::DBCluster': cluster,
  'AWS::RDS::DBClusterSnapshot': clusterSnapshot,
  'AWS::RDS::DBInstance': (planned) =>
    planned.row.type === 'aws_db_instance' || planned.main === undefined
      ? databaseInstance(planned)
      : clusterInstance(planned),
  'AWS::RDS::DBInstanceAutomatedBackup': automatedBackup,
  'AWS::RDS::DBSnapshot': databaseSnapshotCopy,
  'AWS::Redshift::Cluster': warehouse,
  'AWS::Redshift::ClusterSnapshot': warehouseSnapshot,
  'AWS::RedshiftServerless::Namespace': serverlessNamespace,
  'AWS::Route53::HostedZone': hostedZone,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::MultiRegionAccessPoint': multiRegionAccessPoint,
  'AWS::SNS::Topic': topic,
  'AWS::SQS::Queue': queue,
  'AWS::SSM::Parameter': parameter,
  'AWS::SageMaker::Domain': studioDomain,
  'AWS::SageMaker::Endpoint': endpoint,
  'AWS::SageMaker::FeatureGroup': featureGroup,
  'AWS::SageMaker::NotebookInstance': notebook,
  'AWS::SecretsManager::Secret': secret,
  'AWS::SecurityLake::DataLake': dataLake,
}
