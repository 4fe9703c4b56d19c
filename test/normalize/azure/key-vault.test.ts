// A vault is copied to its region's pair by the platform, but for two regions; locators find it by its host.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { keyVault } from '../../../src/normalize/azure/key-vault.ts'
import { referencesOf, toResource } from '../aws/facts-of.ts'
import { observed, patientKeys } from './observed.ts'

const test = suite('normalize/azure/key-vault')
const vault = (changes: object = {}) => toResource(keyVault(observed(patientKeys.type, { ...patientKeys, ...changes })))

const copies: [location: string | null, pairs: number][] = [
  ['westeurope', 1],
  ['Brazil Southeast', 1],
  ['polandcentral', 1], // has no pair, which only the region table knows
  ['Brazil South', 0],
  ['westus3', 0],
  [null, 1],
]
for (const [location, pairs] of copies) {
  test(`a vault in ${location} has ${pairs} copy to be found`, () => {
    const found = referencesOf(vault({ location })).filter(({ role }) => role !== 'log-sink')
    assert.is(found.length, pairs)
    for (const reference of found) {
      assert.equal(reference, {
        role: 'pair',
        mechanism: 'azure-key-vault-pair',
        locator: { state: 'unknown', reason: 'unresolved' },
      })
    }
  })
}

test('its host is another name of it, in lower case', () => {
  assert.equal(vault({ properties: { vaultUri: 'https://Patient-Keys.vault.azure.net/' } }).aliases, [
    'patient-keys.vault.azure.net',
  ])
})

test('a host that is not told is not made up', () => {
  assert.not('aliases' in vault({ properties: {} }))
})

test('it holds keys, carries no facet, and keeps its id as Azure writes it', () => {
  const found = vault()
  assert.equal([found.holds, found.facets, found.id], ['key', {}, patientKeys.id])
  assert.ok(found.key.endsWith(`|westeurope|Microsoft.KeyVault/vaults|${patientKeys.id.toLowerCase()}`))
})

test.run()
