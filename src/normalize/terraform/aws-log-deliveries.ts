// aws_flow_log and aws_config_delivery_channel: where records of a network, and of all that AWS Config sees, are delivered.
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagList, textIn, written } from './values.ts'

export const flowLog = ({ main, row }: Planned): Answered[] => [
  told('ec2:DescribeFlowLogs', row, {
    FlowLogs: [
      {
        FlowLogId: row.name,
        LogDestination: textIn(written(main, 'log_destination')),
        LogGroupName: textIn(written(main, 'log_group_name')), // before version 6
        DeliverCrossAccountRole: textIn(of(main, 'deliver_cross_account_role')),
        Tags: tagList(main),
      },
    ],
  }),
]

export const deliveryChannel = ({ main, row }: Planned): Answered[] => [
  told('config:DescribeDeliveryChannels', row, {
    DeliveryChannels: [
      {
        s3BucketName: of(main, 's3_bucket_name'),
        snsTopicARN: textIn(of(main, 'sns_topic_arn')),
        s3KmsKeyArn: textIn(of(main, 's3_kms_key_arn')),
      },
    ],
  }),
]
