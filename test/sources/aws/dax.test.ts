// Clusters of DAX: what each call that fails takes away.
import { suite } from 'uvu'
import { daxClusters } from '../../../src/sources/aws/dax.ts'
import type { Called } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/dax')

const cluster = (name: string) => ({
  ClusterName: name,
  ClusterArn: `arn:aws:dax:eu-west-1:${account}:cache/${name}`,
  Nodes: [{ NodeId: `${name}-a`, AvailabilityZone: 'eu-west-1a' }],
  SSEDescription: { Status: 'ENABLED' },
  ClusterEndpointEncryptionType: 'TLS',
})
const isSecond = ({ body }: Called): boolean => body.includes('NextToken')

sweep(test, {
  collection: daxClusters,
  answers: {
    DescribeClusters: (call) =>
      isSecond(call) ? { Clusters: [cluster('visits')] } : { Clusters: [cluster('orders')], NextToken: 'more' },
    ListTags: (call) =>
      isSecond(call)
        ? { Tags: [{ Key: 'Team', Value: 'crm' }] }
        : { Tags: [{ Key: 'DataClass', Value: 'pii' }], NextToken: 'more' },
  },
  calls: { DescribeClusters: 'dax:DescribeClusters', ListTags: 'dax:ListTags' },
  read: ['orders', 'visits'],
})

test.run()
