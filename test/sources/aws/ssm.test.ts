// Parameters: what each call that fails takes away, and that none of them reads one.
import { suite } from 'uvu'
import { parameters } from '../../../src/sources/aws/ssm.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/ssm')

sweep(test, {
  collection: parameters,
  answers: {
    DescribeParameters: ({ body }) =>
      body.includes('"two"')
        ? { Parameters: [{ Name: 'plain', Type: 'String' }] }
        : { Parameters: [{ Name: '/shop/key', Type: 'SecureString', KeyId: 'alias/aws/ssm' }], NextToken: 'two' },
    ListTagsForResource: { TagList: [{ Key: 'DataClass', Value: 'pii' }] },
  },
  calls: { DescribeParameters: 'ssm:DescribeParameters', ListTagsForResource: 'ssm:ListTagsForResource' },
  read: ['/shop/key', 'plain'],
})

test.run()
