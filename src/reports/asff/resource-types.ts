// How Security Hub calls the types that it knows; any other is `Other` to it.
const names: ReadonlyMap<string, string> = new Map([
  ['AWS::Athena::WorkGroup', 'AwsAthenaWorkGroup'],
  ['AWS::Backup::BackupPlan', 'AwsBackupBackupPlan'],
  ['AWS::Backup::BackupVault', 'AwsBackupBackupVault'],
  ['AWS::Backup::RecoveryPoint', 'AwsBackupRecoveryPoint'],
  ['AWS::CloudTrail::Trail', 'AwsCloudTrailTrail'],
  ['AWS::DynamoDB::Table', 'AwsDynamoDbTable'],
  ['AWS::EC2::Volume', 'AwsEc2Volume'],
  ['AWS::ECR::Repository', 'AwsEcrRepository'],
  ['AWS::KMS::Key', 'AwsKmsKey'],
  ['AWS::Kinesis::Stream', 'AwsKinesisStream'],
  ['AWS::Lambda::Function', 'AwsLambdaFunction'],
  ['AWS::MSK::Cluster', 'AwsMskCluster'],
  ['AWS::OpenSearch::Domain', 'AwsOpenSearchServiceDomain'],
  ['AWS::RDS::DBCluster', 'AwsRdsDbCluster'],
  ['AWS::RDS::DBClusterSnapshot', 'AwsRdsDbClusterSnapshot'],
  ['AWS::RDS::DBInstance', 'AwsRdsDbInstance'],
  ['AWS::RDS::DBSnapshot', 'AwsRdsDbSnapshot'],
  ['AWS::Redshift::Cluster', 'AwsRedshiftCluster'],
  ['AWS::S3::Bucket', 'AwsS3Bucket'],
  ['AWS::SNS::Topic', 'AwsSnsTopic'],
  ['AWS::SQS::Queue', 'AwsSqsQueue'],
  ['AWS::SecretsManager::Secret', 'AwsSecretsManagerSecret'],
])

export const asffTypeOf = (type: string): string => names.get(type) ?? 'Other'

export const asffTypes: readonly string[] = [...names.values()]
