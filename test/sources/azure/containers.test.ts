// Registries of container images and what is asked about each: the regions that it is copied to, and whether pulls are logged.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { webImages } from '../../normalize/azure/images.ts'
import { armServer } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/containers')

const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const diagnostics = (category: string) => ({
  [`${webImages.id}/providers/Microsoft.Insights/diagnosticSettings`.toLowerCase()]: {
    value: [{ properties: { workspaceId: workspace, logs: [{ category, enabled: true }] } }],
  },
})
const beside = {
  ...diagnostics('ContainerRegistryRepositoryEvents'),
  [`${webImages.id}/replications`.toLowerCase()]: { value: [{ location: 'West Europe' }, { location: 'East US' }] },
}

sweep(test, { resources: [webImages], beside })

async function read(properties: object = {}, more: Readonly<Record<string, object>> = {}, changes: object = {}) {
  const body = { ...webImages, ...changes, properties: { ...webImages.properties, ...properties } }
  const estate = {
    subscriptions: [{ subscriptionId: subscription }],
    resources: [body],
    beside: { ...beside, ...more },
  }
  await using arm = await armServer(estate)
  const { seen } = await scan(optionsFor(arm))
  const one = seen.find(({ nativeId }) => nativeId === body.id.toLowerCase())
  const found = toResource(one && normalize(one))
  return {
    found,
    fact: (path: string) => reading(factsOf(found)[path]),
    references: referencesOf(found).map(({ role, mechanism, locator }) =>
      [role, mechanism, reading(locator)].join(' '),
    ),
  }
}

const key = 'key azure-registry-encryption keys.vault.azure.net'
const replica = 'replica azure-registry-replica azure-region:eastus'
const sink = `log-sink azure-diagnostic-setting ${workspace}`

test('the other regions of a registry are copies, and its own is not', async () => {
  const { found, fact, references } = await read()
  assert.equal(references, [key, replica, sink])
  assert.equal(['atRest.keyOwner', 'exposure.public', 'logging.dataAccess'].map(fact), ['customer', true, true])
  assert.equal(found.aliases, ['portal.azurecr.io'])
})

test('a registry of which no region was told may be copied anywhere', async () => {
  const { references } = await read({}, {}, { location: null })
  assert.equal(references, [key, 'replica azure-registry-replica not-recorded', sink])
})

test('logins are logged, and what was pulled is not', async () => {
  const { fact } = await read({}, diagnostics('ContainerRegistryLoginEvents'))
  assert.is(fact('logging.dataAccess'), false)
})

const readings: [name: string, properties: object, fact: string, expected: unknown][] = [
  ["Microsoft's key", { encryption: { status: 'disabled' } }, 'atRest.keyOwner', 'provider'],
  ['a key that nobody speaks of', { encryption: undefined }, 'atRest.keyOwner', 'provider'],
  ['a status of the future', { encryption: { status: 'paused' } }, 'atRest.keyOwner', 'malformed'],
  ['pulls with a login', { anonymousPullEnabled: false }, 'exposure.public', false],
  ['pulls of which nothing is said', { anonymousPullEnabled: undefined }, 'exposure.public', 'not-recorded'],
  ['a private network', { publicNetworkAccess: 'Disabled' }, 'exposure.public', false],
  ['a rule that shuts others out', { networkRuleSet: { defaultAction: 'Deny' } }, 'exposure.public', false],
  [
    'a rule that shuts out nobody',
    { networkRuleSet: { defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '0.0.0.0/0' }] } },
    'exposure.public',
    true,
  ],
  ['no rules at all', { networkRuleSet: undefined }, 'exposure.public', true],
]
for (const [name, properties, path, expected] of readings) {
  test(`${name}: ${path}`, async () => {
    const { fact } = await read(properties)
    assert.is(fact(path), expected)
  })
}

test.run()
