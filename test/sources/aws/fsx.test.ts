// File systems of FSx: what each call that fails takes away.
import { suite } from 'uvu'
import { managedFileSystems } from '../../../src/sources/aws/fsx.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/fsx')

const described = (FileSystemId: string, more: object) => ({
  FileSystemId,
  ResourceARN: `arn:aws:fsx:eu-west-1:${account}:file-system/${FileSystemId}`,
  KmsKeyId: `arn:aws:kms:eu-west-1:${account}:key/77aa`,
  CreationTime: 1_735_955_662.0,
  Tags: [],
  ...more,
})
const lustre = {
  FileSystemType: 'LUSTRE',
  LustreConfiguration: { DeploymentType: 'PERSISTENT_2', LogConfiguration: { Level: 'DISABLED' } },
}
const pages: Readonly<Record<string, { [name: string]: unknown }>> = {
  DescribeFileSystems: { FileSystems: [described('fs-1', lustre)], NextToken: 'two' },
  two: { FileSystems: [described('fs-2', { FileSystemType: 'OPENZFS' })] },
}

sweep(test, {
  collection: managedFileSystems,
  answers: {
    DescribeFileSystems: ({ operation, body }) => pages[body.includes('"two"') ? 'two' : operation] ?? {},
    DescribeDataRepositoryAssociations: ({ body }) => ({
      Associations: body.includes('"fs-1"')
        ? [{ AssociationId: 'dra-1', FileSystemId: 'fs-1', DataRepositoryPath: 's3://source/a/' }]
        : [],
    }),
  },
  calls: {
    DescribeFileSystems: 'fsx:DescribeFileSystems',
    DescribeDataRepositoryAssociations: 'fsx:DescribeDataRepositoryAssociations',
  },
  read: ['fs-1', 'fs-2'],
})

test.run()
