// A collection of OpenSearch Serverless: encrypted in any case, open as the network policies that name it say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { searchCollection } from '../../../src/normalize/aws/opensearch-serverless.ts'
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
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/opensearch-serverless')
const type = 'AWS::OpenSearchServerless::Collection'
const describing = 'aoss:BatchGetCollection'
const tagging = 'aoss:ListTagsForResource'
const listing = 'aoss:ListSecurityPolicies'
const reading_ = 'aoss:GetSecurityPolicy'
const arn = `arn:aws:aoss:eu-central-1:${account}:collection/0a1b`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`

const description = { id: '0a1b', name: 'orders', arn, kmsKeyArn: key, standbyReplicas: 'ENABLED' }
const configuration = { Id: '0a1b', Name: 'orders', Arn: arn, KmsKeyArn: key, StandbyReplicas: 'ENABLED' }
const rule = (AllowFromPublic: unknown, ...names: string[]) => ({
  Rules: [{ ResourceType: 'collection', Resource: names.map((name) => `collection/${name}`) }],
  AllowFromPublic,
})
const calls = {
  [describing]: { body: { collectionDetails: [description], collectionErrorDetails: [] } },
  [tagging]: { body: { tags: [{ key: 'DataClass', value: 'pii' }] } },
  [listing]: { body: { securityPolicySummaries: [{ name: 'closed' }] } },
  [reading_]: { body: { policies: [[rule(false, 'orders')]] } },
}

const read = (answers: Told) => searchCollection(live(type, '0a1b', answers))
const told = (more: Told) => toResource(read({ ...calls, ...more }))
const described = (more: object) => told({ [describing]: { body: { ...description, ...more } } })
const fromConfig = (fields: object) => toResource(searchCollection(recorded(type, item(type, arn, fields))))
const keys = (resource: ReturnType<typeof told>) => referencesOf(resource).map(({ locator }) => reading(locator))
const said = (resource: ReturnType<typeof told>, ...paths: string[]) =>
  paths.map((path) => reading(factsOf(resource)[path]))

const facts = {
  ...encryptedUnderKey,
  'inTransit.enforced': known(true),
  'inTransit.minimumVersion': known(1.2),
  'exposure.public': known(false),
  'redundancy.mode': known('multi-zone'),
  ...placedByOthers,
  labels: known([{ key: 'DataClass', value: 'pii', from: 'tag' }]),
  region: known('eu-central-1'),
  references: known([{ role: 'key', mechanism: 'opensearch-encryption', locator: known(key) }]),
}

test('a collection that no network policy opens; its Config item lacks only the policies', () => {
  for (const resource of [told({}), fromConfig(configuration)]) {
    assert.is(resource.id, arn)
    assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|0a1b`)
  }
  assert.equal(withoutOrigins(factsOf(told({}))), facts)
  assert.equal(withoutOrigins(factsOf(fromConfig(configuration))), {
    ...facts,
    'exposure.public': { state: 'unknown', reason: 'not-recorded', permission: listing },
  })
})

test('under a key of AWS, no account sees the key; under one that is not told, or not understood, it is anybody’s', () => {
  const owned = described({ kmsKeyArn: 'auto' })
  assert.equal([said(owned, 'atRest.keyOwner', 'custody.exclusive'), keys(owned)], [['provider', false], []])
  const unsaid = described({ kmsKeyArn: undefined })
  assert.equal(
    [said(unsaid, 'atRest.enabled', 'atRest.keyOwner'), keys(unsaid)],
    [[true, 'not-recorded'], ['not-recorded']],
  )
  assert.equal(keys(described({ kmsKeyArn: 'somebody' })), ['malformed'])
  assert.equal(keys(fromConfig({ ...configuration, KmsKeyArn: undefined })), ['not-recorded'])
})

const opened: [name: string, policies: unknown[], expected: unknown][] = [
  ['by its name', [[rule(true, 'people', 'orders')]], true],
  ['by a pattern', [[rule(true, 'ord*')]], true],
  ['by a rule for all', [[rule(true, '*')]], true],
  ['by the second of two rules', [[rule(false, 'orders')], [rule(false, 'x'), rule(true, 'orders')]], true],
  ['not: another of a like name is', [[rule(true, 'orders-2', 'order')]], false],
  ['not: no rule names it', [[rule(false, 'people')]], false],
  ['nobody knows: a rule says nothing of the public', [[rule(undefined, 'people')]], 'malformed'],
  ['nobody knows: a policy has no text', [null], 'malformed'],
]
for (const [name, policies, expected] of opened) {
  test(`open to the public ${name}`, () => {
    assert.equal(said(told({ [reading_]: { body: { policies } } }), 'exposure.public'), [expected])
  })
}

test('without any policy it is closed; with policies that were not read, nobody knows', () => {
  const { [reading_]: _, ...unread } = calls
  const without = (more: Told) => factsOf(toResource(read({ ...unread, ...more })))['exposure.public']
  assert.is(reading(without({ [listing]: { body: { securityPolicySummaries: [] } } })), false)
  assert.equal(without({}), { state: 'unknown', reason: 'not-recorded', permission: reading_ })
  assert.equal(without({ [listing]: { error: 'AccessDeniedException' } }), {
    state: 'unknown',
    reason: 'denied',
    permission: listing,
  })
})

test('the zones, by the standby', () => {
  const mode = (standbyReplicas: unknown) => said(described({ standbyReplicas }), 'redundancy.mode')[0]
  assert.equal(['ENABLED', 'DISABLED', 'SOME', undefined].map(mode), [
    'multi-zone',
    'single-zone',
    'malformed',
    'not-recorded',
  ])
})

test('not described: a gap', () => {
  const gone = { collectionDetails: [], collectionErrorDetails: [{ id: '0a1b', errorCode: 'NOT_FOUND' }] }
  const gaps = [read({ [describing]: { error: 'AccessDeniedException' } }), read({ [describing]: { body: gone } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

const good = {
  'atRest.enabled': true,
  'custody.exclusive': true,
  'inTransit.enforced': true,
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
  name: 'a Config item',
  input: item(type, arn, configuration),
  read: (whole) => searchCollection(recorded(type, whole)),
  good,
})

test.run()
