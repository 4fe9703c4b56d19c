// Web apps, data factories and senders of messages: what they take in the open, where they run, and what "global" hides.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { communicationService, emailService } from '../../../src/normalize/azure/communication.ts'
import { dataFactory } from '../../../src/normalize/azure/data-factory.ts'
import { webSite } from '../../../src/normalize/azure/web-site.ts'
import { comingFromOthers, factsOf, known, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { auditWorkspace, kept } from './ai-samples.ts'
import { configOf, nightly, reminders, runtimeIn, shop } from './application-samples.ts'
import { observed, observedWith, subscriptionId } from './observed.ts'

const test = suite('normalize/azure/applications')
const logs = { 'Microsoft.Insights/diagnosticSettings/read': kept('AppServiceHTTPLogs') }
const sink = { role: 'log-sink', mechanism: 'azure-diagnostic-setting', locator: known(auditWorkspace.toLowerCase()) }

const site = (changes: object = {}, config: object | string = configOf()) =>
  toResource(
    webSite(
      observedWith(
        shop.type,
        { ...shop, properties: { ...shop.properties, ...changes } },
        { 'Microsoft.Web/sites/config/read': config, ...logs },
      ),
    ),
  )

test('a whole web app tells everything', () => {
  assert.equal(withoutOrigins(factsOf(site())), {
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': known(1.2),
    ...comingFromOthers,
    labels: known([{ key: 'DataClass', value: 'personal', from: 'tag' }]),
    references: known([sink]),
    region: known('westeurope'),
  })
  assert.equal(site().aliases, ['shop.azurewebsites.net'])
})

const transit: [name: string, changes: object, config: object | string, enforced: unknown, version: unknown][] = [
  ['plain requests', { httpsOnly: false }, configOf(), false, 1.2],
  ['plain files', {}, configOf({ ftpsState: 'AllAllowed' }), false, 1.2],
  ['no files at all', {}, configOf({ ftpsState: 'Disabled' }), true, 1.2],
  ['old TLS', {}, configOf({ minTlsVersion: '1.0' }), true, 1],
  ['nothing said of requests', { httpsOnly: null }, configOf(), 'not-recorded', 1.2],
  ['a state of files that is new', {}, configOf({ ftpsState: 'Perhaps' }), 'malformed', 1.2],
  ['no version, as a list has it', {}, configOf({ minTlsVersion: null }), true, 'malformed'],
  ['a configuration that was not read', {}, 'AuthorizationFailed', 'denied', 'denied'],
  ['plain requests, and nothing read of files', { httpsOnly: false }, 'AuthorizationFailed', false, 'denied'],
]
for (const [name, changes, config, enforced, version] of transit) {
  test(`a web app with ${name}`, () => {
    const facts = factsOf(site(changes, config))
    assert.equal(
      [reading(facts['inTransit.enforced']), reading(facts['inTransit.minimumVersion'])],
      [enforced, version],
    )
  })
}

const factory = (runtimes: object | string, changes: object = {}) =>
  toResource(
    dataFactory(
      observedWith(
        nightly.type,
        { ...nightly, properties: { ...nightly.properties, ...changes } },
        { 'Microsoft.DataFactory/factories/integrationRuntimes/read': runtimes, ...logs },
      ),
    ),
  )

test('a whole factory tells everything', () => {
  assert.equal(withoutOrigins(factsOf(factory({ value: [runtimeIn('North Europe')] }))), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    ...comingFromOthers,
    labels: known([]),
    references: known([
      { role: 'key', mechanism: 'azure-data-factory-encryption', locator: known('patient-keys.vault.azure.net') },
      {
        role: 'replica',
        mechanism: 'azure-data-factory-runtime',
        locator: known('azure-region:northeurope'),
        account: subscriptionId,
      },
      sink,
    ]),
    region: known('westeurope'),
  })
})

test('without a vault the key is of Microsoft', () => {
  const found = factory({ value: [] }, { encryption: undefined })
  assert.is(reading(factsOf(found)['atRest.keyOwner']), 'provider')
  assert.equal(
    referencesOf(found).map(({ role }) => role),
    ['log-sink'],
  )
})

test('a key without its vault is nobody knows whose', () => {
  const found = factory({ value: [] }, { encryption: { keyName: 'factory' } })
  assert.is(reading(factsOf(found)['atRest.keyOwner']), 'malformed')
  assert.equal(
    referencesOf(found).map(({ role }) => role),
    ['key', 'log-sink'],
  )
})

const network = { managedVirtualNetwork: { type: 'ManagedVirtualNetworkReference', referenceName: 'default' } }
const runtimes: [name: string, told: object | string, expected: unknown[]][] = [
  ['none of their own', { value: [] }, []],
  ['two in one region', { value: [runtimeIn('eastus'), runtimeIn('East US')] }, ['azure-region:eastus']],
  ['one that goes where the data is sent', { value: [runtimeIn('AutoResolve')] }, ['unresolved']],
  ['one that says nothing of it', { value: [{ properties: { type: 'Managed' } }] }, ['unresolved']],
  ['one in a managed network', { value: [runtimeIn('AutoResolve', network)] }, ['azure-region:westeurope']],
  ['machines of their own', { value: [{ properties: { type: 'SelfHosted' } }] }, ['unsupported']],
  ['one of a new kind', { value: [{ properties: { type: 'Floating' } }] }, ['malformed']],
  ['not read', 'AuthorizationFailed', ['denied']],
]
for (const [name, told, expected] of runtimes) {
  test(`runtimes: ${name}`, () => {
    const found = referencesOf(factory(told)).filter(({ mechanism }) => mechanism === 'azure-data-factory-runtime')
    assert.equal(
      found.map(({ locator }) => reading(locator)),
      expected,
    )
  })
}

test('a sender of messages is where its data is kept, whatever its location says', () => {
  const found = toResource(communicationService(observedWith(reminders.type, reminders, logs)))
  assert.equal(withoutOrigins(factsOf(found)), {
    ...comingFromOthers,
    labels: known([]),
    references: known([sink]),
    region: known('unitedstates'),
  })
  assert.equal([found.location.raw, found.location.kind], ['United States', 'logical'])
})

test('where e-mail is kept is not made up', () => {
  const type = 'Microsoft.Communication/emailServices'
  const found = toResource(emailService(observed(type, { ...reminders, type, properties: {} })))
  assert.equal([found.location.kind, reading(found.location.region)], ['logical', 'not-recorded'])
  assert.equal(withoutOrigins(found.references), known([]))
})

test.run()
