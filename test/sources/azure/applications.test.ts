// Web apps, data factories and senders of messages: each question spoilt in turn, and no setting of an application kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../../normalize/aws/facts-of.ts'
import { kept } from '../../normalize/azure/ai-samples.ts'
import { configOf, nightly, reminders, runtimeIn, shop } from '../../normalize/azure/application-samples.ts'
import { armServer } from '../../servers/arm.ts'
import { optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/applications')

const besideOf = (id: string, more: Record<string, object> = {}) => ({
  [`${id}/providers/microsoft.insights/diagnosticsettings`.toLowerCase()]: kept('AppServiceHTTPLogs'),
  ...more,
})
const ofShop = besideOf(shop.id, { [`${shop.id}/config/web`.toLowerCase()]: configOf() })
const mails = { ...reminders, id: reminders.id.replace('communicationServices', 'emailServices') }

sweep(test, { resources: [shop], beside: ofShop })
sweep(test, {
  resources: [nightly],
  beside: besideOf(nightly.id, {
    [`${nightly.id}/integrationruntimes`.toLowerCase()]: { value: [runtimeIn('eastus')] },
  }),
})
sweep(test, { resources: [reminders], beside: besideOf(reminders.id) })
sweep(test, { resources: [{ ...mails, type: 'Microsoft.Communication/emailServices' }] })

const table = 'appserviceresources'
const row = (properties: object) => ({ id: `${shop.id}/config/web`, type: 'microsoft.web/sites/config', properties })
const rows: readonly [name: string, properties: object, calls: number][] = [
  ['with all that is read of it', { minTlsVersion: '1.2', ftpsState: 'FtpsOnly', publishingUsername: 'hush' }, 0],
  ['with other capitals', { MinTlsVersion: '1.2', FtpsState: 'FtpsOnly' }, 0],
  ['without what else is read of it', { minTlsVersion: '1.2' }, 1],
  ['with a null', { minTlsVersion: null, ftpsState: 'FtpsOnly' }, 1],
]
for (const [name, properties, calls] of rows) {
  test(`a row of a configuration ${name}: ${calls} further questions, and the same answer`, async () => {
    const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [shop], beside: ofShop }
    await using server = await armServer(estate, {
      spoil: ({ body }) =>
        body.includes(table) ? { status: 200, body: JSON.stringify({ data: [row(properties)] }) } : undefined,
    })
    const { seen } = await scan(optionsFor(server))
    const found = toResource(normalize(seen.find(({ nativeId }) => nativeId === shop.id.toLowerCase()) ?? raise()))
    assert.is(reading(factsOf(found)['inTransit.minimumVersion']), 1.2)
    assert.is(server.calls.filter(({ path }) => path.toLowerCase().endsWith('/config/web')).length, calls)
    assert.not.match(JSON.stringify(seen), 'hush')
  })
}

const raise = () => {
  throw new Error('the web app was not seen')
}

for (const graph of [true, false]) {
  test(`no setting, user or parameter is kept ${graph ? 'of Resource Graph' : 'of each answer'}`, async () => {
    const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [shop, nightly], beside: ofShop }
    await using server = await armServer(estate, { graph })
    const { seen } = await scan(optionsFor(server))
    assert.is(seen.length, 3)
    assert.not.match(JSON.stringify(seen), 'hush')
    assert.match(JSON.stringify(seen), 'minTlsVersion')
  })
}

test.run()
