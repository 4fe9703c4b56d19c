// Entrances: what is asked about each, and that a refusal is never taken for "nobody is sent there".
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import {
  behindTheDoor,
  door,
  gate,
  inTheNetwork,
  inTheZone,
  network,
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

const besideDoor = besideOf(door.id, behindTheDoor)
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

test('the free text of a record is not kept', async () => {
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [zone], beside: besideZone }
  await using server = await armServer(estate)
  const { seen } = await scan(optionsFor(server))
  const kept = JSON.stringify(seen.find(({ nativeId }) => nativeId === zone.id.toLowerCase()))
  assert.match(kept, 'trafficmanager')
  assert.not.match(kept, 'hush')
})

test.run()
