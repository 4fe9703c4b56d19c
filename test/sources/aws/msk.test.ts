// Clusters of Kafka: what each call that fails takes away.
import { suite } from 'uvu'
import { kafkaClusters } from '../../../src/sources/aws/msk.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/msk')

const arn = (name: string, region = 'eu-west-1') => `arn:aws:kafka:${region}:${account}:cluster/${name}/77aa-1`
const cluster = (name: string) => ({
  clusterArn: arn(name),
  clusterType: 'PROVISIONED',
  tags: { DataClass: 'pii' },
  provisioned: {
    brokerNodeGroupInfo: { instanceType: 'kafka.m5.large', clientSubnets: [] },
    encryptionInfo: {
      encryptionAtRest: { dataVolumeKMSKeyId: `arn:aws:kms:eu-west-1:${account}:key/77aa` },
      encryptionInTransit: { clientBroker: 'TLS' },
    },
  },
})

sweep(test, {
  collection: kafkaClusters,
  answers: {
    'api/v2/clusters': ({ url }) =>
      url.includes('nextToken=two')
        ? { clusterInfoList: [cluster('mail')] }
        : { clusterInfoList: [cluster('bill')], nextToken: 'two' },
    'replication/v1/replicators': {
      replicators: [
        {
          replicatorArn: `arn:aws:kafka:us-east-1:${account}:replicator/copy/1`,
          kafkaClustersSummary: [
            { kafkaClusterAlias: 'here', amazonMskCluster: { mskClusterArn: arn('bill') } },
            { kafkaClusterAlias: 'there', amazonMskCluster: { mskClusterArn: arn('copy', 'us-east-1') } },
          ],
          replicationInfoSummaryList: [{ sourceKafkaClusterAlias: 'here', targetKafkaClusterAlias: 'there' }],
        },
      ],
    },
  },
  calls: { 'api/v2/clusters': 'kafka:ListClustersV2', 'replication/v1/replicators': 'kafka:ListReplicators' },
  read: [arn('bill'), arn('mail')],
})

test.run()
