// Keys: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { keys } from '../../../src/sources/aws/kms.ts'
import { account } from '../../servers/seed-moto.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/kms')

const Arn = `arn:aws:kms:eu-west-1:${account}:key/77aa`

sweep(test, {
  collection: keys,
  answers: {
    ListKeys: { Keys: [{ KeyId: '77aa', KeyArn: Arn }] },
    DescribeKey: {
      KeyMetadata: {
        KeyId: '77aa',
        Arn,
        KeyManager: 'CUSTOMER',
        KeyState: 'Enabled',
        Enabled: true,
        Origin: 'AWS_KMS',
        MultiRegion: false,
      },
    },
    GetKeyRotationStatus: { KeyRotationEnabled: true },
    ListResourceTags: { Tags: [{ TagKey: 'DataClass', TagValue: 'pii' }], Truncated: false },
  },
  calls: {
    ListKeys: 'kms:ListKeys',
    DescribeKey: 'kms:DescribeKey',
    GetKeyRotationStatus: 'kms:GetKeyRotationStatus',
    ListResourceTags: 'kms:ListResourceTags',
  },
  read: ['77aa'],
})

test('that a key cannot rotate is an answer and no failure', async () => {
  await using proxy = await refusingProxy(({ operation }) => {
    if (operation === 'ListKeys') return { status: 200, type: 'application/json', body: '{"Keys":[{"KeyId":"77aa"}]}' }
    return { status: 400, type: 'application/json', body: '{"__type":"UnsupportedOperationException"}' }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  for await (const record of keys.read(caller, 'eu-west-1')) assert.is(record.kind, 'observation')
  caller.close()
  assert.equal(
    caller.asked().map(({ operation, failed }) => [operation, failed]),
    [
      ['DescribeKey', 1],
      ['GetKeyRotationStatus', 0],
      ['ListKeys', 0],
      ['ListResourceTags', 1],
    ],
  )
})

test.run()
