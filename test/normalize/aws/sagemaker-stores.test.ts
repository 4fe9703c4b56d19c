// Domains, groups of features and endpoints of SageMaker: under which keys they keep data, and which buckets they write it to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { studioDomain } from '../../../src/normalize/aws/sagemaker-domain.ts'
import { endpoint } from '../../../src/normalize/aws/sagemaker-endpoint.ts'
import { featureGroup } from '../../../src/normalize/aws/sagemaker-feature-group.ts'
import {
  comingFromOthers,
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/sagemaker-stores')
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const tagging = 'sagemaker:ListTags'
const listing = 'sagemaker:ListUserProfiles'
const asking = 'sagemaker:DescribeUserProfile'

/** One of each type: what it says of itself, and what comes of it. */
const types = [
  {
    type: 'AWS::SageMaker::Domain',
    describing: 'sagemaker:DescribeDomain',
    arn: { DomainArn: `arn:aws:sagemaker:eu-central-1:${account}:domain/d-1` },
    normalizer: studioDomain,
    settings: {
      KmsKeyId: '77aa',
      DefaultUserSettings: {
        SharingSettings: { NotebookOutputOption: 'Allowed', S3OutputPath: 's3://shared/all', S3KmsKeyId: '88bb' },
        CanvasAppSettings: { WorkspaceSettings: { S3ArtifactPath: 's3://canvas' } },
      },
    },
    facts: { ...encryptedUnderKey, ...placedByOthers },
    pointers: [
      ['key', 'sagemaker-encryption', key],
      ['replica', 'sagemaker-sharing', 'arn:aws:s3:::shared'],
      ['replica', 'sagemaker-sharing', 'arn:aws:s3:::canvas'],
      ['key', 'sagemaker-sharing-encryption', key.replace('77aa', '88bb')],
    ],
  },
  {
    type: 'AWS::SageMaker::FeatureGroup',
    describing: 'sagemaker:DescribeFeatureGroup',
    arn: { FeatureGroupArn: `arn:aws:sagemaker:eu-central-1:${account}:feature-group/people` },
    normalizer: featureGroup,
    settings: {
      OnlineStoreConfig: { EnableOnlineStore: true, SecurityConfig: { KmsKeyId: '77aa' } },
      OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://features/all', KmsKeyId: '88bb' } },
    },
    facts: { ...encryptedUnderKey, ...placedByOthers },
    pointers: [
      ['replica', 'sagemaker-offline-store', 'arn:aws:s3:::features'],
      ['key', 'sagemaker-offline-encryption', key.replace('77aa', '88bb')],
      ['key', 'sagemaker-encryption', key],
    ],
  },
  {
    type: 'AWS::SageMaker::Endpoint',
    describing: 'sagemaker:DescribeEndpoint',
    arn: { EndpointArn: `arn:aws:sagemaker:eu-central-1:${account}:endpoint/likely` },
    normalizer: endpoint,
    settings: {
      DataCaptureConfig: { EnableCapture: true, DestinationS3Uri: 's3://captured/all', KmsKeyId: '77aa' },
      AsyncInferenceConfig: { OutputConfig: { S3OutputPath: 's3://answers/all', S3FailurePath: 's3://failures' } },
    },
    facts: comingFromOthers,
    pointers: [
      ['replica', 'sagemaker-capture', 'arn:aws:s3:::captured'],
      ['key', 'sagemaker-capture-encryption', key],
      ['replica', 'sagemaker-async', 'arn:aws:s3:::answers'],
      ['replica', 'sagemaker-async', 'arn:aws:s3:::failures'],
    ],
  },
]
type Kind = (typeof types)[number]

const calls = ({ describing, arn, settings }: Kind, more: object = {}): Told => ({
  [describing]: { body: { ...arn, ...settings, ...more } },
  [tagging]: { body: { Tags: [{ Key: 'DataClass', Value: 'pii' }] } },
  [listing]: { body: { UserProfiles: [] } }, // of which only a domain has any
})
const read = ({ type, normalizer }: Kind, answers: Told) => normalizer(live(type, 'as listed', answers))
const pointed = (kind: Kind, more: object = {}) =>
  referencesOf(toResource(read(kind, calls(kind, more)))).map(({ role, mechanism, locator }) => [
    role,
    mechanism,
    reading(locator),
  ])

for (const kind of types) {
  test(`${kind.type}: all that it says`, () => {
    const resource = toResource(read(kind, calls(kind)))
    const [arn = ''] = Object.values(kind.arn)
    assert.is(resource.id, arn)
    const { references, ...rest } = withoutOrigins(factsOf(resource)) as Record<string, unknown> // `as`: an object went in
    assert.equal(rest, {
      ...kind.facts,
      labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
      region: { state: 'known', value: 'eu-central-1' },
    })
    assert.is((references as { state: string }).state, 'known')
    assert.equal(pointed(kind), kind.pointers)
  })

  test(`${kind.type}: not described, or without its ARN: a gap`, () => {
    const { [tagging]: tags = { error: 'none' } } = calls(kind)
    const gaps = [
      read(kind, { [kind.describing]: { error: 'AccessDeniedException' }, [tagging]: tags }),
      read(kind, { [kind.describing]: { body: kind.settings }, [tagging]: tags }),
    ]
    assert.equal(
      gaps.map((gap) => gap && 'reason' in gap && [gap.reason, gap.permission]),
      [
        ['denied', kind.describing],
        ['malformed', undefined],
      ],
    )
  })

  test(`${kind.type}: a setting of another shape may name any bucket`, () => {
    const odd = Object.fromEntries(Object.keys(kind.settings).map((name) => [name, 'odd']))
    const replicas = new Set(kind.pointers.flatMap(([role, mechanism]) => (role === 'replica' ? [mechanism] : [])))
    for (const mechanism of replicas)
      assert.ok(
        pointed(kind, odd).some((one) => one[1] === mechanism && one[2] === 'malformed'),
        mechanism,
      )
  })
}

const [domains, groups, endpoints] = types as [Kind, Kind, Kind] // `as`: the three above

test('AWS Config records no key of a group of features, which may lie under any', () => {
  const settings = {
    OnlineStoreConfig: { EnableOnlineStore: true },
    OfflineStoreConfig: { S3StorageConfig: { S3Uri: 's3://features/all' } },
  }
  const [arn = ''] = Object.values(groups.arn)
  const resource = toResource(featureGroup(recorded(groups.type, item(groups.type, arn, settings))))
  assert.equal(
    referencesOf(resource).map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)]),
    [
      ['replica', 'sagemaker-offline-store', 'arn:aws:s3:::features'],
      ['key', 'sagemaker-offline-encryption', 'not-recorded'],
      ['key', 'sagemaker-encryption', 'not-recorded'],
    ],
  )
  assert.is(reading(factsOf(resource)['atRest.keyOwner']), 'not-recorded')
})

