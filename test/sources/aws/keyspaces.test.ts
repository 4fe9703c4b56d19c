// Tables of Keyspaces: what each call that fails takes away, the list of one keyspace among them.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { keyspacesTables } from '../../../src/sources/aws/keyspaces.ts'
import { type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/keyspaces')

const arnOf = (path: string) => `arn:aws:cassandra:eu-west-1:${account}:/keyspace/${path}`
const sent = ({ body }: Called) => JSON.parse(body) as { [name: string]: string | undefined } // `as`: what the SDK sends

const keyspace = (keyspaceName: string, more: object = { replicationStrategy: 'SINGLE_REGION' }) => ({
  keyspaceName,
  resourceArn: arnOf(keyspaceName),
  ...more,
})
const regions = { replicationStrategy: 'MULTI_REGION', replicationRegions: ['eu-west-1', 'us-east-1'] }
const tables: Readonly<Record<string, string[]>> = { crm: ['people', 'visits'], shop: ['orders'] }

const answers = {
  ListKeyspaces: (call: Called) =>
    sent(call)['nextToken'] === undefined
      ? { keyspaces: [keyspace('system_schema_mcs'), keyspace('crm', regions)], nextToken: 'more' }
      : { keyspaces: [keyspace('shop')] },
  ListTables: (call: Called) => {
    const { keyspaceName = '' } = sent(call)
    return {
      tables: tables[keyspaceName]?.map((tableName) => ({
        keyspaceName,
        tableName,
        resourceArn: arnOf(`${keyspaceName}/table/${tableName}`),
      })),
    }
  },
  GetTable: (call: Called) => {
    const { keyspaceName, tableName } = sent(call)
    return {
      keyspaceName,
      tableName,
      resourceArn: arnOf(`${keyspaceName}/table/${tableName}`),
      encryptionSpecification: { type: 'AWS_OWNED_KMS_KEY' },
      pointInTimeRecovery: { status: 'ENABLED' },
    }
  },
  ListTagsForResource: { tags: [{ key: 'DataClass', value: 'pii' }] },
}

sweep(test, {
  collection: keyspacesTables,
  answers,
  calls: {
    ListKeyspaces: 'cassandra:ListKeyspaces',
    ListTables: 'cassandra:ListTables',
    GetTable: 'cassandra:GetTable',
    ListTagsForResource: 'cassandra:ListTagsForResource',
  },
  read: ['crm/people', 'crm/visits', 'shop/orders'],
})

test('a keyspace whose tables are not listed is a gap, and the others are read', async () => {
  const answer = (call: Called) => {
    const told = answers[call.operation as keyof typeof answers] // `as`: no other call is made
    return JSON.stringify(typeof told === 'function' ? told(call) : told)
  }
  await using proxy = await refusingProxy((call) =>
    call.operation === 'ListTables' && sent(call)['keyspaceName'] === 'crm'
      ? denied(call)
      : { status: 200, type: 'application/json', body: answer(call) },
  )
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Array.fromAsync(keyspacesTables.read(caller, 'eu-west-1'))
  caller.close()
  assert.equal(
    records.map((one) => (one.kind === 'observation' ? one.nativeId : one.kind === 'gap' && one.permission)),
    ['cassandra:Select', 'shop/orders'],
  )
  assert.not.ok(proxy.calls.some(({ body }) => body.includes('system')))
})

test.run()
