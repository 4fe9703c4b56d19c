// A cluster with the parameters that somebody has set, for tests of what they demand and log.
import { databaseCluster } from '../../../src/normalize/aws/rds-cluster.ts'
import { factsOf, reading, toResource } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'

export const asking = 'rds:DescribeDBClusterParameters'
export const set = (ParameterName: string, ParameterValue: string) => ({
  ParameterName,
  ParameterValue,
  Source: 'user',
})
export const unset = (ParameterName: string) => ({ ParameterName, Source: 'engine-default' })
const inSync = { DBInstanceIdentifier: 'orders-1', DBClusterParameterGroupStatus: 'in-sync' }

export const clusterTold = (fields: object, parameters: Told[string]): Told => ({
  'rds:DescribeDBClusters': {
    body: {
      DBClusters: [
        {
          DBClusterArn: `arn:aws:rds:eu-central-1:${account}:cluster:orders`,
          ActivityStreamStatus: 'stopped',
          DBClusterMembers: [inSync],
          ...fields,
        },
      ],
    },
  },
  [asking]: parameters,
})

export const clusterFacts = (told: Told) =>
  factsOf(toResource(databaseCluster(live('AWS::RDS::DBCluster', 'orders', told))))

/** One fact of a cluster with these settings. */
export const factOf = (fact: string, fields: object, list: object[]): unknown =>
  reading(clusterFacts(clusterTold(fields, { body: { Parameters: list } }))[fact])
