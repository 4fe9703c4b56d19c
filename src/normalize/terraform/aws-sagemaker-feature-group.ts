// aws_sagemaker_feature_group: the key of what is online, and the bucket of what is not.
import type { PlannedRow } from '../../model/planned.ts'
import { bucketUri } from './bucket-uri.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, tagList, textIn } from './values.ts'

export const featureGroup = ({ main, row }: Planned): Answered[] => [
  told('sagemaker:DescribeFeatureGroup', row, {
    FeatureGroupArn: row.id,
    OnlineStoreConfig: online(main),
    OfflineStoreConfig: offline(main),
  }),
  told('sagemaker:ListTags', row, { Tags: tagList(main) }),
]

function online(main: PlannedRow | undefined): unknown {
  const block = of(main, 'online_store_config')
  if (!isSet(block)) return undefined
  return {
    // Off unless somebody turns it on: sagemaker/latest/APIReference/API_OnlineStoreConfig.html
    EnableOnlineStore: at(block, 0, 'enable_online_store') ?? false,
    SecurityConfig: { KmsKeyId: textIn(at(block, 0, 'security_config', 0, 'kms_key_id')) },
  }
}

function offline(main: PlannedRow | undefined): unknown {
  const block = of(main, 'offline_store_config')
  if (!isSet(block)) return undefined
  const storage = at(block, 0, 's3_storage_config')
  return {
    S3StorageConfig: { S3Uri: bucketUri(at(storage, 0, 's3_uri')), KmsKeyId: textIn(at(storage, 0, 'kms_key_id')) },
  }
}
