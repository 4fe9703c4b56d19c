// File systems of EFS: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { fileSystems } from '../../../src/sources/aws/efs.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor, said } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/efs')

const described = (FileSystemId: string) => ({
  OwnerId: account,
  CreationToken: FileSystemId,
  FileSystemId,
  FileSystemArn: `arn:aws:elasticfilesystem:eu-west-1:${account}:file-system/${FileSystemId}`,
  CreationTime: 1_735_955_662.0,
  LifeCycleState: 'available',
  NumberOfMountTargets: 0,
  SizeInBytes: { Value: 6144 },
  PerformanceMode: 'generalPurpose',
  Encrypted: true,
  KmsKeyId: `arn:aws:kms:eu-west-1:${account}:key/77aa`,
  Tags: [],
})
const replication = {
  SourceFileSystemId: 'fs-1',
  SourceFileSystemRegion: 'eu-west-1',
  SourceFileSystemArn: described('fs-1').FileSystemArn,
  OriginalSourceFileSystemArn: described('fs-1').FileSystemArn,
  CreationTime: 1_735_955_662.0,
  Destinations: [{ Status: 'ENABLED', FileSystemId: 'fs-9', Region: 'us-east-1', OwnerId: account }],
}
const list = '2015-02-01/file-systems'
const backup = (id: string) => `2015-02-01/file-systems/${id}/backup-policy`
const policy = (id: string) => `2015-02-01/file-systems/${id}/policy`
const replications = '2015-02-01/file-systems/replication-configurations'

sweep(test, {
  collection: fileSystems,
  answers: {
    [list]: ({ url }) =>
      url.includes('Marker=two')
        ? { FileSystems: [described('fs-1'), described('fs-2')] }
        : { FileSystems: [described('fs-1')], NextMarker: 'two' },
    [backup('fs-1')]: { BackupPolicy: { Status: 'ENABLED' } },
    [backup('fs-2')]: { BackupPolicy: { Status: 'DISABLED' } },
    [policy('fs-1')]: { FileSystemId: 'fs-1', Policy: '{"Statement":[]}' },
    [policy('fs-2')]: { FileSystemId: 'fs-2', Policy: '{"Statement":[]}' },
    [replications]: { Replications: [replication] },
  },
  calls: {
    [list]: 'elasticfilesystem:DescribeFileSystems',
    [backup('fs-1')]: 'elasticfilesystem:DescribeBackupPolicy',
    [backup('fs-2')]: 'elasticfilesystem:DescribeBackupPolicy',
    [policy('fs-1')]: 'elasticfilesystem:DescribeFileSystemPolicy',
    [replications]: 'elasticfilesystem:DescribeReplicationConfigurations',
  },
  read: ['fs-1', 'fs-2'],
})

test('what a file system does not have is an answer, and no call that failed', async () => {
  const absent: Readonly<Record<string, string>> = {
    [backup('fs-1')]: 'PolicyNotFound',
    [policy('fs-1')]: 'PolicyNotFound',
    [replications]: 'ReplicationNotFound',
  }
  await using proxy = await refusingProxy(({ operation }) => {
    const error = absent[operation]
    if (error !== undefined) return { status: 404, headers: { 'x-amzn-errortype': `${error}:` }, body: '{}' }
    return { status: 200, type: 'application/json', body: JSON.stringify({ FileSystems: [described('fs-1')] }) }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const [seen, ...more] = await Array.fromAsync(fileSystems.read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(more, [])
  assert.equal(seen?.kind === 'observation' && seen.answers.slice(1).map(said), Object.values(absent))
  assert.equal(
    caller.asked().map(({ failed }) => failed),
    [0, 0, 0, 0],
  )
})

test.run()