test('a domain without a key is under one that AWS manages, and an older one names its own otherwise', () => {
  const facts = factsOf(toResource(read(domains, calls(domains, { KmsKeyId: undefined }))))
  assert.equal([reading(facts['atRest.keyOwner']), reading(facts['custody.exclusive'])], ['provider', false])
  assert.equal(pointed(domains, { KmsKeyId: undefined, HomeEfsFileSystemKmsKeyId: '77aa' }), domains.pointers)
})

test('a domain that shares no results has no bucket for them', () => {
  for (const SharingSettings of [{ NotebookOutputOption: 'Disabled', S3OutputPath: 's3://shared' }, undefined])
    assert.equal(pointed(domains, { DefaultUserSettings: { SharingSettings } }), [['key', 'sagemaker-encryption', key]])
})

test('a domain whose shared results have no path may have them anywhere', () => {
  const more = { DefaultUserSettings: { SharingSettings: { NotebookOutputOption: 'Allowed' } } }
  assert.equal(pointed(domains, more).slice(1), [
    ['replica', 'sagemaker-sharing', 'not-recorded'],
    ['key', 'sagemaker-sharing-encryption', 'not-recorded'],
  ])
})

/** Where the results of a domain of two people go, besides where those of everybody do. */
function ownResults(told: Told): unknown[] {
  const two = { body: { UserProfiles: [{ UserProfileName: 'ana' }, { UserProfileName: 'ben' }] } }
  const own = { DefaultUserSettings: { SharingSettings: { NotebookOutputOption: 'Disabled' } } }
  const { references } = toResource(read(domains, { ...calls(domains, own), [listing]: two, ...told }))
  assert.ok(references.state !== 'unknown')
  return [references.state, ...references.value.slice(1).map(({ mechanism, locator }) => [mechanism, reading(locator)])]
}
const sharing = (S3OutputPath: string, more: object = {}) => ({
  SharingSettings: { NotebookOutputOption: 'Allowed', S3OutputPath, ...more },
})

