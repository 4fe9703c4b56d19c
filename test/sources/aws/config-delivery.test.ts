// The delivery channel of AWS Config: what the call that fails takes away.
import { suite } from 'uvu'
import { deliveryChannels } from '../../../src/sources/aws/config-delivery.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/config-delivery')

sweep(test, {
  collection: deliveryChannels,
  answers: { DescribeDeliveryChannels: { DeliveryChannels: [{ name: 'default', s3BucketName: 'changes' }] } },
  calls: { DescribeDeliveryChannels: 'config:DescribeDeliveryChannels' },
  read: ['default'],
})

test.run()
