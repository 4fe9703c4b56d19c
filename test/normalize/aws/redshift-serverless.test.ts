// A namespace of Redshift Serverless: encrypted in any case, opened by a workgroup, logged by its own choice and the workgroup's.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { namespace } from '../../../src/normalize/aws/redshift-serverless.ts'
import {
  encryptedUnderKey,
  factsOf,
  known,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/redshift-serverless')
const type = 'AWS::RedshiftServerless::Namespace'
const listing = 'redshift-serverless:ListNamespaces'
const tagging = 'redshift-serverless:ListTagsForResource'
const opening = 'redshift-serverless:ListWorkgroups'
const copying = 'redshift-serverless:ListSnapshotCopyConfigurations'
const arn = `arn:aws:redshift-serverless:eu-central-1:${account}:namespace/0a-1b`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = {
  namespaceArn: arn,
  namespaceName: 'orders',
  kmsKeyId: key,
  logExports: ['userlog', 'useractivitylog'],
}
const parameters = (ssl: string, logged: string) => [
  { parameterKey: 'require_ssl', parameterValue: ssl },
  { parameterKey: 'enable_user_activity_logging', parameterValue: logged },
]
const workgroup = {
  workgroupName: 'analysts',
  namespaceName: 'orders',
  publiclyAccessible: false,
  configParameters: parameters('true', 'true'),
}
const others = { ...workgroup, namespaceName: 'people', publiclyAccessible: true, configParameters: [] }
const copy = { namespaceName: 'orders', destinationRegion: 'us-east-1', destinationKmsKeyId: '88bb' }
const sharing = 'redshift:DescribeDataShares'
const share = {
  ProducerArn: `arn:aws:redshift:eu-central-1:${account}:namespace:0a-1b`,
  DataShareAssociations: [{ ConsumerIdentifier: '444455556666', ConsumerRegion: 'us-east-1', Status: 'ACTIVE' }],
}
const calls = {
  [sharing]: { body: { DataShares: [share] } },
  [listing]: { body: { namespaces: [description] } },
  [tagging]: { body: { tags: [{ key: 'DataClass', value: 'pii' }] } },
  [opening]: { body: { workgroups: [workgroup, others] } },
  [copying]: { body: { snapshotCopyConfigurations: [copy, { ...copy, namespaceName: 'people' }] } },
}

const read = (answers: Told) => namespace(live(type, 'orders', answers))
const told = (more: Told) => toResource(read({ ...calls, ...more }))
const described = (more: object) => told({ [listing]: { body: { namespaces: [{ ...description, ...more }] } } })
const opened = (...workgroups: object[]) => told({ [opening]: { body: { workgroups } } })
const copied = (...list: object[]) => told({ [copying]: { body: { snapshotCopyConfigurations: list } } })
const pointing = (resource: ReturnType<typeof told>, role: string) =>
  referencesOf(resource).flatMap((one) =>
    one.role === role && one.mechanism !== 'redshift-datashare' ? [reading(one.locator)] : [],
  )
const said = (resource: ReturnType<typeof told>, ...paths: string[]) =>
  paths.map((path) => reading(factsOf(resource)[path]))

test('a namespace with a workgroup, logs and copies abroad', () => {
  const resource = told({})
  assert.equal([resource.id, resource.name], [arn, 'orders'])
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  const log = `arn:aws:logs:eu-central-1:${account}:log-group:/aws/redshift/orders`
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'exposure.public': known(false),
    'logging.dataAccess': known(true),
    ...placedByOthers,
    labels: known([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
    region: known('eu-central-1'),
    references: known([
      { role: 'key', mechanism: 'redshift-encryption', locator: known(key) },
      {
        role: 'vault',
        mechanism: 'redshift-snapshot-copy',
        locator: known(`arn:aws:redshift-serverless:us-east-1:${account}:snapshot/*`),
      },
      {
        role: 'key',
        mechanism: 'redshift-snapshot-copy',
        locator: known(`arn:aws:kms:us-east-1:${account}:key/88bb`),
      },
      { role: 'log-sink', mechanism: 'redshift-logging', locator: known(`${log}/userlog`) },
      { role: 'log-sink', mechanism: 'redshift-logging', locator: known(`${log}/useractivitylog`) },
      {
        role: 'vault',
        mechanism: 'redshift-datashare',
        locator: known('arn:aws:redshift:us-east-1:444455556666:namespace:*'),
        account: '444455556666',
      },
    ]),
  })
})

test('under a key of AWS, no account sees the key; under one that is not told, it is anybody’s', () => {
  const owned = described({ kmsKeyId: 'AWS_OWNED_KMS_KEY' })
  assert.equal(said(owned, 'atRest.keyOwner', 'custody.exclusive'), ['provider', false])
  assert.equal(pointing(owned, 'key'), [`arn:aws:kms:us-east-1:${account}:key/88bb`])
  const unsaid = described({ kmsKeyId: undefined })
  assert.equal(said(unsaid, 'atRest.enabled', 'atRest.keyOwner'), [true, 'not-recorded'])
  assert.is(pointing(unsaid, 'key')[0], 'not-recorded')
})

test('who opens it decides who reaches it, how, and whether queries are logged', () => {
  const of = (...workgroups: object[]) =>
    said(opened(...workgroups), 'exposure.public', 'inTransit.enforced', 'logging.dataAccess')
  const open = { ...workgroup, publiclyAccessible: true, configParameters: parameters('false', 'false') }
  assert.equal(of(open), [true, false, false])
  assert.equal(of(workgroup, open), [true, false, false])
  assert.equal(of(others), [false, 'unsupported', 'unsupported'])
  assert.equal(of({ ...workgroup, configParameters: undefined }), [false, 'unsupported', 'unsupported'])
  assert.equal(of({ ...workgroup, publiclyAccessible: undefined }), ['malformed', 'malformed', 'malformed'])
  assert.equal(of({ ...others, namespaceName: undefined }), ['malformed', 'malformed', 'malformed'])
})

test('logs: without the queries, none, not told, and tables besides', () => {
  const of = (more: object) => [
    ...said(described(more), 'logging.dataAccess'),
    pointing(described(more), 'log-sink').length,
  ]
  assert.equal(of({ logExports: ['userlog'] }), [false, 1])
  assert.equal(of({ logExports: [] }), [false, 0])
  assert.equal(of({ logExports: undefined }), ['not-recorded', 1])
  assert.is(pointing(described({ s3TablePublishStatus: {} }), 'log-sink').at(-1), 'unsupported')
})

test('copies: none, under a key of AWS, under one that is not told, and not read', () => {
  const of = (resource: ReturnType<typeof told>) => [
    pointing(resource, 'vault').length,
    pointing(resource, 'key').slice(1),
  ]
  assert.equal(of(copied()), [0, []])
  assert.equal(of(copied({ ...copy, destinationKmsKeyId: 'AWS_OWNED_KMS_KEY' })), [1, []])
  assert.equal(of(copied({ ...copy, destinationKmsKeyId: undefined })), [1, ['not-recorded']])
  const denied = told({ [copying]: { error: 'AccessDeniedException' } })
  assert.equal(pointing(denied, 'vault'), ['denied'])
  assert.is(denied.references.state, 'partial')
})

test('the list refused, or a namespace without its name or its ARN: a gap', () => {
  const without = (name: string) => read({ [listing]: { body: { ...description, [name]: undefined } } })
  const gaps = [
    read({ [listing]: { error: 'AccessDeniedException' } }),
    without('namespaceName'),
    without('namespaceArn'),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', listing],
    ['malformed', undefined],
    ['malformed', undefined],
  ])
})

keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (answers: Tree) => read(answers as Told), // `as`: broken on purpose
  good: {
    'atRest.enabled': true,
    'custody.exclusive': true,
    'inTransit.enforced': true,
    'exposure.public': false,
    'logging.dataAccess': true,
    region: 'eu-central-1',
  },
})

test.run()
