// Event Hubs and Service Bus and what is asked about each: who reaches them, their partners, and what hubs keep and capture.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { bus, events } from '../../normalize/azure/messages.ts'
import { armServer, type Body } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/messaging')

const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const captured = idOf('Microsoft.Storage/storageAccounts/Captured')
const partner = idOf('Microsoft.EventHub/namespaces/Orders-US')

const around = ({ id }: Body, action: string, partners: object[]) => ({
  [`${id}/networkRuleSets/default`.toLowerCase()]: { properties: { defaultAction: action } },
  [`${id}/disasterRecoveryConfigs`.toLowerCase()]: { value: partners.map((properties) => ({ properties })) },
  [`${id}/providers/Microsoft.Insights/diagnosticSettings`.toLowerCase()]: {
    value: [{ properties: { workspaceId: workspace, logs: [{ categoryGroup: 'allLogs', enabled: true }] } }],
  },
})
const hubs = `${events.id}/eventhubs`.toLowerCase()
const hubsOf = (...all: object[]) => ({ [hubs]: { value: all.map((properties) => ({ properties })) } })
const into = (storageAccountResourceId: string | null) => ({
  captureDescription: { enabled: true, destination: { properties: { storageAccountResourceId } } },
})
const weekly = { retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: 168 } }

const ofEvents = {
  ...around(events, 'Deny', [{ role: 'Primary', partnerNamespace: partner }]),
  ...hubsOf(
    { messageRetentionInDays: 1, ...weekly, ...into(captured) },
    { messageRetentionInDays: 3, captureDescription: { enabled: false } },
    { messageRetentionInDays: 1, ...into(captured) },
  ),
}
const ofBus = around(bus, 'Allow', [])

sweep(test, { resources: [events], beside: ofEvents })
sweep(test, { resources: [bus], beside: ofBus })

async function read(body: Body, beside: Readonly<Record<string, object>>) {
  await using arm = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources: [body], beside })
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

const key = 'key azure-messaging-encryption keys.vault.azure.net'
const sink = `log-sink azure-diagnostic-setting ${workspace}`
const store = `replica azure-event-capture ${captured.toLowerCase()}`

test('hubs: the regions that events are copied to, the partner, and the account that they are captured in', async () => {
  const { found, fact, references } = await read(events, ofEvents)
  assert.equal(references, [
    key,
    'replica azure-messaging-replica azure-region:eastus',
    `replica azure-messaging-partner ${partner.toLowerCase()}`,
    store,
    sink,
  ])
  assert.is(fact('region'), 'westeurope')
  assert.equal(
    ['atRest.keyOwner', 'inTransit.minimumVersion', 'exposure.public', 'redundancy.mode', 'retention.days'].map(fact),
    ['customer', 1.2, false, 'multi-zone', 7],
  )
  assert.equal(found.aliases, ['orders.servicebus.windows.net'])
})

test('queues: open to whoever has a key, and copied nowhere', async () => {
  const { fact, references } = await read(bus, ofBus)
  assert.equal(references, [key, sink])
  assert.equal([fact('exposure.public'), fact('region'), fact('retention.days')], [true, 'brazilsouth', undefined])
})

const networks: [access: unknown, action: string, expected: unknown][] = [
  ['Disabled', 'Allow', false],
  ['SecuredByPerimeter', 'Allow', 'unsupported'],
  ['SecuredByPerimeter', 'Deny', false],
  [undefined, 'Allow', true],
  ['Enabled', 'Perhaps', 'malformed'],
]
for (const [publicNetworkAccess, action, expected] of networks) {
  test(`public access ${String(publicNetworkAccess)}, and whoever no rule names: ${action}`, async () => {
    const body = { ...bus, properties: { ...bus.properties, publicNetworkAccess, zoneRedundant: false } }
    const { fact } = await read(body, around(bus, action, []))
    assert.equal([fact('exposure.public'), fact('redundancy.mode')], [expected, 'single-zone'])
  })
}

const pairings: [name: string, pairing: object, expected: string[]][] = [
  [
    'the second of a pair',
    { role: 'Secondary', partnerNamespace: partner },
    [`source azure-messaging-partner ${partner.toLowerCase()}`],
  ],
  ['broken', { role: 'PrimaryNotReplicating', partnerNamespace: '' }, []],
  ['the second of nobody', { role: 'Secondary', partnerNamespace: null }, ['source azure-messaging-partner malformed']],
  ['in a role of the future', { role: 'Witness' }, ['replica azure-messaging-partner malformed']],
]
for (const [name, pairing, expected] of pairings) {
  test(`a pairing: ${name}`, async () => {
    const { references } = await read(bus, around(bus, 'Deny', [pairing]))
    assert.equal(references, [key, ...expected, sink])
  })
}

const kept: [name: string, all: object[], days: unknown][] = [
  ['no hubs', [], 0],
  ['the last event of each key', [weekly, { retentionDescription: { cleanupPolicy: 'Compact' } }], 'forever'],
  ['no end', [{ retentionDescription: { cleanupPolicy: 'Delete', retentionTimeInHours: -1 } }], 'forever'],
  ['what is not told', [weekly, {}], 'not-recorded'],
  ['a policy of the future', [{ retentionDescription: { cleanupPolicy: 'Shred' } }], 'malformed'],
]
for (const [name, all, days] of kept) {
  test(`hubs keep ${name}`, async () => {
    const { fact } = await read(events, { ...ofEvents, ...hubsOf(...all) })
    assert.is(fact('retention.days'), days)
  })
}

test('events captured in a lake that only has a name', async () => {
  const { references } = await read(events, { ...ofEvents, ...hubsOf({ ...weekly, ...into(null) }) })
  assert.ok(references.includes('replica azure-event-capture unsupported'))
})

const primaryless = { locations: [{ locationName: 'East US', roleType: 'Secondary' }] }
const regions: [name: string, geoDataReplication: unknown, region: string, replicas: string[]][] = [
  ['nothing', undefined, 'northeurope', []],
  ['no primary', primaryless, 'malformed', ['replica azure-messaging-replica azure-region:eastus']],
  ['no list', {}, 'malformed', ['replica azure-messaging-replica malformed']],
]
for (const [name, geoDataReplication, region, replicas] of regions) {
  test(`copied regions that tell ${name}`, async () => {
    const body = { ...events, properties: { ...events.properties, geoDataReplication } }
    const { fact, references } = await read(body, ofEvents)
    assert.is(fact('region'), region)
    assert.equal(
      references.filter((one) => one.includes('azure-messaging-replica')),
      replicas,
    )
  })
}

test.run()
