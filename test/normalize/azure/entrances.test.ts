// The entrances of Azure: who is sent where, what is kept on the way, and how it is reached.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Gap, Observation } from '../../../src/model/observation.ts'
import type { Resource } from '../../../src/model/resource.ts'
import { trafficManagerProfile } from '../../../src/normalize/azure/traffic-manager.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { providers, steering } from './entrances.ts'
import { observedWith } from './observed.ts'

const test = suite('normalize/azure/entrances')

interface Body {
  [name: string]: unknown
  type: string
}

const readWith = (
  normalize: (observation: Observation) => Resource | Gap,
  body: Body,
  beside: Record<string, object | string> = {},
) => {
  const found = toResource(normalize(observedWith(body.type, body, beside)))
  const facts = factsOf(found)
  return {
    found,
    fact: (path: string) => reading(facts[path]),
    references: referencesOf(found).map(({ role, mechanism, locator, region, geography }) =>
      [role, mechanism, geography, reading(locator), region].filter((one) => one !== undefined).join(' '),
    ),
  }
}

const steered = (properties: object = {}) =>
  readWith(trafficManagerProfile, { ...steering, properties: { ...steering.properties, ...properties } })
const [inEurope, elsewhere] = steering.properties.endpoints
const toAddress = `${providers}/microsoft.network/publicipaddresses/shop-eu`.toLowerCase()

test('Traffic Manager: each geography is sent to its endpoints, and whoever has none to that of the world', () => {
  const { found, references } = steered()
  assert.equal(references, [
    `route azure-traffic-manager continent:EU ${toAddress} westeurope`,
    `route azure-traffic-manager continent:GEO-ME ${toAddress} westeurope`,
    'route azure-traffic-manager US-CA shop.example.test',
    'route azure-traffic-manager default shop.example.test',
  ])
  assert.equal([found.aliases, found.name], [['shop.trafficmanager.net'], 'shop'])
})

test('Traffic Manager: by every other rule anyone may come to each, the last resort too', () => {
  for (const trafficRoutingMethod of ['Priority', 'Performance', 'Weighted', 'MultiValue', 'Subnet'])
    assert.equal(steered({ trafficRoutingMethod }).references, [
      `route azure-traffic-manager anywhere ${toAddress} westeurope`,
      'route azure-traffic-manager anywhere shop.example.test',
    ])
})

test('Traffic Manager: an endpoint that is off is no route, nor is any of a profile that is', () => {
  const off = { ...elsewhere, properties: { ...elsewhere?.properties, endpointStatus: 'Disabled' } }
  assert.is(steered({ endpoints: [inEurope, off] }).references.length, 2)
  assert.equal(steered({ profileStatus: 'Disabled' }).references, [])
  assert.equal(steered({ profileStatus: 'Asleep' }).references, ['route azure-traffic-manager malformed'])
})

test('Traffic Manager: what was not told is a route to nobody knows where', () => {
  assert.equal(steered({ endpoints: null }).references, ['route azure-traffic-manager not-recorded'])
  assert.equal(steered({ trafficRoutingMethod: 'New' }).references, ['route azure-traffic-manager malformed'])
  const lost = { ...inEurope, properties: { endpointStatus: 'Enabled' } }
  assert.equal(steered({ endpoints: [lost] }).references, ['route azure-traffic-manager anywhere not-recorded'])
})

test('Traffic Manager: its location is no place where visitors are received', () => {
  const { location } = steered().found
  assert.equal([location.raw, location.kind, reading(location.region)], ['global', 'global', 'unresolved'])
})

test.run()
