// A search domain: what it asks of those who connect, who they may be, where its logs go, and which domains read from it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { domain } from '../../../src/normalize/aws/opensearch.ts'
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
import { account, item, live, recorded, type Told } from './observed.ts'
import { describedIn, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/opensearch')
const type = 'AWS::OpenSearch::Domain'
const describing = 'es:DescribeDomains'
const tagging = 'es:ListTags'
const outbound = 'es:DescribeOutboundConnections'
const inbound = 'es:DescribeInboundConnections'
const arn = `arn:aws:es:eu-central-1:${account}:domain/orders`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const group = `arn:aws:logs:eu-central-1:${account}:log-group:/aes/orders`
const partner = '444455556666'

const settings = {
  EncryptionAtRestOptions: { Enabled: true, KmsKeyId: key },
  NodeToNodeEncryptionOptions: { Enabled: true },
  DomainEndpointOptions: { EnforceHTTPS: true, TLSSecurityPolicy: 'Policy-Min-TLS-1-2-2019-07' },
  ClusterConfig: { ZoneAwarenessEnabled: true },
  VPCOptions: { SubnetIds: ['subnet-1', 'subnet-2'] },
  LogPublishingOptions: {
    INDEX_SLOW_LOGS: { Enabled: true, CloudWatchLogsLogGroupArn: `${group}:*` },
    AUDIT_LOGS: { Enabled: false },
  },
}
const description = { DomainName: 'orders', ARN: arn, ...settings }
const end = (OwnerId: string, DomainName: string, Region: string) => ({
  AWSDomainInformation: { OwnerId, DomainName, Region },
})
const own = end(account, 'orders', 'eu-central-1')
const reader = { LocalDomainInfo: end(partner, 'mirror', 'us-east-1'), RemoteDomainInfo: own }
const read_ = { LocalDomainInfo: own, RemoteDomainInfo: end(account, 'leader', 'eu-west-1') }
const active = (one: object) => ({ ...one, ConnectionStatus: { StatusCode: 'ACTIVE' } })
const calls = {
  [describing]: { body: { DomainStatusList: [description] } },
  [tagging]: { body: { TagList: [{ Key: 'DataClass', Value: 'pii' }] } },
  [outbound]: { body: { Connections: [active(read_)] } },
  [inbound]: { body: { Connections: [active(reader)] } },
}

const read = (answers: Told) => domain(live(type, 'orders', answers))
const told = (more: Told) => toResource(read({ ...calls, ...more }))
const described = (more: object) =>
  told({ [describing]: { body: { DomainStatusList: [{ ...description, ...more }] } } })
const fromConfig = (fields: object) => toResource(domain(recorded(type, item(type, arn, fields))))
const tellings = [
  ['API', described],
  ['Config', (more: object) => fromConfig({ ...settings, ...more })],
] as const
const pointing = (resource: ReturnType<typeof told>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [reading(one.locator)] : []))
const said = (resource: ReturnType<typeof told>, path: string) => reading(factsOf(resource)[path])

