// Parameters: what each call that fails takes away, and that the second page is read.
import { suite } from 'uvu'
import { parameters } from '../../../src/sources/aws/ssm.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/ssm')

sweep(test, {
  collection: parameters,
  answers: {
    DescribeParameters: ({ body }) =>
      body.includes('page-two')
        ? { Parameters: [{ Name: 'flags', Type: 'String' }] }
        : { Parameters: [{ Name: '/crm/login', Type: 'SecureString', KeyId: 'alias/crm' }], NextToken: 'page-two' },
    ListTagsForResource: { TagList: [{ Key: 'DataClass', Value: 'pii' }] },
  },
  calls: { DescribeParameters: 'ssm:DescribeParameters', ListTagsForResource: 'ssm:ListTagsForResource' },
  read: ['/crm/login', 'flags'],
})

test.run()
