// Clusters of EMR: what each call that fails takes away, and what of a cluster is left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { computeClusters } from '../../../src/sources/aws/emr.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/emr')

const AwsKmsKey = `arn:aws:kms:eu-west-1:${account}:key/1`
const encryption = {
  EnableInTransitEncryption: true,
  EnableAtRestEncryption: true,
  AtRestEncryptionConfiguration: {
    LocalDiskEncryptionConfiguration: { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey },
    S3EncryptionConfiguration: { EncryptionMode: 'SSE-KMS', AwsKmsKey },
  },
}
const answers: Swept['answers'] = {
  ListClusters: ({ body }: Called) =>
    body.includes('Marker') ? { Clusters: [{ Id: 'j-b' }] } : { Clusters: [{ Id: 'j-a' }], Marker: 'more' },
  DescribeCluster: ({ body }: Called) => {
    const id = body.includes('j-a') ? 'j-a' : 'j-b'
    return {
      Cluster: {
        ClusterArn: `arn:aws:elasticmapreduce:eu-west-1:${account}:cluster/${id}`,
        SecurityConfiguration: 'strict',
        Tags: [],
        Configurations: [{ Classification: 'hive-site', Properties: { password: 'hunter2' } }],
      },
    }
  },
  DescribeSecurityConfiguration: {
    Name: 'strict',
    SecurityConfiguration: JSON.stringify({ EncryptionConfiguration: encryption }),
  },
}

sweep(test, {
  collection: computeClusters,
  answers,
  calls: {
    ListClusters: 'elasticmapreduce:ListClusters',
    DescribeCluster: 'elasticmapreduce:DescribeCluster',
    DescribeSecurityConfiguration: 'elasticmapreduce:DescribeSecurityConfiguration',
  },
  read: ['j-a', 'j-b'],
})

test('what a cluster was set up with is not kept, and those that are gone are not asked for', async () => {
  await using proxy = await refusingProxy((call) => answering(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const text = JSON.stringify(await Array.fromAsync(computeClusters.read(caller, 'eu-west-1')))
  caller.close()
  assert.match(text, '"SecurityConfiguration":"strict"')
  assert.not.match(text, 'hunter2')
  const [listing] = proxy.calls.filter(({ operation }) => operation === 'ListClusters')
  assert.match(listing?.body ?? '', '"TERMINATING"')
  assert.not.match(listing?.body ?? '', '"TERMINATED"')
})

test.run()
