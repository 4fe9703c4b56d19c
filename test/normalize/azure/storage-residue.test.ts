// What stays of data that was deleted from a storage account: the longest of what any of its services keeps.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { storageAccount } from '../../../src/normalize/azure/storage-account.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { observedWith, patientRecords } from './observed.ts'
import { recorded, withRecordings } from './recorded.ts'

const test = suite('normalize/azure/storage-residue')
const type = 'Microsoft.Storage/storageAccounts'

const blobs = (properties: object = {}) => ({ [`${type}/blobServices/read`]: { properties } })
const files = (properties: object = {}) => ({ [`${type}/fileServices/read`]: { properties } })
const expiring = (...rules: object[]) => ({
  [`${type}/managementPolicies/read`]: { properties: { policy: { rules } } },
})
const containers = (...all: object[]) => ({
  [`${type}/blobServices/containers/read`]: { value: all.map((properties) => ({ properties })) },
})
const days = (count: number) => ({ enabled: true, days: count })
const after = (count: number, filters?: object) => ({
  enabled: true,
  definition: { actions: { version: { delete: { daysAfterCreationGreaterThan: count } } }, filters },
})
const versions = { isVersioningEnabled: true, deleteRetentionPolicy: days(7) }
const noFiles = { [`${type}/fileServices/read`]: 'FeatureNotSupportedForAccount' }
const noPolicy = { [`${type}/managementPolicies/read`]: 'ManagementPolicyNotFound' }
const kept = { ...blobs(versions), ...files(), ...expiring(after(30)), ...containers() }

const account = (beside: Record<string, object | string>, changes: object = {}, properties: object = {}) =>
  toResource(
    storageAccount(
      observedWith(
        type,
        { ...patientRecords, ...changes, properties: { ...patientRecords.properties, ...properties } },
        beside,
      ),
    ),
  )
const remaining = (...of: Parameters<typeof account>) => reading(factsOf(account(...of))['residue.remainingDays'])

const readings: [name: string, beside: Record<string, object | string>, expected: unknown][] = [
  ['nothing was ever set', { ...blobs(), ...files() }, 0],
  ['what is off keeps nothing', { ...blobs({ deleteRetentionPolicy: { enabled: false, days: 99 } }), ...files() }, 0],
  ['blobs', { ...blobs({ deleteRetentionPolicy: days(7) }), ...files() }, 7],
  ['containers', { ...blobs({ containerDeleteRetentionPolicy: days(9) }), ...files() }, 9],
  ['shares', { ...blobs(), ...files({ shareDeleteRetentionPolicy: days(14) }) }, 14],
  ['no service of files', { ...blobs({ deleteRetentionPolicy: days(7) }), ...noFiles }, 7],
  ['versions without a rule', { ...blobs(versions), ...files(), ...noPolicy, ...containers() }, 'forever'],
  ['versions that a rule deletes', kept, 37],
  ['the shortest rule counts', { ...kept, ...expiring(after(60), after(20)) }, 27],
  ['a rule of some blobs only', { ...kept, ...expiring(after(20, { prefixMatch: ['logs/'] })) }, 'forever'],
  ['a rule of blobs with a tag', { ...kept, ...expiring(after(20, { blobIndexMatch: [{}] })) }, 'forever'],
  ['a rule that is off', { ...kept, ...expiring({ ...after(20), enabled: false }) }, 'forever'],
  ['a rule of blobs alone', { ...kept, ...expiring({ definition: { actions: { baseBlob: {} } } }) }, 'forever'],
  ['containers after versions', { ...kept, ...blobs({ ...versions, containerDeleteRetentionPolicy: days(90) }) }, 90],
  ['a container under a hold', { ...kept, ...containers({ hasLegalHold: true }) }, 'forever'],
  [
    'a container whose blobs nobody can delete',
    {
      ...kept,
      ...containers({
        hasImmutabilityPolicy: true,
        immutabilityPolicy: { properties: { immutabilityPeriodSinceCreationInDays: 400, state: 'Locked' } },
      }),
    },
    407,
  ],
  [
    'a container that does not tell for how long',
    { ...kept, ...containers({ hasImmutabilityPolicy: true }) },
    'unsupported',
  ],
  ['nothing told of blobs', files(), 'not-recorded'],
  ['nothing told of files', blobs(), 'not-recorded'],
  ['nothing told of rules', { ...kept, [`${type}/managementPolicies/read`]: 'AuthorizationFailed' }, 'denied'],
  [
    'nothing told of containers',
    { ...kept, [`${type}/blobServices/containers/read`]: 'AuthorizationFailed' },
    'denied',
  ],
  ['for ever, whatever else is not told', { ...blobs(versions), ...noPolicy }, 'forever'],
  ['a time that is none', { ...blobs({ deleteRetentionPolicy: { enabled: true } }), ...files() }, 'malformed'],
  ['a word for a number', { ...blobs({ deleteRetentionPolicy: days('7' as never) }), ...files() }, 'malformed'],
  ['an empty answer', { [`${type}/blobServices/read`]: {}, ...files() }, 'malformed'],
]
for (const [name, beside, expected] of readings) {
  test(`${name}: ${String(expected)}`, () => {
    assert.equal(remaining(beside), expected)
    assert.is(reading(factsOf(account(beside))['residue.orphaned']), false)
  })
}

test('an account has the services of its kind, and is not waited for others', () => {
  assert.is(remaining(blobs({ deleteRetentionPolicy: days(7) }), { kind: 'BlobStorage' }), 7)
  assert.is(remaining(blobs({ deleteRetentionPolicy: days(7) }), { kind: 'BlockBlobStorage' }), 7)
  assert.is(remaining(files({ shareDeleteRetentionPolicy: days(14) }), { kind: 'FileStorage' }), 14)
})

const untouchable = (state: string, enabled = true) => ({
  immutableStorageWithVersioning: {
    enabled,
    immutabilityPolicy: { immutabilityPeriodSinceCreationInDays: 400, state },
  },
})

test('versions that nobody can delete stay, whatever the rules say', () => {
  assert.is(remaining(kept, {}, untouchable('Locked')), 407)
  assert.is(remaining(kept, {}, untouchable('Unlocked')), 407)
  assert.is(remaining(kept, {}, untouchable('Disabled')), 37)
  assert.is(remaining(kept, {}, untouchable('Locked', false)), 37)
  assert.is(remaining(kept, {}, { immutableStorageWithVersioning: 'yes' }), 'malformed')
})

test('without versions nothing is replicated, though nobody asked; with them nobody knows', () => {
  const mechanisms = (beside: Record<string, object>) =>
    referencesOf(account(beside)).map(({ mechanism, locator }) => [mechanism, locator.state])
  assert.not.ok(mechanisms({ ...blobs(), ...files() }).some(([name]) => name === 'azure-object-replication'))
  assert.ok(mechanisms(kept).some(([name, state]) => name === 'azure-object-replication' && state === 'unknown'))
})

if (withRecordings(test)) {
  test('storage_storageaccounts_blobservices: blobs of a week, of 2022, that never had versions', () => {
    const told = { [`${type}/blobServices/read`]: recorded('storage_storageaccounts_blobservices') }
    assert.is(remaining({ ...told, ...files() }), 7)
  })
}

test.run()
