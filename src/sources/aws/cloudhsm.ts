// Clusters of CloudHSM, and the backups of their keys, whichever region those were copied from.
import {
  cloudHsmClient,
  type CloudHsmClient,
  DescribeBackupsCommand,
  DescribeClustersCommand,
  type ListedCluster,
} from './cloudhsm-client.ts'
import type { Service } from './caller.ts'
import { collection } from './collection.ts'
import { eachOf } from './listing.ts'

const cloudhsm: Service<CloudHsmClient> = {
  name: 'cloudhsm',
  variable: 'CLOUDHSM_V2',
  pace: { inFlight: 2, calls: 4, windowMs: 1_000 },
  connect: cloudHsmClient,
}

const MaxResults = 100

/** The password that a new cluster begins with stands beside, and its certificates; nobody here asks for them. */
const settingsOf = ({ ClusterId, State, BackupRetentionPolicy, Hsms, SourceBackupId, TagList }: ListedCluster) => ({
  ClusterId,
  State,
  BackupRetentionPolicy,
  Hsms,
  SourceBackupId,
  TagList,
})

export const hsmClusters = collection({
  service: cloudhsm,
  type: 'AWS::CloudHSMV2::Cluster',
  operation: 'DescribeClusters',
  send: (client, NextToken) => client.send(new DescribeClustersCommand({ NextToken, MaxResults })),
  items: ({ Clusters }) => eachOf(Clusters, settingsOf),
  next: ({ NextToken }) => NextToken,
  id: ({ ClusterId }) => ClusterId,
  told: 'Clusters',
})

export const hsmBackups = collection({
  service: cloudhsm,
  type: 'AWS::CloudHSMV2::Backup',
  operation: 'DescribeBackups',
  send: (client, NextToken) => client.send(new DescribeBackupsCommand({ NextToken, MaxResults })),
  items: ({ Backups }) => Backups,
  next: ({ NextToken }) => NextToken,
  id: ({ BackupId }) => BackupId,
  told: 'Backups',
})
