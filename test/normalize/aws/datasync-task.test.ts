// A task of DataSync names two locations, and the list of the region says where those are.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { transferTask } from '../../../src/normalize/aws/datasync-task.ts'
import { comingFromOthers, factsOf, reading, referencesOf, toResource, whyMissing, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/datasync-task')

const type = 'AWS::DataSync::Task'
const at = (kind: string) => `arn:aws:datasync:eu-central-1:${account}:${kind}`
const [here, there] = [at('location/loc-1'), at('location/loc-2')]
const [describing, listing, tagging] = [
  'datasync:DescribeTask',
  'datasync:ListLocations',
  'datasync:ListTagsForResource',
]
const description = { TaskArn: at('task/task-77aa'), SourceLocationArn: here, DestinationLocationArn: there }
const listed = (from: string, to: string) => ({
  body: {
    Locations: [
      { LocationArn: here, LocationUri: from },
      { LocationArn: there, LocationUri: to },
    ],
  },
})
const calls = {
  [describing]: { body: description },
  [listing]: listed('s3://patient-records/2026/', 'efs://us-east-1.fs-77aa/share'),
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
}
const told = (answers: Told) => transferTask(live(type, description.TaskArn, answers))
const points = (answers: Told) =>
  referencesOf(toResource(told(answers))).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])

test('a bucket that is copied to a file system in another region', () => {
  const resource = toResource(told(calls))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|task-77aa`)
  const { 'dependency.foreignRegions': _, ...facts } = factsOf(resource)
  const { 'dependency.foreignRegions': __, ...coming } = comingFromOthers
  assert.equal(withoutOrigins(facts), {
    ...coming,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [
        {
          role: 'source',
          mechanism: 'datasync-source',
          locator: { state: 'known', value: 'arn:aws:s3:::patient-records' },
        },
        {
          role: 'replica',
          mechanism: 'datasync',
          locator: { state: 'known', value: 'arn:aws:elasticfilesystem:us-east-1::file-system/fs-77aa' },
        },
      ],
    },
  })
})

const uris: [uri: string, locator: unknown][] = [
  ['fsxw://us-west-2.fs-77aa/share', 'arn:aws:fsx:us-west-2::file-system/fs-77aa'],
  ['nfs://files.example.test/export/hr', 'files.example.test'],
  ['azure-blob://example.blob.core.windows.net/box', 'example.blob.core.windows.net'],
  ['object-storage://store.example.test/bucket', 'store.example.test'],
  ['s3://arn:aws:s3:eu-west-1:111122223333:accesspoint:x/', 'unsupported'],
  ['efs://fs-77aa/share', 'malformed'],
  ['fsxn-nfs://us-west-2.svm-77aa/vol', 'malformed'],
  ['patient-records', 'malformed'],
]
for (const [uri, locator] of uris) {
  test(`a location ${uri}`, () => {
    assert.equal(points({ ...calls, [listing]: listed('s3://a/', uri) })[1], ['replica', 'datasync', locator])
  })
}

const source = ['source', 'datasync-source', 'arn:aws:s3:::patient-records']
const target = ['replica', 'datasync', 'arn:aws:elasticfilesystem:us-east-1::file-system/fs-77aa']
const odd: [name: string, answers: Told, expected: unknown[]][] = [
  [
    'a log and a report',
    {
      ...calls,
      [describing]: {
        body: {
          ...description,
          CloudWatchLogGroupArn: 'arn:aws:logs:g',
          TaskReportConfig: { Destination: { S3: { S3BucketArn: 'arn:aws:s3:::r' } } },
        },
      },
    },
    [
      source,
      target,
      ['log-sink', 'datasync-logs', 'arn:aws:logs:g'],
      ['log-sink', 'datasync-report', 'arn:aws:s3:::r'],
    ],
  ],
  [
    'a report nobody knows where',
    { ...calls, [describing]: { body: { ...description, TaskReportConfig: {} } } },
    [source, target, ['log-sink', 'datasync-report', 'malformed']],
  ],
  [
    'a location that is not listed',
    { ...calls, [listing]: { body: { Locations: [] } } },
    [
      ['source', 'datasync-source', 'unresolved'],
      ['replica', 'datasync', 'unresolved'],
    ],
  ],
  [
    'locations that were refused',
    { ...calls, [listing]: { error: 'AccessDeniedException' } },
    [
      ['source', 'datasync-source', 'denied'],
      ['replica', 'datasync', 'denied'],
    ],
  ],
  [
    'no word of where it goes',
    { ...calls, [describing]: { body: { TaskArn: description.TaskArn, SourceLocationArn: here } } },
    [source, ['replica', 'datasync', 'not-recorded']],
  ],
]
for (const [name, answers, expected] of odd) test(name, () => assert.equal(points(answers), expected))

test('AWS Config records no word of reports, which may go anywhere', () => {
  const resource = toResource(transferTask(recorded(type, item(type, description.TaskArn, description))))
  assert.equal(
    referencesOf(resource).filter(({ role }) => role === 'log-sink'),
    [
      {
        role: 'log-sink',
        mechanism: 'datasync-report',
        locator: { state: 'unknown', reason: 'not-recorded', permission: describing },
      },
    ],
  )
})

test('a task that is not described is a gap', () => {
  const gap = told({ ...calls, [describing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: {},
})

test.run()
