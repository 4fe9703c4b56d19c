// aws_securitylake_data_lake: the key of a lake, how long logs stay, the regions where they are gathered as well, and who reads them.
import { isMark, notTold } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, isSet, of, tagList } from './values.ts'

export function dataLake({ main, row, parts }: Planned): Answered[] {
  const own = at(of(main, 'configuration') ?? notTold, 0)
  const [encryption, lifecycle, copies] = ['encryption', 'lifecycle', 'replication'].map((name) =>
    at(own, `${name}_configuration`),
  )
  const days = at(lifecycle, 0, 'expiration', 0, 'days')
  const regions = at(copies, 0, 'regions')
  return [
    told('securitylake:ListDataLakes', row, {
      dataLakes: [
        {
          dataLakeArn: row.id,
          s3BucketArn: of(main, 's3_bucket_arn'),
          // What encrypts where nobody chooses no page says.
          encryptionConfiguration: { kmsKeyId: at(encryption, 0, 'kms_key_id') },
          lifecycleConfiguration: isMark(days) ? days : { expiration: { days } },
          replicationConfiguration: isMark(regions) ? regions : { regions: isSet(regions) ? regions : [] },
        },
      ],
    }),
    told('securitylake:ListSubscribers', row, {
      subscribers: allOf(
        main,
        parts('aws_securitylake_subscriber').map((one) => ({
          principal: of(one, 'subscriber_identity', 0, 'principal'),
          subscriberStatus: one.isNew ? undefined : of(one, 'subscriber_status'),
        })),
      ),
    }),
    told('securitylake:ListTagsForResource', row, { tags: tagList(main, 'key', 'value') }),
  ]
}
