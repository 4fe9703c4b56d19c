// Entrances: what is asked about each, and that a refusal is never taken for "nobody is sent there".
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  beforeTheDoor,
  behindTheDoor,
  door,
  firewall,
  firewallId,
  gate,
  inTheNetwork,
  inTheZone,
  network,
  ruledDoor,
  steering,
  zone,
} from '../../normalize/azure/entrances.ts'
import { armServer } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/entrances')

const logged = {
  '/providers/microsoft.insights/diagnosticsettings': {
    value: [
      {
        properties: {
          workspaceId: idOf('Microsoft.OperationalInsights/workspaces/audit'),
          logs: [{ categoryGroup: 'allLogs', enabled: true }],
        },
      },
    ],
  },
}
const besideOf = (id: string, told: Readonly<Record<string, object>>) =>
  Object.fromEntries(Object.entries({ ...told, ...logged }).map(([path, body]) => [`${id}${path}`.toLowerCase(), body]))

const besideDoor = {
  ...besideOf(door.id, { ...ruledDoor, '/securityPolicies': beforeTheDoor }),
  [firewallId.toLowerCase()]: firewall,
}
sweep(test, { resources: [steering] })
const besideZone = { [`${zone.id}/recordsets`.toLowerCase()]: inTheZone }
sweep(test, { resources: [zone], beside: besideZone })
sweep(test, { resources: [gate], beside: besideOf(gate.id, {}) })
sweep(test, { resources: [door], beside: besideDoor })
sweep(test, { resources: [network], beside: besideOf(network.id, { '/endpoints': inTheNetwork }) })

async function scanned(beside: Readonly<Record<string, object>>, spoil?: Parameters<typeof armServer>[1]) {
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [door], beside }
  await using server = await armServer(estate, spoil)
  const { seen } = await scan(optionsFor(server))
  return {
    answers: seen.find(({ nativeId }) => nativeId === door.id.toLowerCase())?.answers ?? [],
    calls: server.calls,
  }
}

test('the endpoints of a front door are listed once, its routes below each, and the token of a domain is not kept', async () => {
  const { answers, calls } = await scanned(besideDoor)
  const paths = calls.map(({ path }) => path.toLowerCase())
  assert.is(paths.filter((path) => path.endsWith('/afdendpoints')).length, 1)
  assert.is(paths.filter((path) => path.endsWith('/routes')).length, 1)
  assert.not.ok(paths.some((path) => path.endsWith('/door/endpoints')))
  assert.not.match(JSON.stringify(answers), 'hush')
})

const routes = 'Microsoft.Cdn/profiles/afdendpoints/routes/read'

test('of a door that goes by no rules none are asked for', async () => {
  const [ruled, plain] = [await scanned(besideDoor), await scanned(besideOf(door.id, behindTheDoor))]
  const asked = ({ calls }: typeof ruled) => calls.filter(({ path }) => /\/rulesets/i.test(path)).length
  assert.equal([asked(ruled), asked(plain)], [2, 0])
})

test('without the list above there is no list below', async () => {
  const body = JSON.stringify({ error: { code: 'AuthorizationFailed' } })
  const { answers } = await scanned(besideDoor, {
    spoil: ({ path }) => (path.toLowerCase().endsWith('/afdendpoints') ? { status: 403, body } : undefined),
  })
  const below = answers.find(({ origin }) => origin.operation === routes)
  assert.is(below !== undefined && 'error' in below && below.error, 'AuthorizationFailed')
})

test('nothing is asked about what an answer names elsewhere', async () => {
  const stranger = { value: [{ id: idOf('Microsoft.Cdn/profiles/other/afdEndpoints/shop'), properties: {} }] }
  const { answers, calls } = await scanned({ ...besideDoor, [`${door.id}/afdendpoints`.toLowerCase()]: stranger })
  assert.not.ok(calls.some(({ path }) => path.includes('/other/')))
  const below = answers.find(({ origin }) => origin.operation === routes)
  assert.is(below !== undefined && 'error' in below && below.error, 'NamelessItem')
})

const firewalls = 'Microsoft.Network/frontDoorWebApplicationFirewallPolicies/read'

test('a firewall is asked once, however many domains and doors it stands before, and its addresses are not kept', async () => {
  const [rule] = firewall.properties.customRules.rules
  const admins = { operator: 'IPMatch', matchValue: ['192.0.2.7'] }
  const rules = [rule, { ...rule, priority: 1, matchConditions: [admins] }]
  const [guard] = beforeTheDoor.value
  const twice = { value: [guard, { ...guard, id: `${door.id}/securityPolicies/other` }] }
  const other = { ...door, id: `${door.id}2` }
  const beside = {
    ...besideDoor,
    ...besideOf(other.id, { '/securityPolicies': beforeTheDoor }),
    [`${door.id}/securitypolicies`.toLowerCase()]: twice,
    [firewallId.toLowerCase()]: { ...firewall, properties: { ...firewall.properties, customRules: { rules } } },
  }
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [door, other], beside }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  assert.is(server.calls.filter(({ path }) => path.toLowerCase() === firewallId.toLowerCase()).length, 1)
  const told = seen.flatMap(({ answers }) => answers).filter(({ origin }) => origin.operation === firewalls)
  assert.equal(
    told.map((answer) => 'body' in answer && (answer.body as { value: unknown[] }).value.length), // `as`: it is a list
    [1, 1],
  )
  assert.not.match(JSON.stringify(told), '192.0.2.7')
})

test('what is named as a firewall and is no resource is not asked', async () => {
  for (const id of ['https://elsewhere.example/policy', '/subscriptions', `${firewallId}?api-version=1`]) {
    const named = { value: [{ properties: { parameters: { wafPolicy: { id } } } }] }
    const { answers, calls } = await scanned({ ...besideDoor, [`${door.id}/securitypolicies`.toLowerCase()]: named })
    const told = answers.find(({ origin }) => origin.operation === firewalls)
    assert.is(told !== undefined && 'error' in told && told.error, 'NamelessItem')
    assert.not.ok(calls.some(({ path }) => path.toLowerCase().includes('firewallpolicies')))
  }
})

test('the free text of a record is not kept', async () => {
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [zone], beside: besideZone }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  const kept = JSON.stringify(seen.find(({ nativeId }) => nativeId === zone.id.toLowerCase()))
  assert.match(kept, 'trafficmanager')
  assert.not.match(kept, 'hush')
})

test.run()
