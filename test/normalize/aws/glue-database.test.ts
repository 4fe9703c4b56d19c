// The catalogue of a region is encrypted as a whole, or not at all; each of its databases is as it is.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { catalogDatabase } from '../../../src/normalize/aws/glue-database.ts'
import { encryptedUnderKey, factsOf, reading, referencesOf, toResource, withoutOrigins } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent } from './silence.ts'

const test = suite('normalize/aws/glue-database')

const type = 'AWS::Glue::Database'
const arn = `arn:aws:glue:eu-central-1:${account}:database/crm`
const key = (name: string) => `arn:aws:kms:eu-central-1:${account}:key/${name}`
const settings = (EncryptionAtRest: unknown, ConnectionPasswordEncryption: unknown): Told => ({
  'glue:GetDataCatalogEncryptionSettings': {
    body: { DataCatalogEncryptionSettings: { EncryptionAtRest, ConnectionPasswordEncryption } },
  },
})
const underKey = { CatalogEncryptionMode: 'SSE-KMS', SseAwsKmsKeyId: '77aa' }
const passwords = { ReturnConnectionPasswordEncrypted: true, AwsKmsKeyId: key('88bb') }
const calls: Told = {
  'glue:GetDatabases': { body: { DatabaseList: [{ Name: 'crm', CatalogId: account }] } },
  'glue:GetTags': { body: { Tags: { DataClass: 'pii' } } },
  ...settings(underKey, passwords),
}
const told = (answers: Told) => catalogDatabase({ ...live(type, 'crm', answers), region: 'eu-central-1' })

test('a catalogue under a key, with a key for passwords', () => {
  const resource = toResource(told(calls))
  assert.equal([resource.id, resource.name, resource.holds], [arn, 'crm', 'metadata'])
  const keyed = (mechanism: string, value: string) => ({ role: 'key', mechanism, locator: { state: 'known', value } })
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [keyed('glue-catalog-encryption', key('77aa')), keyed('glue-connection-passwords', key('88bb'))],
    },
  })
})

const off = { ReturnConnectionPasswordEncrypted: false }
const denied: Told = { 'glue:GetDataCatalogEncryptionSettings': { error: 'AccessDeniedException' } }
const stories: [name: string, answers: Told, enabled: unknown, keys: unknown[]][] = [
  ['off', settings({ CatalogEncryptionMode: 'DISABLED' }, off), false, []],
  [
    'through a role',
    settings({ ...underKey, CatalogEncryptionMode: 'SSE-KMS-WITH-SERVICE-ROLE' }, off),
    true,
    [key('77aa')],
  ],
  ['under a key that is not told', settings({ CatalogEncryptionMode: 'SSE-KMS' }, off), 'malformed', ['malformed']],
  [
    'in a way that is new to us',
    settings({ ...underKey, CatalogEncryptionMode: 'SSE-X' }, off),
    'malformed',
    ['malformed'],
  ],
  [
    'with passwords under a key that is not told',
    settings(underKey, { ReturnConnectionPasswordEncrypted: true }),
    true,
    [key('77aa'), 'malformed'],
  ],
  ['as nobody may read', denied, 'denied', ['denied', 'denied']],
]
for (const [name, answers, enabled, keys] of stories) {
  test(`encrypted ${name}`, () => {
    const resource = toResource(told({ ...calls, ...answers }))
    assert.equal(reading(factsOf(resource)['atRest.enabled']), enabled)
    assert.equal(
      referencesOf(resource).map(({ locator }) => reading(locator)),
      keys,
    )
  })
}

test('a Config item names it, and says nothing of the catalogue', () => {
  const resource = toResource(catalogDatabase(recorded(type, item(type, arn, { Name: 'crm' }))))
  assert.is(reading(factsOf(resource)['atRest.enabled']), 'not-recorded')
  assert.is(resource.id, arn)
})

keepsSilent(test, {
  name: 'calls',
  input: calls,
  read: (input) => told(input as Told), // `as`: what is left of the calls
  good: { 'atRest.enabled': true },
})

test.run()
