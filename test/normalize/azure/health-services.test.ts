// Services of patients' records and images: who reaches them, who can say who did, and the accounts that they are put into.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer, Observation } from '../../../src/model/observation.ts'
import { dicomService, fhirService } from '../../../src/normalize/azure/health-services.ts'
import { factsOf, known, placedByOthers, reading, referencesOf, toResource, withoutOrigins } from '../aws/facts-of.ts'
import { images, records } from './health.ts'
import { observed, origin } from './observed.ts'

const test = suite('normalize/azure/health-services')

const logs = (...categories: string[]): Answer => ({
  origin: { ...origin, operation: 'Microsoft.Insights/diagnosticSettings/read' },
  body: {
    value: [
      { properties: { workspaceId: '/Audit', logs: categories.map((category) => ({ category, enabled: true })) } },
    ],
  },
})
const told = (whole: Observation, ...more: Answer[]) => ({ ...whole, answers: [...whole.answers, ...more] })
const fhir = (properties: object = {}, ...more: Answer[]) =>
  toResource(
    fhirService(
      told(observed(records.type, { ...records, properties: { ...records.properties, ...properties } }), ...more),
    ),
  )
const dicom = (properties: object = {}) =>
  toResource(dicomService(observed(images.type, { ...images, properties: { ...images.properties, ...properties } })))

test('a whole service tells everything but the TLS that it wants', () => {
  assert.equal(withoutOrigins(factsOf(fhir({}, logs('AuditLogs')))), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': { state: 'unknown', reason: 'unsupported' },
    'logging.dataAccess': known(true),
    'exposure.public': known(false),
    ...placedByOthers,
    labels: known([{ key: 'DataClass', value: 'health', from: 'tag' }]),
    references: known([
      { role: 'key', mechanism: 'azure-health-encryption', locator: known('keys.vault.azure.net') },
      { role: 'replica', mechanism: 'azure-fhir-export', locator: known('exports') },
      { role: 'log-sink', mechanism: 'azure-diagnostic-setting', locator: known('/audit') },
    ]),
    region: known('westeurope'),
  })
})

const readings: [name: string, properties: object, answers: Answer[], fact: string, expected: unknown][] = [
  ["Microsoft's key", { encryption: null }, [], 'atRest.keyOwner', 'provider'],
  ['open', { publicNetworkAccess: 'Enabled' }, [], 'exposure.public', true],
  ['no word of access', { publicNetworkAccess: null }, [], 'exposure.public', 'not-recorded'],
  ['its audit is not kept', {}, [logs('DiagnosticLogs')], 'logging.dataAccess', false],
  ['nobody asked for its logs', {}, [], 'logging.dataAccess', 'not-recorded'],
]
for (const [name, properties, answers, path, expected] of readings) {
  test(`${name}: ${path}`, () => assert.equal(reading(factsOf(fhir(properties, ...answers))[path]), expected))
}

const exports: [configuration: unknown, expected: unknown[]][] = [
  [null, []],
  [{ storageAccountName: null }, []],
  [{ storageAccountName: '' }, []],
  [{ storageAccountName: 7 }, ['malformed']],
]
for (const [exportConfiguration, expected] of exports) {
  test(`exports to ${JSON.stringify(exportConfiguration)}`, () => {
    const found = referencesOf(fhir({ exportConfiguration })).filter(({ role }) => role === 'replica')
    assert.equal(
      found.map(({ locator }) => reading(locator)),
      expected,
    )
  })
}

const stores: [configuration: unknown, expected: unknown[]][] = [
  [images.properties.storageConfiguration, [images.properties.storageConfiguration.storageResourceId.toLowerCase()]],
  [{}, []],
  [{ storageResourceId: '' }, ['malformed']],
]
for (const [storageConfiguration, expected] of stores) {
  test(`images are kept in ${JSON.stringify(storageConfiguration)}`, () => {
    const found = referencesOf(dicom({ storageConfiguration })).filter(
      ({ mechanism }) => mechanism === 'azure-dicom-storage',
    )
    assert.equal(
      found.map(({ role, locator }) => [role, reading(locator)]),
      expected.map((one) => ['replica', one]),
    )
  })
}

test.run()
