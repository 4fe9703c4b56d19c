// The log of a storage account is whole only where each of its services keeps one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { storageAccount } from '../../../src/normalize/azure/storage-account.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { observed, origin, patientRecords } from './observed.ts'

const test = suite('normalize/azure/storage-logging')
const type = 'Microsoft.Storage/storageAccounts'
const operation = 'Microsoft.Insights/diagnosticSettings/read'

const to = (workspaceId: string, ...categories: string[]) => ({
  id: `${patientRecords.id}/blobServices/default/providers/Microsoft.Insights/diagnosticSettings/audit`,
  properties: { workspaceId, logs: categories.map((category) => ({ category, enabled: true })) },
})
const whole = to('/Audit', 'StorageRead', 'StorageWrite', 'StorageDelete')

/** What was told of each service that was asked: its settings, or a refusal. */
const account = (told: (object[] | string)[], changes: object = {}) => {
  const observation = observed(type, { ...patientRecords, ...changes })
  const answers = told.map((one) => ({
    origin: { ...origin, operation },
    ...(typeof one === 'string' ? { error: one } : { body: { value: one } }),
  }))
  return toResource(storageAccount({ ...observation, answers: [...observation.answers, ...answers] }))
}
const sinks = (found: ReturnType<typeof account>) =>
  referencesOf(found)
    .filter(({ role }) => role === 'log-sink')
    .map(({ locator }) => reading(locator))

const denied = 'AuthorizationFailed'
const told: [name: string, told: (object[] | string)[], logged: unknown, sentTo: unknown[]][] = [
  ['all', [[whole], [whole], [whole], [whole]], true, ['/audit']],
  [
    'all, one of them elsewhere',
    [[whole], [whole], [{ ...whole }, to('/b', 'StorageRead')], [whole]],
    true,
    ['/audit', '/b'],
  ],
  ['one without a log', [[whole], [whole], [], [whole]], false, ['/audit']],
  ['one that keeps reads alone', [[whole], [to('/audit', 'StorageRead')], [whole], [whole]], false, ['/audit']],
  ['one that is refused', [[whole], [whole], denied, [whole]], 'denied', ['/audit', 'denied']],
  ['one refused beside one without', [[whole], denied, [], [whole]], false, ['/audit', 'denied']],
  ['one alone, as scans have told before', [[whole]], 'not-recorded', ['/audit', 'not-recorded']],
  ['one alone, which keeps none', [[]], false, []],
  ['none', [], 'not-recorded', ['not-recorded']],
]
for (const [name, answers, logged, sentTo] of told)
  test(`logs of ${name}`, () => {
    const found = account(answers)
    assert.equal(reading(factsOf(found)['logging.dataAccess']), logged)
    assert.equal(sinks(found), sentTo)
  })

test('an account of one service is whole with its own', () => {
  const found = account([[whole]], { kind: 'BlockBlobStorage' })
  assert.equal([reading(factsOf(found)['logging.dataAccess']), sinks(found)], [true, ['/audit']])
})

test.run()
