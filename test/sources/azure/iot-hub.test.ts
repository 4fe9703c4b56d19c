// Hubs of devices, whose keys are not kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { monitors } from '../../normalize/azure/settings-and-devices.ts'
import { armServer } from '../../servers/arm.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/iot-hub')

const id = idOf('Microsoft.Devices/IotHubs/monitors')
const logs = [{ category: 'Connections', enabled: true }]
const resources = [{ ...monitors, id }]

sweep(test, {
  resources,
  beside: {
    [`${id}/providers/microsoft.insights/diagnosticsettings`.toLowerCase()]: {
      value: [{ properties: { workspaceId: idOf('Microsoft.OperationalInsights/workspaces/audit'), logs } }],
    },
  },
})

test('the keys of its policies are not kept', async () => {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources })
  const { seen } = await scan(optionsFor(server))
  const kept = JSON.stringify(seen.find(({ nativeId }) => nativeId === id.toLowerCase()))
  assert.match(kept, 'Monitors.azure-devices.net')
  assert.not.match(kept, 'Zm9v')
})

test.run()
