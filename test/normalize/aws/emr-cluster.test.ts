// A cluster of EMR is encrypted as the security configuration says that it names; without one, nobody knows of its disks.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { computeCluster } from '../../../src/normalize/aws/emr-cluster.ts'
import { factsOf, reading, referencesOf, toResource, whyMissing } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/emr-cluster')

const type = 'AWS::EMR::Cluster'
const [describing, securing] = ['elasticmapreduce:DescribeCluster', 'elasticmapreduce:DescribeSecurityConfiguration']
const key = (id: string) => `arn:aws:kms:eu-central-1:${account}:key/${id}`
const cluster = {
  ClusterArn: `arn:aws:elasticmapreduce:eu-central-1:${account}:cluster/j-1`,
  LogUri: 's3n://emr-logs/j/',
  LogEncryptionKmsKeyId: key('3'),
  SecurityConfiguration: 'strict',
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
  MonitoringConfiguration: { CloudWatchLogConfiguration: { Enabled: true, LogGroupName: '/emr' } },
}
const disk = { EncryptionKeyProviderType: 'AwsKms', AwsKmsKey: key('1') }
const encryption = {
  EnableInTransitEncryption: true,
  EnableAtRestEncryption: true,
  AtRestEncryptionConfiguration: {
    LocalDiskEncryptionConfiguration: disk,
    S3EncryptionConfiguration: { EncryptionMode: 'SSE-KMS', AwsKmsKey: key('2') },
  },
}
const secured = (settings: object) => ({ body: { Name: 'strict', SecurityConfiguration: JSON.stringify(settings) } })
const encrypted = (more: object) => secured({ EncryptionConfiguration: { ...encryption, ...more } })
const calls = (more: object = {}, security: Told[string] = encrypted({})): Told => ({
  [describing]: { body: { Cluster: { ...cluster, ...more } } },
  [securing]: security,
})
const told = (answers: Told) => computeCluster(live(type, 'j-1', answers))
const facts = (answers: Told, ...paths: string[]) => {
  const all = factsOf(toResource(told(answers)))
  return paths.map((path) => reading(all[path]))
}
const [enabled, enforced] = ['atRest.enabled', 'inTransit.enforced']

test('a cluster whose disks, buckets and logs are each under a key', () => {
  const resource = toResource(told(calls()))
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|j-1`)
  assert.equal(facts(calls(), enabled, 'atRest.algorithm', enforced, 'redundancy.mode'), [
    true,
    'AES256',
    true,
    'single-zone',
  ])
  assert.equal(
    referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)]),
    [
      ['key', 'emr-disk-encryption', key('1')],
      ['key', 'emr-s3-encryption', key('2')],
      ['log-sink', 'emr-logs', 'arn:aws:s3:::emr-logs'],
      ['log-sink', 'emr-logs', `arn:aws:logs:eu-central-1:${account}:log-group:/emr`],
      ['key', 'emr-log-encryption', key('3')],
    ],
  )
})

const local = (LocalDiskEncryptionConfiguration: object | undefined) =>
  encrypted({ AtRestEncryptionConfiguration: { LocalDiskEncryptionConfiguration } })
const stories: [name: string, answers: Told, expected: unknown[]][] = [
  ['no security configuration', calls({ SecurityConfiguration: undefined }), ['unresolved', false]],
  ['one that says nothing of encryption', calls({}, secured({})), ['unresolved', false]],
  ['nothing at rest', calls({}, encrypted({ EnableAtRestEncryption: false })), ['unresolved', true]],
  ['nothing in transit', calls({}, encrypted({ EnableInTransitEncryption: false })), [true, false]],
  ['buckets alone', calls({}, local(undefined)), ['unresolved', true]],
  ['keys of a program', calls({}, local({ EncryptionKeyProviderType: 'Custom' })), ['unsupported', true]],
  ['no key', calls({}, local({ EncryptionKeyProviderType: 'AwsKms' })), ['malformed', true]],
  ['one that may not be read', calls({}, { error: 'AccessDeniedException' }), ['denied', 'denied']],
  ['one that is no JSON', calls({}, { body: { SecurityConfiguration: '{' } }), ['malformed', 'malformed']],
]
for (const [name, answers, expected] of stories)
  test(name, () => assert.equal(facts(answers, enabled, enforced), expected))

const sinks = (more: object) =>
  referencesOf(toResource(told(calls(more)))).flatMap(({ role, locator }) =>
    role === 'log-sink' ? [reading(locator)] : [],
  )
const group = (more: object) => ({ LogUri: undefined, MonitoringConfiguration: { CloudWatchLogConfiguration: more } })
const logs: [name: string, more: object, expected: unknown[]][] = [
  ['no logs', { LogUri: undefined, MonitoringConfiguration: undefined }, []],
  ['an address that is no bucket', { LogUri: 'hdfs://x', MonitoringConfiguration: undefined }, ['malformed']],
  ['a group without a name', group({ Enabled: true }), ['unresolved']],
  ['a group that is off', group({ Enabled: false, LogGroupName: '/emr' }), []],
]
for (const [name, more, expected] of logs) test(name, () => assert.equal(sinks(more), expected))

test('a cluster that is not described is a gap', () => {
  const gap = told({ [describing]: { error: 'AccessDeniedException' } })
  assert.equal(whyMissing(gap), ['denied', describing])
})

keepsSilent(test, {
  name: 'calls',
  input: calls(),
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.enabled': true, 'inTransit.enforced': true },
})

test.run()
