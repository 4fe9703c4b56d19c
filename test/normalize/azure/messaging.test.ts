// A saved answer about Event Hubs or Service Bus may be of a version that does not tell which regions messages are copied to.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { eventHubsNamespace, serviceBusNamespace } from '../../../src/normalize/azure/messaging-namespace.ts'
import { reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { bus, events } from './messages.ts'
import { observed } from './observed.ts'

const test = suite('normalize/azure/messaging')

for (const [name, sample, normalize] of [
  ['Event Hubs', events, eventHubsNamespace],
  ['Service Bus', bus, serviceBusNamespace],
] as const) {
  for (const [source, wanted] of [
    ['snapshot', ['not-recorded']],
    ['live', []],
  ] as const) {
    test(`${name}: ${source}, and nothing is told of other regions`, () => {
      const body = { ...sample, properties: { ...sample.properties, geoDataReplication: undefined } }
      const found = toResource(normalize({ ...observed(sample.type, body), source }))
      const copies = referencesOf(found).filter(({ mechanism }) => mechanism === 'azure-messaging-replica')
      assert.equal(
        copies.map(({ locator }) => reading(locator)),
        wanted,
      )
    })
  }
}

test.run()