const facts = {
  ...encryptedUnderKey,
  'inTransit.enforced': known(true),
  'inTransit.minimumVersion': known(1.2),
  'exposure.public': known(false),
  'logging.dataAccess': known(false),
  'redundancy.mode': known('multi-zone'),
  ...placedByOthers,
  labels: known([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
  region: known('eu-central-1'),
}
const references = [
  { role: 'key', mechanism: 'opensearch-encryption', locator: known(key) },
  { role: 'log-sink', mechanism: 'opensearch-logging', locator: known(group) },
]

test('a domain in a network, that reads from one domain and is read by another', () => {
  const resource = told({})
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|orders`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...facts,
    references: known([
      ...references,
      {
        role: 'source',
        mechanism: 'opensearch-connection',
        locator: known(`arn:aws:es:eu-west-1:${account}:domain/leader`),
        account,
      },
      {
        role: 'replica',
        mechanism: 'opensearch-connection',
        locator: known(`arn:aws:es:us-east-1:${partner}:domain/mirror`),
        account: partner,
      },
    ]),
  })
})

test('its Config item says the same, but nothing of connections', () => {
  const resource = fromConfig(settings)
  const unread = (role: string, permission: string) => ({
    role,
    mechanism: 'opensearch-connection',
    locator: { state: 'unknown', reason: 'not-recorded', permission },
  })
  assert.is(resource.id, arn)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...facts,
    references: {
      state: 'partial',
      permission: outbound,
      reason: 'not-recorded',
      value: [...references, unread('source', outbound), unread('replica', inbound)],
    },
  })
})

test('plaintext is refused where neither client nor node may use it', () => {
  for (const [name, telling] of tellings) {
    const enforced = (https: unknown, nodes: unknown) =>
      said(
        telling({
          DomainEndpointOptions: { EnforceHTTPS: https },
          NodeToNodeEncryptionOptions: nodes === undefined ? undefined : { Enabled: nodes },
        }),
        'inTransit.enforced',
      )
    assert.equal(
      [enforced(true, true), enforced(false, true), enforced(true, false), enforced(true, undefined)],
      [true, false, false, 'not-recorded'],
      name,
    )
  }
})

test('TLS by the name of its policy, and one that is new to us is not taken for any', () => {
  const version = (TLSSecurityPolicy: unknown) =>
    said(described({ DomainEndpointOptions: { TLSSecurityPolicy } }), 'inTransit.minimumVersion')
  assert.equal(
    ['Policy-Min-TLS-1-0-2019-07', 'Policy-Min-TLS-1-2-PFS-2023-10', 'Policy-Max-2030', undefined].map(version),
    [1, 1.2, 'malformed', 'not-recorded'],
  )
})

const policy = (...Statement: object[]) => JSON.stringify({ Version: '2012-10-17', Statement })
const anyone = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'es:*', Resource: `${arn}/*` }
const narrowed = { ...anyone, Condition: { IpAddress: { 'aws:SourceIp': '192.0.2.1' } } }
const security = { Enabled: true, AnonymousAuthEnabled: false }
const exposures: [name: string, fields: object, expected: unknown][] = [
  ['anyone', { AccessPolicies: policy(anyone) }, true],
  ['anyone who says who he is', { AccessPolicies: policy(anyone), AdvancedSecurityOptions: security }, false],
  [
    'anyone, asked and let in without an answer',
    { AccessPolicies: policy(anyone), AdvancedSecurityOptions: { ...security, AnonymousAuthEnabled: true } },
    true,
  ],
  [
    'anyone, and nobody knows who is asked',
    { AccessPolicies: policy(anyone), AdvancedSecurityOptions: undefined },
    'not-recorded',
  ],
  ['anyone from one address', { AccessPolicies: policy(narrowed) }, 'unsupported'],
  ['one account', { AccessPolicies: policy({ ...anyone, Principal: { AWS: account } }) }, false],
  ['no policy', { AccessPolicies: '' }, false],
  ['no word of a policy', { AccessPolicies: undefined }, 'not-recorded'],
  ['a policy that is none', { AccessPolicies: 'all' }, 'malformed'],
  ['a network of no kind', { VPCOptions: 'vpc-1', AccessPolicies: '' }, 'malformed'],
  ['a network of no subnets', { VPCOptions: { SubnetIds: [] }, AccessPolicies: policy(anyone) }, true],
]
for (const [name, fields, expected] of exposures) {
  test(`open to ${name}`, () => {
    const all = { VPCOptions: undefined, AdvancedSecurityOptions: { Enabled: false }, ...fields }
    for (const [, telling] of tellings) assert.is(said(telling(all), 'exposure.public'), expected)
  })
}

test('logs: none, of audit, to a group of no name, and of no known shape', () => {
  for (const [name, telling] of tellings) {
    const of = (LogPublishingOptions: unknown) => {
      const resource = telling({ LogPublishingOptions })
      return [said(resource, 'logging.dataAccess'), pointing(resource, 'log-sink')]
    }
    assert.equal(of(undefined), [false, []], name)
    const audit = { Enabled: true, CloudWatchLogsLogGroupArn: group }
    assert.equal(of({ AUDIT_LOGS: audit }), ['unsupported', [group]], name)
    assert.equal(of({ AUDIT_LOGS: { Enabled: true } }), ['malformed', ['malformed']], name)
    assert.equal(of({ AUDIT_LOGS: {} }), ['malformed', ['malformed']], name)
  }
})

test('connections of other domains are theirs, and over one that was not accepted nothing goes', () => {
  const replicas = (...Connections: object[]) => pointing(told({ [inbound]: { body: { Connections } } }), 'replica')
  const status = (StatusCode: string) => ({ ...reader, ConnectionStatus: { StatusCode } })
  const mirror = [`arn:aws:es:us-east-1:${partner}:domain/mirror`]
  assert.equal(replicas(), [])
  assert.equal(replicas(status('PENDING_ACCEPTANCE'), status('REJECTED'), status('DELETED')), [])
  assert.equal(replicas(status('PROVISIONING')), mirror)
  assert.equal(replicas(status('A_WORD_OF_TOMORROW')), mirror)
  assert.equal(replicas(active({ ...reader, RemoteDomainInfo: end(account, 'orders', 'eu-west-1') })), [])
  assert.equal(replicas(active({ ...reader, RemoteDomainInfo: end(partner, 'orders', 'eu-central-1') })), [])
  assert.equal(replicas(active({ ...reader, RemoteDomainInfo: end(account, 'people', 'eu-central-1') })), [])
  assert.equal(replicas(active({ ...reader, LocalDomainInfo: undefined })), ['malformed'])
  const denied = told({ [inbound]: { error: 'AccessDeniedException' } })
  assert.equal(pointing(denied, 'replica'), ['denied'])
  assert.is(denied.references.state, 'partial')
})

test('not described, or without its ARN: a gap', () => {
  const gaps = [
    read({ [describing]: { error: 'AccessDeniedException' } }),
    read({ [describing]: { body: { DomainStatusList: [] } } }),
  ]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'inTransit.enforced': true,
  'inTransit.minimumVersion': 1.2,
  'exposure.public': false,
  'redundancy.mode': 'multi-zone',
  region: 'eu-central-1',
}
keepsSilent(test, {
  name: 'API answers',
  input: calls,
  read: (answers: Tree) => read(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'API answers of a domain without a network',
  input: {
    ...calls,
    [describing]: {
      body: {
        DomainStatusList: [
          { ...description, VPCOptions: undefined, AccessPolicies: policy(anyone), AdvancedSecurityOptions: security },
        ],
      },
    },
  },
  read: (answers: Tree) => read(answers as Told), // `as`: broken on purpose
  good,
})
keepsSilent(test, {
  name: 'a Config item',
  input: item(type, arn, settings),
  read: (whole) => domain(recorded(type, whole)),
  good,
})

withRecordings(test, () => {
  test('a domain with an endpoint in public and a policy by address, as AWS described it under the older names', () => {
    const file = 'test_elasticsearch_source_ip__es.DescribeElasticsearchDomains_1.json'
    const old = describedIn(file, 'DomainStatusList', 'DomainName', 'ddaotest') as Tree // `as`: one of a list of descriptions
    const body = { DomainStatusList: [{ ...old, ClusterConfig: old['ElasticsearchClusterConfig'] }] }
    const resource = told({ [describing]: { body }, [outbound]: { body: { Connections: [] } } })
    assert.equal(
      ['atRest.enabled', 'inTransit.enforced', 'inTransit.minimumVersion', 'exposure.public', 'redundancy.mode'].map(
        (path) => said(resource, path),
      ),
      [true, true, 1, 'unsupported', 'single-zone'],
    )
    assert.is(said(resource, 'logging.dataAccess'), false)
    assert.equal(
      withoutOrigins(resource.references),
      known([
        {
          role: 'key',
          mechanism: 'opensearch-encryption',
          locator: known('arn:aws:kms:us-east-1:644160558196:key/59f9f646-4f41-40f3-9637-a0537a22a67c'),
        },
      ]),
    )
  })
})

test.run()
