// Recovery points are listed vault by vault: what each call that fails takes away, and which points another service shows.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { recoveryPoints } from '../../../src/sources/aws/recovery-points.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/recovery-points')

const home = `arn:aws:backup:eu-west-1:${account}`
const vault = (BackupVaultName: string, VaultType = 'BACKUP_VAULT') => ({
  BackupVaultName,
  BackupVaultArn: `${home}:backup-vault:${BackupVaultName}`,
  VaultType,
  Locked: false,
})
const point = (RecoveryPointArn: string) => ({
  RecoveryPointArn,
  ResourceArn: `arn:aws:dynamodb:eu-west-1:${account}:table/orders`,
  IsEncrypted: true,
  EncryptionKeyArn: `arn:aws:kms:eu-west-1:${account}:key/77aa`,
  Lifecycle: { DeleteAfterDays: 35 },
  Status: 'COMPLETED',
})
const arn = `${home}:recovery-point:1eb3`
const tagging = `tags/${encodeURIComponent(arn)}`

sweep(test, {
  collection: recoveryPoints,
  answers: {
    'backup-vaults': { BackupVaultList: [vault('nightly')] },
    'backup-vaults/nightly/recovery-points': { RecoveryPoints: [point(arn)] },
    [tagging]: { Tags: { DataClass: 'pii' } },
  },
  calls: {
    'backup-vaults': 'backup:ListBackupVaults',
    'backup-vaults/nightly/recovery-points': 'backup:ListRecoveryPointsByBackupVault',
    [tagging]: 'backup:ListTags',
  },
  read: [arn],
})

const json = (body: object) => ({ status: 200, type: 'application/json', body: JSON.stringify(body) })

test('points of two vaults and two pages; a vault that lets nobody list it is a gap, and the other is read', async () => {
  await using proxy = await refusingProxy(({ operation, url }) => {
    const isSecond = new URL(url, 'http://localhost').searchParams.get('nextToken') === 'two'
    if (operation === 'backup-vaults')
      return json(
        isSecond
          ? { BackupVaultList: [vault('open')] }
          : { BackupVaultList: [vault('closed'), vault('empty')], NextToken: 'two' },
      )
    if (operation === 'backup-vaults/empty/recovery-points') return json({ RecoveryPoints: [] })
    if (operation === 'backup-vaults/open/recovery-points')
      return json(
        isSecond
          ? { RecoveryPoints: [point(`${home}:recovery-point:two`)] }
          : { RecoveryPoints: [point(`${home}:recovery-point:one`)], NextToken: 'two' },
      )
    return {
      status: 403,
      headers: { 'x-amzn-errortype': 'AccessDeniedException' },
      type: 'application/json',
      body: '{}',
    }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Array.fromAsync(recoveryPoints.read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(
    records.flatMap((one) => (one.kind === 'observation' ? [one.nativeId] : [])),
    ['one', 'two'].map((name) => `${home}:recovery-point:${name}`),
  )
  assert.equal(
    records.filter((one) => one.kind === 'gap'),
    [
      {
        kind: 'gap',
        provider: 'aws',
        account,
        region: 'eu-west-1',
        service: 'backup',
        operation: 'ListRecoveryPointsByBackupVault',
        reason: 'denied',
        permission: 'backup:ListRecoveryPointsByBackupVault',
        type: 'AWS::Backup::RecoveryPoint',
        count: 1,
      },
    ],
  )
})

const kept: [name: string, arn: string, inVault: boolean, inAirGap: boolean][] = [
  ['of its own', `${home}:recovery-point:1eb3`, true, true],
  ['of a volume, which EC2 lists', 'arn:aws:ec2:eu-west-1::snapshot/snap-0a', false, true],
  ['of a machine, which EC2 lists', 'arn:aws:ec2:eu-west-1::image/ami-0a', false, true],
  ['of a database, which RDS lists', `arn:aws:rds:eu-west-1:${account}:snapshot:awsbackup:job-1`, false, true],
  ['of a cluster', `arn:aws:rds:eu-west-1:${account}:cluster-snapshot:awsbackup:job-1`, true, true],
  ['of a table', `arn:aws:dynamodb:eu-west-1:${account}:table/orders/backup/01`, true, true],
]
for (const [name, one, inVault, inAirGap] of kept) {
  test(`a point ${name}`, async () => {
    for (const [kind, expected] of [
      ['BACKUP_VAULT', inVault],
      ['LOGICALLY_AIR_GAPPED_BACKUP_VAULT', inAirGap],
      ['RESTORE_ACCESS_BACKUP_VAULT', inAirGap],
      [undefined, inVault],
    ] as const) {
      await using proxy = await refusingProxy(({ operation }) => {
        if (operation === 'backup-vaults') return json({ BackupVaultList: [{ ...vault('nightly'), VaultType: kind }] })
        return json(operation.startsWith('tags/') ? { Tags: {} } : { RecoveryPoints: [point(one)] })
      })
      const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
      const records = await Array.fromAsync(recoveryPoints.read(caller, 'eu-west-1'))
      caller.close()
      assert.equal(
        records.map((record) => record.kind === 'observation' && record.nativeId),
        expected ? [one] : [],
        kind,
      )
    }
  })
}

test.run()
