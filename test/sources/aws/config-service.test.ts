// AWS Config says what there is of types that nobody reads otherwise, and only where it records: elsewhere its silence is told.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { SourceRecord } from '../../../src/model/observation.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { resourceCounts } from '../../../src/sources/aws/config-service.ts'
import { recordingOf } from '../../../src/sources/aws/config-recorder.ts'
import { bodyOf, withRecordings } from '../../normalize/aws/recordings.ts'
import { configServer, type RecordedRegion } from '../../servers/config.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/config-service')

const region = 'eu-west-1'
const readElsewhere = new Set(['AWS::S3::Bucket', 'AWS::SQS::Queue'])
const counts = { 'AWS::S3::Bucket': 7, 'AWS::EC2::Subnet': 40, 'AWS::QLDB::Ledger': 2, 'AWS::SQS::Queue': 3 }

interface Told {
  records: SourceRecord[]
  calls: string[]
}

async function told(recorded: RecordedRegion, spoil?: (call: Called) => Bad | undefined): Promise<Told> {
  const server = configServer(() => recorded)
  await using proxy = await refusingProxy((call) => spoil?.(call) ?? server(call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const records = await Array.fromAsync(resourceCounts(readElsewhere).read(caller, region))
  caller.close()
  return { records, calls: proxy.calls.map(({ operation }) => operation) }
}

const of = { provider: 'aws', account, region }
const ledgersAndSubnets = [
  { kind: 'counted', ...of, type: 'AWS::EC2::Subnet', count: 40 },
  { kind: 'counted', ...of, type: 'AWS::QLDB::Ledger', count: 2 },
]
const gap = (operation: string, reason: string, more = {}) => ({
  kind: 'gap',
  ...of,
  service: 'config',
  operation,
  reason,
  ...more,
  count: 1,
})
const unseen = (reason: string) => gap('GetDiscoveredResourceCounts', reason)

test('types that are read by their own calls are left to them; of the others it says how many there are', async () => {
  const { records } = await told({ counts })
  assert.equal(records, ledgersAndSubnets)
})

test('each page is read', async () => {
  const { records, calls } = await told({ counts, page: 1 })
  assert.equal(records, ledgersAndSubnets)
  assert.is(calls.length, 2 + 4)
})

for (const [recorder, reason] of [
  ['some', 'not-recorded'],
  ['all but some', 'not-recorded'],
  ['failing', 'not-recorded'],
] as const) {
  test(`a recorder that is "${recorder}" tells what it knows, and that it may not know all`, async () => {
    const { records } = await told({ recorder, counts })
    assert.equal(records, [unseen(reason), ...ledgersAndSubnets])
  })
}

for (const recorder of ['off', 'none', 'internal'] as const) {
  test(`where the recorder is "${recorder}", counts are not even asked for: an empty list would say nothing`, async () => {
    const { records, calls } = await told({ recorder, counts })
    assert.equal(records, [unseen('not-enabled')])
    assert.not.ok(calls.includes('GetDiscoveredResourceCounts'))
  })
}

for (const operation of [
  'DescribeConfigurationRecorders',
  'DescribeConfigurationRecorderStatus',
  'GetDiscoveredResourceCounts',
]) {
  const faults: [name: string, bad: (call: Called) => Bad, reason: string, more?: object][] = [
    ['denied', denied, 'denied', { permission: `config:${operation}` }],
    [
      'throttled for good',
      () => ({ status: 400, type: 'application/json', body: '{"__type":"ThrottlingException"}' }),
      'throttled',
    ],
    ['without a list', () => ({ status: 200, type: 'application/json', body: '{}' }), 'malformed'],
    [
      'null for a list',
      () => ({ status: 200, type: 'application/json', body: '{"resourceCounts":null}' }),
      'malformed',
    ],
    ['a login page', () => ({ status: 200, type: 'text/html', body: '<!DOCTYPE html><html></html>' }), 'malformed'],
  ]
  for (const [name, bad, reason, more = {}] of faults) {
    test(`${operation}, ${name}: a gap, and nothing counted`, async () => {
      const { records } = await told({ counts }, (call) => (call.operation === operation ? bad(call) : undefined))
      assert.equal(records, [gap(operation, reason, more)])
    })
  }
}

test('an account without recorded resources is counted as such', async () => {
  const { records } = await told({})
  assert.equal(records, [])
})

withRecordings(test, () => {
  test('a recorder as AWS told of it once is believed', () => {
    const recorders = bodyOf('test_config_recorder__config.DescribeConfigurationRecorders_1.json')
    const status = bodyOf('test_config_recorder__config.DescribeConfigurationRecorderStatus_1.json')
    const recording = recordingOf(
      recorders['ConfigurationRecorders'] as Parameters<typeof recordingOf>[0], // `as`: recorded from the service
      status['ConfigurationRecordersStatus'] as Parameters<typeof recordingOf>[1],
    )
    assert.equal([recording.on, recording.unseen], [true, undefined])
    assert.ok(recording.follows('AWS::S3::Bucket'))
  })

  test('the server of these tests writes the fields that AWS writes', async () => {
    const server = configServer(() => ({}))
    for (const [operation, list] of [
      ['DescribeConfigurationRecorders', 'ConfigurationRecorders'],
      ['DescribeConfigurationRecorderStatus', 'ConfigurationRecordersStatus'],
    ] as const) {
      const call = {
        service: 'config',
        region,
        operation,
        body: '{}',
        url: '/',
        signature: '',
        method: 'POST',
        headers: {},
      }
      const own = JSON.parse(server(call)?.body ?? '{}') as Record<string, object[]> // `as`: what stands above
      const real = bodyOf(`test_config_recorder__config.${operation}_1.json`)[list] as object[] // `as`: a listing
      const names = Object.keys(real[0] ?? {})
      assert.equal(
        Object.keys(own[list]?.[0] ?? {}),
        names.filter((name) => name !== 'lastStopTime'),
      )
    }
  })
})

test.run()
