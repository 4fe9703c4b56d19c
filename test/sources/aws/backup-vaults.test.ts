// Vaults: what each call that fails takes away, and that a vault without a policy has been asked for one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { backupVaults } from '../../../src/sources/aws/backup-vaults.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { account } from '../../servers/seed-moto.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/backup-vaults')

const BackupVaultArn = `arn:aws:backup:eu-west-1:${account}:backup-vault:nightly`
const vault = {
  BackupVaultName: 'nightly',
  BackupVaultArn,
  VaultType: 'BACKUP_VAULT',
  EncryptionKeyArn: `arn:aws:kms:eu-west-1:${account}:key/77aa`,
  Locked: false,
}
const Policy = JSON.stringify({ Statement: [{ Effect: 'Deny', Principal: '*', Action: 'backup:*', Resource: '*' }] })
const tagging = `tags/${encodeURIComponent(BackupVaultArn)}`

sweep(test, {
  collection: backupVaults,
  answers: {
    'backup-vaults': { BackupVaultList: [vault] },
    'backup-vaults/nightly/access-policy': { BackupVaultName: 'nightly', BackupVaultArn, Policy },
    [tagging]: { Tags: { DataClass: 'pii' } },
  },
  calls: {
    'backup-vaults': 'backup:ListBackupVaults',
    'backup-vaults/nightly/access-policy': 'backup:GetBackupVaultAccessPolicy',
    [tagging]: 'backup:ListTags',
  },
  read: ['nightly'],
})

test('vaults of two pages and tags of two pages; that there is no policy is an answer and no failure', async () => {
  await using proxy = await refusingProxy(({ operation, url }) => {
    const json = (body: object, status = 200) => ({ status, type: 'application/json', body: JSON.stringify(body) })
    const isSecond = new URL(url, 'http://localhost').searchParams.get('nextToken') === 'two'
    if (operation === 'backup-vaults')
      return json(
        isSecond
          ? { BackupVaultList: [{ ...vault, BackupVaultName: 'weekly' }] }
          : { BackupVaultList: [vault], NextToken: 'two' },
      )
    if (operation.startsWith('tags/'))
      return json(isSecond ? { Tags: { Stage: 'test' } } : { Tags: { DataClass: 'pii' }, NextToken: 'two' })
    // as AWS does: the name of the refusal in a header, a number in the body
    const headers = { 'x-amzn-errortype': 'ResourceNotFoundException' }
    return { ...json({ Code: 'ERROR_2106', Message: 'has no associated POLICY' }, 400), headers }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Array.fromAsync(backupVaults.read(caller, 'eu-west-1'))
  caller.close()
  const told = records.map((one) =>
    one.kind === 'observation'
      ? [one.nativeId, one.answers.slice(1).map((answer) => ('error' in answer ? answer.error : answer.body))]
      : one,
  )
  const Tags = [
    { Key: 'DataClass', Value: 'pii' },
    { Key: 'Stage', Value: 'test' },
  ]
  assert.equal(
    told,
    ['nightly', 'weekly'].map((name) => [name, ['ResourceNotFoundException', { Tags }]]),
  )
  assert.equal(
    caller.asked().filter(({ failed }) => failed > 0),
    [],
  )
})

for (const Tags of ['none', 7, ['none']]) {
  test(`${JSON.stringify(Tags)} in the place of tags is an answer that cannot be read, and no vault without tags`, async () => {
    await using proxy = await refusingProxy(({ operation }) => {
      const body = operation === 'backup-vaults' ? { BackupVaultList: [vault] } : { Tags }
      return { status: 200, type: 'application/json', body: JSON.stringify(body) }
    })
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const [seen] = await Array.fromAsync(backupVaults.read(caller, 'eu-west-1'))
    caller.close()
    const tags =
      seen?.kind === 'observation' ? seen.answers.find((one) => one.origin.operation === 'backup:ListTags') : undefined
    assert.is(tags && 'error' in tags && tags.error, 'MissingList')
  })
}

test.run()
