// A flow log is worth knowing for where it is delivered: a bucket, a log group or a stream, of whatever region and account.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { flowLog } from '../../../src/normalize/aws/flow-log.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { describedIn, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/flow-log')
const type = 'AWS::EC2::FlowLog'
const operation = 'ec2:DescribeFlowLogs'
const arn = `arn:aws:ec2:eu-central-1:${account}:vpc-flow-log/fl-0a`
const bucket = 'arn:aws:s3:::flows'

const description = {
  FlowLogId: 'fl-0a',
  ResourceId: 'vpc-1',
  FlowLogStatus: 'ACTIVE',
  LogDestinationType: 's3',
  LogDestination: bucket,
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const configuration = {
  flowLogId: 'fl-0a',
  resourceId: 'vpc-1',
  flowLogStatus: 'ACTIVE',
  logDestinationType: 's3',
  logDestination: bucket,
  logGroupName: null,
}
const within = (region: string, calls: Told) => flowLog({ ...live(type, 'fl-0a', calls), region })
const fromApi = (body: object) => within('eu-central-1', { [operation]: { body } })
const fromConfig = (fields: object) => flowLog(recorded(type, item(type, arn, fields)))

/** A row of settings, spelled as each teller does. */
interface Settings {
  destination?: unknown
  group?: unknown
  role?: unknown
}
const tellings = [
  [
    'API',
    ({ destination, group, role }: Settings) =>
      toResource(
        fromApi({
          FlowLogs: [
            { ...description, LogDestination: destination, LogGroupName: group, DeliverCrossAccountRole: role },
          ],
        }),
      ),
  ],
  [
    'Config',
    ({ destination = null, group = null, role }: Settings) =>
      toResource(
        fromConfig({
          ...configuration,
          logDestination: destination,
          logGroupName: group,
          deliverCrossAccountRole: role,
        }),
      ),
  ],
] as const
const sinks = (resource: ReturnType<typeof toResource>) =>
  referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])

test('two tellings of one flow log', () => {
  for (const [name, read] of tellings) {
    const resource = read({ destination: bucket })
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|fl-0a`)
    assert.is(resource.holds, 'metadata')
    assert.equal(
      withoutOrigins(factsOf(resource)),
      {
        labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
        region: { state: 'known', value: 'eu-central-1' },
        references: {
          state: 'known',
          value: [{ role: 'log-sink', mechanism: 'vpc-flow-logs', locator: { state: 'known', value: bucket } }],
        },
      },
      name,
    )
  }
})

const group = `arn:aws:logs:us-east-1:444455556666:log-group:flows`
const stream = `arn:aws:firehose:us-east-1:444455556666:deliverystream/flows`
const destinations: [name: string, settings: Settings, locator: unknown][] = [
  ['a folder of a bucket', { destination: `${bucket}/eu/2026/` }, bucket],
  ['a log group of another account', { destination: group, group: 'flows' }, group],
  ['all that is in a log group', { destination: `${group}:*` }, group],
  ['a stream', { destination: stream }, stream],
  [
    'a log group by its name, with a role of another account',
    { group: 'flows', role: 'arn:aws:iam::444455556666:role/deliver' },
    'unresolved',
  ],
  ['nothing that is told', {}, 'not-recorded'],
  ['something that has no ARN', { destination: 'flows' }, 'malformed'],
  ['no text', { destination: 7, group: 'flows' }, 'malformed'],
]
for (const [name, settings, expected] of destinations) {
  test(`delivered to ${name}`, () => {
    for (const [telling, read] of tellings)
      assert.equal(sinks(read(settings)), [['log-sink', 'vpc-flow-logs', expected]], telling)
  })
}

test('a log group by its name, as old ones have it, is their own; AWS Config records no role of another account', () => {
  const [fromApi, fromConfig] = tellings.map(([, read]) => sinks(read({ group: 'flows' })))
  const own = `arn:aws:logs:eu-central-1:${account}:log-group:flows`
  assert.equal(fromApi, [['log-sink', 'vpc-flow-logs', own]])
  assert.equal(fromConfig, [['log-sink', 'vpc-flow-logs', 'not-recorded']])
})

test('of a Config item that tells of no destination, the call that would is named', () => {
  const { logDestination: _, ...rest } = configuration
  const resource = toResource(fromConfig(rest))
  assert.equal(referencesOf(resource), [
    {
      role: 'log-sink',
      mechanism: 'vpc-flow-logs',
      locator: { state: 'unknown', reason: 'not-recorded', permission: operation },
    },
  ])
  assert.is(resource.references.state, 'partial')
})

test('refused, and without its id, it is a gap', () => {
  const gaps = [within('eu-central-1', { [operation]: { error: 'UnauthorizedOperation' } }), fromApi({})]
  assert.equal(gaps.map(whyMissing), [
    ['denied', operation],
    ['malformed', undefined],
  ])
})

keepsSilent(test, {
  name: 'API answers',
  input: { [operation]: { body: { ...description, LogGroupName: 'flows' } } },
  read: (calls: Tree) => within('eu-central-1', calls as Told), // `as`: broken on purpose
  good: { region: 'eu-central-1' },
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (input) => flowLog(recorded(type, input)),
  good: { region: 'eu-central-1' },
})

withRecordings(test, () => {
  test('a flow log of 2021, as AWS described it: to a log group of its region, without tags', () => {
    const file = 'test_vpc_flow_logs__ec2.DescribeFlowLogs_2.json'
    const body = describedIn(file, 'FlowLogs', 'FlowLogId', 'fl-0df85cc33e19397d2')
    const resource = toResource(within('us-east-1', { [operation]: { body } }))
    assert.equal(sinks(resource), [
      ['log-sink', 'vpc-flow-logs', 'arn:aws:logs:us-east-1:644160558196:log-group:example'],
    ])
    assert.is(resource.references.state, 'known')
    assert.equal(reading(resource.labels), [])
  })
})

test.run()
