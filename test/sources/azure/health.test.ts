// Services of patients' records and images, and catalogues, of whose connectors nothing is kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { catalogue, images, records } from '../../normalize/azure/health.ts'
import { armServer, type Body } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/health')

const logs = [{ category: 'AuditLogs', enabled: true }]
const placed = (body: Body): Body => ({ ...body, id: idOf(body.id.replace(/^.*\/providers\//, '')) })

for (const resource of [records, images, catalogue].map(placed)) {
  sweep(test, {
    resources: [resource],
    beside: {
      [`${resource.id}/providers/microsoft.insights/diagnosticsettings`.toLowerCase()]: {
        value: [{ properties: { workspaceId: idOf('Microsoft.OperationalInsights/workspaces/audit'), logs } }],
      },
    },
  })
}

test('the id by which a catalogue enters accounts of AWS is not kept', async () => {
  const resources = [placed(catalogue)]
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources })
  const { seen } = await scan(optionsFor(server))
  const kept = JSON.stringify(seen.find(({ nativeId }) => nativeId === resources[0]?.id.toLowerCase()))
  assert.match(kept, 'ScanEastUs')
  assert.not.match(kept, 'Zm9v')
})

test.run()
