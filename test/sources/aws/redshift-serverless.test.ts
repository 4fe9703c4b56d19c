// Redshift Serverless: what each call that fails takes away, and which of them all namespaces of a region have in common.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { namespaces } from '../../../src/sources/aws/redshift-serverless.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/redshift-serverless')

const namespace = (namespaceName: string) => ({
  namespaceName,
  namespaceArn: `arn:aws:redshift-serverless:eu-west-1:${account}:namespace/id-of-${namespaceName}`,
  kmsKeyId: 'AWS_OWNED_KMS_KEY',
  logExports: ['useractivitylog'],
})
const parameters = ['require_ssl', 'enable_user_activity_logging'].map((parameterKey) => ({
  parameterKey,
  parameterValue: 'true',
}))
const workgroup = (name: string) => ({
  workgroupName: name,
  namespaceName: name,
  publiclyAccessible: false,
  configParameters: parameters,
})
const second = ({ body }: Called) => body.includes('two')

const answers = {
  ListNamespaces: (call: Called) =>
    second(call) ? { namespaces: [namespace('people')] } : { namespaces: [namespace('orders')], nextToken: 'two' },
  ListTagsForResource: { tags: [{ key: 'DataClass', value: 'pii' }] },
  ListWorkgroups: (call: Called) =>
    second(call) ? { workgroups: [workgroup('people')] } : { workgroups: [workgroup('orders')], nextToken: 'two' },
  DescribeDataShares:
    '<DescribeDataSharesResponse><DescribeDataSharesResult><DataShares/></DescribeDataSharesResult></DescribeDataSharesResponse>',
  ListSnapshotCopyConfigurations: {
    snapshotCopyConfigurations: [
      {
        snapshotCopyConfigurationId: 'c1',
        namespaceName: 'orders',
        destinationRegion: 'us-east-1',
        destinationKmsKeyId: 'AWS_OWNED_KMS_KEY',
      },
    ],
  },
}

sweep(test, {
  collection: namespaces,
  answers,
  calls: Object.fromEntries(
    Object.keys(answers).map((operation) => [
      operation,
      `${operation === 'DescribeDataShares' ? 'redshift' : 'redshift-serverless'}:${operation}`,
    ]),
  ),
  read: ['orders', 'people'],
})

test('what all namespaces have in common is asked once, to its last page', async () => {
  await using proxy = await refusingProxy((call) => {
    const told = answers[call.operation as keyof typeof answers] // `as`: nothing else is asked
    if (typeof told === 'string') return { status: 200, body: told }
    const body = JSON.stringify(typeof told === 'function' ? told(call) : told)
    return { status: 200, type: 'application/json', body }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  await Array.fromAsync(namespaces.read(caller, 'eu-west-1'))
  caller.close()
  const times = (operation: string) => proxy.calls.filter((call) => call.operation === operation).length
  assert.equal(Object.keys(answers).map(times), [2, 2, 2, 1, 1])
})

test.run()
