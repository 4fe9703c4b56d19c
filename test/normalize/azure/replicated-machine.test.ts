// Machines that Site Recovery copies: where the copy is, what it was made of, and what is not told of one from outside of Azure.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { replicatedMachine } from '../../../src/normalize/azure/replicated-machine.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { replicated } from './backups.ts'
import { observed, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/replicated machine')

const { providerSpecificDetails: details } = replicated.properties

const read = (changes: object = {}) => {
  const body = { ...replicated, properties: { providerSpecificDetails: { ...details, ...changes } } }
  const found = toResource(replicatedMachine(observed(replicated.type, body)))
  return {
    found,
    region: reading(factsOf(found)['region']),
    references: referencesOf(found).map(({ role, mechanism, locator, region }) => [
      role,
      mechanism,
      String(reading(locator)).split('/').at(-1),
      region,
    ]),
  }
}

const from = (name: string) => ['source', 'azure-site-recovery', name, 'northeurope']

test('it is where it is copied to, and was made of each disk', () => {
  const { found, region, references } = read()
  assert.is(region, 'westeurope')
  assert.equal(references, [from('records-os'), from('records-data')])
  assert.equal([found.holds, found.owner.account, reading(found.labels)], ['content', subscriptionId, []])
})

test('with disks in accounts the machine itself is named', () => {
  for (const protectedManagedDisks of [null, [], undefined])
    assert.equal(read({ protectedManagedDisks }).references, [from('records')])
})

test('from outside of Azure, or out of it: nobody knows where the copy is', () => {
  for (const instanceType of ['HyperVReplicaAzure', 'InMageRcm', 'InMageRcmFailback']) {
    const { region, references } = read({ instanceType })
    assert.equal([region, references], ['unsupported', []])
  }
})

test('what was not told leaves the copy and its original unknown', () => {
  for (const [changes, reason] of [
    [{ recoveryFabricLocation: null }, 'malformed'],
    [{ primaryFabricLocation: '' }, 'malformed'],
    [{ fabricObjectId: undefined }, 'malformed'],
    [{ protectedManagedDisks: [{}] }, 'malformed'],
    [{ instanceType: undefined }, 'malformed'],
  ] as const) {
    const { region, references } = read(changes)
    assert.equal([region, references], [reason, [['source', 'azure-site-recovery', reason, undefined]]])
  }
  const bare = toResource(replicatedMachine(observed(replicated.type, { ...replicated, properties: {} })))
  assert.is(reading(bare.location.region), 'not-recorded')
})

test.run()