test('what single people share goes where they have said, each bucket and key once', () => {
  const ana = { UserProfileName: 'ana', UserSettings: sharing('s3://ana/a', { S3KmsKeyId: '88bb' }) }
  const ben = {
    UserProfileName: 'ben',
    UserSettings: { CanvasAppSettings: { WorkspaceSettings: { S3ArtifactPath: 's3://ben' } } },
  }
  assert.equal(ownResults({ [asking]: { body: { profiles: [ana, ben] } } }), [
    'known',
    ['sagemaker-sharing', 'arn:aws:s3:::ana'],
    ['sagemaker-sharing', 'arn:aws:s3:::ben'],
    ['sagemaker-sharing-encryption', key.replace('77aa', '88bb')],
  ])
  const none = ['ana', 'ben'].map((UserProfileName) => ({ UserProfileName }))
  assert.equal(ownResults({ [asking]: { body: { profiles: none } } }), ['known'])
})

test('one who may share, and for whom nobody has named a bucket, may share to any', () => {
  const ana = { UserProfileName: 'ana', UserSettings: { SharingSettings: { NotebookOutputOption: 'Allowed' } } }
  const ben = { UserProfileName: 'ben', UserSettings: sharing('s3://ben') }
  assert.equal(ownResults({ [asking]: { body: { profiles: [ana, ben] } } }), [
    'partial',
    ['sagemaker-sharing', 'not-recorded'],
    ['sagemaker-sharing-encryption', 'not-recorded'],
  ])
  const everybodys = { DefaultUserSettings: { SharingSettings: { S3OutputPath: 's3://shared' } } }
  const two = { body: { UserProfiles: [{ UserProfileName: 'ana' }] } }
  const told = { ...calls(domains, everybodys), [listing]: two, [asking]: { body: { profiles: [ana] } } }
  assert.equal(
    referencesOf(toResource(read(domains, told))).map(({ mechanism, locator }) => [mechanism, reading(locator)]),
    [
      ['sagemaker-encryption', key],
      ['sagemaker-sharing', 'arn:aws:s3:::shared'],
    ],
  )
})

test('people of whom nobody has told may share anywhere', () => {
  const anywhere = (reason: string) => [
    'partial',
    ['sagemaker-sharing', reason],
    ['sagemaker-sharing-encryption', reason],
  ]
  const denied = { error: 'AccessDeniedException' }
  assert.equal(ownResults({ [listing]: denied }), anywhere('denied'))
  assert.equal(ownResults({ [asking]: denied }), anywhere('denied'))
  assert.equal(ownResults({}), anywhere('not-recorded'))
  const [one, nameless] = [{ UserProfileName: 'ana' }, { UserSettings: sharing('s3://ana') }]
  assert.equal(ownResults({ [asking]: { body: { profiles: [one] } } }), anywhere('malformed'))
  assert.equal(ownResults({ [asking]: { body: { profiles: [one, nameless] } } }), anywhere('malformed'))
})

test('a group that is offline alone lies under the key of its bucket', () => {
  for (const OnlineStoreConfig of [undefined, { EnableOnlineStore: false }]) {
    const facts = factsOf(toResource(read(groups, calls(groups, { OnlineStoreConfig }))))
    assert.equal(
      ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive'].map((path) => reading(facts[path])),
      [true, 'unresolved', 'unresolved'],
    )
    assert.equal(pointed(groups, { OnlineStoreConfig }), groups.pointers.slice(0, 2))
  }
  assert.equal(pointed(groups, { OfflineStoreConfig: undefined }), groups.pointers.slice(2))
})

test('an endpoint that captures nothing writes nothing', () => {
  const DataCaptureConfig = { EnableCapture: false, DestinationS3Uri: 's3://captured', KmsKeyId: '77aa' }
  assert.equal(pointed(endpoints, { DataCaptureConfig, AsyncInferenceConfig: undefined }), [])
})

for (const kind of types) {
  keepsSilent(test, {
    name: kind.type,
    // A key that is not named is one of AWS's own, which the test above says.
    input: calls(kind, { KmsKeyId: undefined, OnlineStoreConfig: { EnableOnlineStore: false } }),
    read: (answers: Tree) => read(kind, answers as Told), // `as`: broken on purpose
    good: { 'atRest.enabled': true, 'custody.exclusive': true, region: 'eu-central-1' },
  })
}

test.run()
