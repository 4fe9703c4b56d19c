// File systems of EFS, with what each is backed up by and demands of its clients, and the replications of the region.
import {
  DescribeBackupPolicyCommand,
  DescribeFileSystemPolicyCommand,
  DescribeFileSystemsCommand,
  DescribeReplicationConfigurationsCommand,
  EFSClient,
} from '@aws-sdk/client-efs'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'

const efs: Service<EFSClient> = {
  name: 'elasticfilesystem',
  variable: 'EFS',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new EFSClient(config),
}

export const fileSystems = collection({
  service: efs,
  type: 'AWS::EFS::FileSystem',
  operation: 'DescribeFileSystems',
  send: (client, Marker) => client.send(new DescribeFileSystemsCommand({ Marker })),
  items: ({ FileSystems }) => FileSystems,
  next: ({ NextMarker }) => NextMarker,
  id: ({ FileSystemId }) => FileSystemId,
  told: 'FileSystems',
  questions: [
    question({
      operation: 'DescribeBackupPolicy',
      absences: ['PolicyNotFound'],
      send: (client, { FileSystemId }) => client.send(new DescribeBackupPolicyCommand({ FileSystemId })),
    }),
    question({
      operation: 'DescribeFileSystemPolicy',
      absences: ['PolicyNotFound'],
      send: (client, { FileSystemId }) => client.send(new DescribeFileSystemPolicyCommand({ FileSystemId })),
    }),
  ],
  // Without a file system, EFS tells all replications that begin or end in the region.
  shared: [
    listQuestion({
      operation: 'DescribeReplicationConfigurations',
      name: 'Replications',
      absences: ['ReplicationNotFound'],
      send: (client, _, NextToken) => client.send(new DescribeReplicationConfigurationsCommand({ NextToken })),
      items: ({ Replications }) => Replications,
      next: ({ NextToken }) => NextToken,
      id: ({ SourceFileSystemArn }) => SourceFileSystemArn,
    }),
  ],
})
