// Web apps, data factories and senders of messages: each question spoilt in turn, and no setting of an application kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
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
