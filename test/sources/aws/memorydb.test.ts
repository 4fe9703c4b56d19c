// Clusters of MemoryDB: what each call that fails takes away.
import { suite } from 'uvu'
import { memoryClusters } from '../../../src/sources/aws/memorydb.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/memorydb')

const arn = (region: string, name: string) => `arn:aws:memorydb:${region}:${account}:cluster/${name}`
const described = (Name: string, more: object = {}) => ({
  Name,
  ARN: arn('eu-west-1', Name),
  TLSEnabled: true,
  ...more,
})
const family = {
  MultiRegionClusterName: 'virxk-all',
  Clusters: [{ ARN: arn('eu-west-1', 'one') }, { ARN: arn('us-east-1', 'one') }],
}

sweep(test, {
  collection: memoryClusters,
  answers: {
    DescribeClusters: ({ body }) =>
      body.includes('"two"')
        ? { Clusters: [described('two')] }
        : { Clusters: [described('one', { MultiRegionClusterName: 'virxk-all' })], NextToken: 'two' },
    DescribeMultiRegionClusters: ({ body }) => ({
      MultiRegionClusters: body.includes('"ShowClusterDetails":true') ? [family] : [],
    }),
    ListTags: { TagList: [{ Key: 'DataClass', Value: 'pii' }] },
  },
  calls: {
    DescribeClusters: 'memorydb:DescribeClusters',
    DescribeMultiRegionClusters: 'memorydb:DescribeMultiRegionClusters',
    ListTags: 'memorydb:ListTags',
  },
  read: ['one', 'two'],
})

test.run()
