// Keys: what each call that fails takes away.
import { suite } from 'uvu'
import { keys } from '../../../src/sources/aws/kms.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/kms')

const Arn = `arn:aws:kms:eu-west-1:${account}:key/77aa`

sweep(test, {
  collection: keys,
  answers: {
    ListKeys: { Keys: [{ KeyId: '77aa', KeyArn: Arn }] },
    DescribeKey: {
      KeyMetadata: {
        KeyId: '77aa',
        Arn,
        KeyManager: 'CUSTOMER',
        KeyState: 'Enabled',
        Enabled: true,
        Origin: 'AWS_KMS',
        MultiRegion: false,
      },
    },
    ListResourceTags: { Tags: [{ TagKey: 'DataClass', TagValue: 'pii' }], Truncated: false },
  },
  calls: { ListKeys: 'kms:ListKeys', DescribeKey: 'kms:DescribeKey', ListResourceTags: 'kms:ListResourceTags' },
  read: ['77aa'],
})

test.run()
