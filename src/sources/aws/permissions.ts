// What IAM must allow for a scan to read all there is: one permission for each call that is made.

/** By the call. Most are called like it; S3 has names of its own. `sts:GetCallerIdentity` is nobody's to refuse. */
export const permissionByCall: Readonly<Record<string, string>> = {
  'account:ListRegions': 'account:ListRegions',
  'cloudtrail:DescribeTrails': 'cloudtrail:DescribeTrails',
  'cloudtrail:GetEventSelectors': 'cloudtrail:GetEventSelectors',
  'cloudtrail:GetTrailStatus': 'cloudtrail:GetTrailStatus',
  'cloudtrail:ListTags': 'cloudtrail:ListTags',
  'ec2:DescribeRegions': 'ec2:DescribeRegions',
  'kms:DescribeKey': 'kms:DescribeKey',
  'kms:ListKeys': 'kms:ListKeys',
  'kms:ListResourceTags': 'kms:ListResourceTags',
  'rds:DescribeDBInstances': 'rds:DescribeDBInstances',
  'rds:DescribeDBParameters': 'rds:DescribeDBParameters',
  'rds:DescribeDBSnapshots': 'rds:DescribeDBSnapshots',
  'rds:DescribeOptionGroups': 'rds:DescribeOptionGroups',
  's3:GetBucketAcl': 's3:GetBucketAcl',
  's3:GetBucketEncryption': 's3:GetEncryptionConfiguration',
  's3:GetBucketLifecycleConfiguration': 's3:GetLifecycleConfiguration',
  's3:GetBucketLogging': 's3:GetBucketLogging',
  's3:GetBucketPolicy': 's3:GetBucketPolicy',
  's3:GetBucketReplication': 's3:GetReplicationConfiguration',
  's3:GetBucketTagging': 's3:GetBucketTagging',
  's3:GetObjectLockConfiguration': 's3:GetBucketObjectLockConfiguration',
  's3:GetPublicAccessBlock': 's3:GetBucketPublicAccessBlock',
  's3:HeadBucket': 's3:ListBucket',
  's3:ListBuckets': 's3:ListAllMyBuckets',
}
