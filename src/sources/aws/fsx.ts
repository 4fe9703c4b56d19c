// File systems of FSx, and the buckets that those of Lustre are linked to.
import { DescribeDataRepositoryAssociationsCommand, DescribeFileSystemsCommand, FSxClient } from '@aws-sdk/client-fsx'
import type { Service } from './caller.ts'
import { collection, listQuestion } from './collection.ts'

const fsx: Service<FSxClient> = {
  name: 'fsx',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new FSxClient(config),
}

export const managedFileSystems = collection({
  service: fsx,
  type: 'AWS::FSx::FileSystem',
  operation: 'DescribeFileSystems',
  send: (client, NextToken) => client.send(new DescribeFileSystemsCommand({ NextToken })),
  items: ({ FileSystems }) => FileSystems,
  next: ({ NextToken }) => NextToken,
  id: ({ FileSystemId }) => FileSystemId,
  told: 'FileSystems',
  questions: [
    listQuestion({
      operation: 'DescribeDataRepositoryAssociations',
      name: 'Associations',
      when: ({ FileSystemType }) => FileSystemType === 'LUSTRE',
      send: (client, { FileSystemId = '' }, NextToken) =>
        client.send(
          new DescribeDataRepositoryAssociationsCommand({
            Filters: [{ Name: 'file-system-id', Values: [FileSystemId] }],
            NextToken,
          }),
        ),
      items: ({ Associations }) => Associations,
      next: ({ NextToken }) => NextToken,
      id: ({ AssociationId }) => AssociationId,
    }),
  ],
})
