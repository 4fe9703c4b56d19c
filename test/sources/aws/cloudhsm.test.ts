// Clusters and backups of CloudHSM: what each call that fails takes away, what of a cluster is left out, and to whom the client speaks.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { cloudHsmClient, DescribeBackupsCommand } from '../../../src/sources/aws/cloudhsm-client.ts'
import { hsmBackups, hsmClusters } from '../../../src/sources/aws/cloudhsm.ts'
import { configFor } from '../../../src/sources/aws/connection.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { credentials } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/cloudhsm')

const TagList = [{ Key: 'DataClass', Value: 'pii' }]
const BackupRetentionPolicy = { Type: 'DAYS', Value: '90' }
const cluster = (ClusterId: string) => ({
  ClusterId,
  BackupRetentionPolicy,
  TagList,
  State: 'ACTIVE',
  Hsms: [{ AvailabilityZone: 'eu-west-1a', State: 'ACTIVE' }],
  SourceBackupId: 'backup-0',
  PreCoPassword: 'hunter2',
  NewPassword: 'hunter3', // as AWS may name one tomorrow
  Certificates: { ClusterCsr: 'PEM' },
})
const answers: Swept['answers'] = {
  DescribeClusters: ({ body }: Called) =>
    body.includes('two') ? { Clusters: [cluster('b')] } : { Clusters: [cluster('a')], NextToken: 'two' },
  DescribeBackups: ({ body }: Called) =>
    body.includes('two')
      ? { Backups: [{ BackupId: 'd', ClusterId: 'a', TagList }] }
      : { Backups: [{ BackupId: 'c', ClusterId: 'a', CreateTimestamp: 1.764e9, TagList }], NextToken: 'two' },
}

sweep(test, {
  collection: hsmClusters,
  answers,
  calls: { DescribeClusters: 'cloudhsm:DescribeClusters' },
  read: ['a', 'b'],
})

sweep(test, {
  collection: hsmBackups,
  answers,
  calls: { DescribeBackups: 'cloudhsm:DescribeBackups' },
  read: ['c', 'd'],
})

test('with what a cluster is set up is not kept, and CloudHSM is who was asked', async () => {
  await using proxy = await refusingProxy((call) => answering(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const text = JSON.stringify(await Array.fromAsync(hsmClusters.read(caller, 'eu-west-1')))
  caller.close()
  for (const told of ['"Value":"90"', '"State":"ACTIVE"', 'eu-west-1a', 'backup-0', 'DataClass'])
    assert.match(text, told)
  assert.not.match(text, /hunter|PEM/)
  const [first] = proxy.calls
  assert.equal(
    [first?.service, first?.region, first?.headers['x-amz-target'], first?.headers['content-type']],
    ['cloudhsm', 'eu-west-1', 'BaldrApiService.DescribeClusters', 'application/x-amz-json-1.1'],
  )
})

const hosts: [region: string, more: object, host: string][] = [
  ['eu-west-1', {}, 'cloudhsmv2.eu-west-1.amazonaws.com'],
  ['cn-north-1', {}, 'cloudhsmv2.cn-north-1.amazonaws.com.cn'],
  ['eusc-de-east-1', {}, 'cloudhsmv2.eusc-de-east-1.amazonaws.eu'],
  ['us-gov-west-1', { useFipsEndpoint: true }, 'cloudhsmv2-fips.us-gov-west-1.amazonaws.com'],
  ['eu-west-1', { useDualstackEndpoint: true }, 'cloudhsmv2.eu-west-1.api.aws'],
]
for (const [region, more, host] of hosts)
  test(`it is asked at ${host}`, async () => {
    let asked: unknown
    const handle = (request: unknown) => {
      asked = request
      return Promise.reject(Object.assign(new Error('enough'), { $metadata: {} }))
    }
    const config = { ...configFor('none', region, { env: {}, credentials }, 1), ...more, requestHandler: { handle } }
    // `as`: a handler stands in the place of its settings
    const client = cloudHsmClient(config as unknown as Parameters<typeof cloudHsmClient>[0])
    const outcome = await client.send(new DescribeBackupsCommand({})).catch((error: unknown) => String(error))
    assert.is(outcome, 'Error: enough')
    assert.is((asked as { hostname: string }).hostname, host) // `as`: the SDK's request
  })

test.run()
