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
const Policy = JSON.stringify({
  Statement: [{ Effect: 'Allow', Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: 'kms:*', Resource: '*' }],
})
const grant = (GrantId: string) => ({
  GrantId,
  GranteePrincipal: `arn:aws:iam::${account}:role/app`,
  Operations: ['Decrypt'],
})

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
    GetKeyPolicy: { Policy, PolicyName: 'default' },
    ListGrants: ({ body }) =>
      body.includes('"Marker":"2"')
        ? { Grants: [grant('b')], Truncated: false }
        : { Grants: [grant('a')], Truncated: true, NextMarker: '2' },
    ListResourceTags: { Tags: [{ TagKey: 'DataClass', TagValue: 'pii' }], Truncated: false },
  },
  calls: {
    ListKeys: 'kms:ListKeys',
    DescribeKey: 'kms:DescribeKey',
    GetKeyRotationStatus: 'kms:GetKeyRotationStatus',
    GetKeyPolicy: 'kms:GetKeyPolicy',
    ListGrants: 'kms:ListGrants',
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
      ['GetKeyPolicy', 1],
      ['GetKeyRotationStatus', 0],
      ['ListGrants', 1],
      ['ListKeys', 0],
      ['ListResourceTags', 1],
    ],
  )
})

async function askedOf(KeyManager: string): Promise<string[]> {
  const body = (operation: string): object =>
    operation === 'ListKeys' ? { Keys: [{ KeyId: '77aa', KeyArn: Arn }] } : { KeyMetadata: { Arn, KeyManager } }
  await using proxy = await refusingProxy(({ operation }) => ({
    status: 200,
    type: 'application/json',
    body: JSON.stringify(body(operation)),
  }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  for await (const record of keys.read(caller, 'eu-west-1')) assert.is(record.kind, 'observation')
  caller.close()
  return proxy.calls.map(({ operation }) => operation).toSorted()
}

test("of a key of AWS's own nobody asks what nobody can set", async () => {
  const always = ['DescribeKey', 'ListKeys', 'ListResourceTags']
  assert.equal(await askedOf('AWS'), always)
  const all = [...always, 'GetKeyPolicy', 'GetKeyRotationStatus', 'ListGrants'].toSorted()
  assert.equal(await askedOf('CUSTOMER'), all)
  assert.equal(await askedOf('aws'), all)
})

test.run()
