// Log Analytics workspaces and Application Insights: each question spoilt in turn, and no key of an application kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { kept } from '../../normalize/azure/ai-samples.ts'
import { audit, exporting, portal, tablesOf } from '../../normalize/azure/monitor-samples.ts'
import { armServer } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/monitor')

const id = audit.id.toLowerCase()
const diagnostics = '/providers/microsoft.insights/diagnosticsettings'
const beside = {
  [`${id}/tables`]: tablesOf(90),
  [`${id}/dataexports`]: exporting(idOf('Microsoft.Storage/storageAccounts/archive')),
  [`${id}${diagnostics}`]: kept('Audit'),
}

sweep(test, { resources: [audit], beside })
sweep(test, { resources: [portal], beside: { [`${portal.id.toLowerCase()}${diagnostics}`]: kept('AppRequests') } })

for (const graph of [true, false]) {
  test(`neither keys nor columns are kept ${graph ? 'of Resource Graph' : 'of each answer'}`, async () => {
    const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [audit, portal], beside }
    await using server = await armServer(estate, { graph })
    const { seen } = await scan(optionsFor(server))
    assert.is(seen.length, 3)
    assert.not.match(JSON.stringify(seen), 'hush')
    assert.not.match(JSON.stringify(seen), 'ColumnOfNoUse')
    assert.match(JSON.stringify(seen), 'totalRetentionInDays')
  })
}

test.run()
