// A crawler reads stores wherever they are, and encrypts what it writes as its security configuration says.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { crawler } from '../../../src/normalize/aws/glue-crawler.ts'
import { factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, answers, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/glue-crawler')
const [listing, tagging, securing] = ['glue:GetCrawlers', 'glue:GetTags', 'glue:GetSecurityConfiguration']
const type = 'AWS::Glue::Crawler'
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const read = (calls: Told) =>
  crawler({
    kind: 'observation',
    provider: 'aws',
    partition: 'aws',
    account,
    region: 'eu-central-1',
    type,
    nativeId: 'orders',
    source: 'live',
    answers: answers(calls),
  })

const described = { Name: 'orders', Targets: { S3Targets: [{ Path: 's3://orders/all' }] } }
const calls = (more: object = {}): Told => ({
  [listing]: { body: { Crawlers: [{ ...described, ...more }] } },
  [tagging]: { body: { Tags: { DataClass: 'pii' } } },
})
const pointed = (told: Told) =>
  referencesOf(toResource(read(told))).map(({ role, mechanism, locator, account: of }) =>
    [role, mechanism, reading(locator), of].filter((one) => one !== undefined),
  )

test('a crawler of one bucket, which encrypts nothing by itself', () => {
  const resource = toResource(read(calls()))
  assert.is(resource.id, `arn:aws:glue:eu-central-1:${account}:crawler/orders`)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.is(resource.holds, 'metadata')
  assert.equal(withoutOrigins(factsOf(resource)), {
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [{ role: 'source', mechanism: 'glue-crawler', locator: { state: 'known', value: 'arn:aws:s3:::orders' } }],
    },
  })
})

const connection = [{ ConnectionName: 'crm', Path: 'crm/%' }]
const targets: [name: string, targets: object, from: string[]][] = [
  [
    'a table of its account',
    { DynamoDBTargets: [{ Path: 'orders' }] },
    [`arn:aws:dynamodb:eu-central-1:${account}:table/orders`],
  ],
  [
    'a table of another',
    { DynamoDBTargets: [{ Path: 'arn:aws:dynamodb:us-east-1:2:table/o' }] },
    ['arn:aws:dynamodb:us-east-1:2:table/o'],
  ],
  [
    'lakes of three formats',
    {
      DeltaTargets: [{ DeltaTables: ['s3://one/a'] }],
      IcebergTargets: [{ Paths: ['s3://two'] }],
      HudiTargets: [{ Paths: ['s3a://three/b'] }],
    },
    ['arn:aws:s3:::one', 'arn:aws:s3:::two', 'arn:aws:s3:::three'],
  ],
  [
    'databases, whose addresses their connections keep',
    { JdbcTargets: connection, MongoDBTargets: connection },
    ['unresolved', 'unresolved'],
  ],
  ['what the catalogue has already', { CatalogTargets: [{ DatabaseName: 'crm', Tables: ['a'] }] }, []],
  ['a path that is none', { S3Targets: [{ Path: 'orders' }] }, ['malformed']],
  ['a kind that is new to us', { GraphTargets: [{ Path: 'orders' }] }, ['malformed']],
]
for (const [name, Targets, from] of targets) {
  test(`it goes through ${name}`, () => {
    assert.equal(
      pointed(calls({ Targets })),
      from.map((where) => ['source', 'glue-crawler', where]),
    )
  })
}

test('with the rights of Lake Formation a bucket is of the account that gave them', () => {
  const LakeFormationConfiguration = { UseLakeFormationCredentials: true, AccountId: '210987654321' }
  const Targets = { ...described.Targets, JdbcTargets: connection }
  assert.equal(pointed(calls({ LakeFormationConfiguration, Targets })), [
    ['source', 'glue-crawler', 'arn:aws:s3:::orders', '210987654321'],
    ['source', 'glue-crawler', 'unresolved'],
  ])
})

const encrypting = (EncryptionConfiguration: object): Told => ({
  ...calls({ CrawlerSecurityConfiguration: 'sealed' }),
  [securing]: { body: { SecurityConfiguration: { Name: 'sealed', EncryptionConfiguration } } },
})

test('the keys of its security configuration, each once', () => {
  const by = { KmsKeyArn: key }
  const told = encrypting({
    S3Encryption: [{ S3EncryptionMode: 'SSE-KMS', ...by }, { S3EncryptionMode: 'DISABLED' }],
    CloudWatchEncryption: { CloudWatchEncryptionMode: 'SSE-KMS', ...by },
    JobBookmarksEncryption: { JobBookmarksEncryptionMode: 'CSE-KMS', KmsKeyArn: `${key}b` },
  })
  assert.equal(pointed(told).slice(1), [
    ['key', 'glue-security-configuration', key],
    ['key', 'glue-security-configuration', `${key}b`],
  ])
})

test('a security configuration that was refused may name any key', () => {
  const told = { ...calls({ CrawlerSecurityConfiguration: 'sealed' }), [securing]: { error: 'AccessDeniedException' } }
  assert.equal(pointed(told).slice(1), [['key', 'glue-security-configuration', 'denied']])
})

test('not listed: a gap', () => {
  const gap = read({ [listing]: { error: 'AccessDeniedException' } })
  assert.equal(gap && 'reason' in gap && [gap.reason, gap.permission], ['denied', listing])
})

keepsSilent(test, {
  name: 'API answers',
  input: calls({ LakeFormationConfiguration: { AccountId: '210987654321' } }),
  read: (told: Tree) => read(told as Told), // `as`: broken on purpose
  good: { region: 'eu-central-1' },
})

test.run()
