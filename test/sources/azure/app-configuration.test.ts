// Stores of settings, and the replicas that each is asked for.
import { suite } from 'uvu'
import { settings } from '../../normalize/azure/settings-and-devices.ts'
import { idOf, sweep } from './sweep.ts'

const test = suite('sources/azure/app-configuration')

const id = idOf('Microsoft.AppConfiguration/configurationStores/clinic')
const logs = [{ category: 'Audit', enabled: true }]

sweep(test, {
  resources: [{ ...settings, id }],
  beside: {
    [`${id}/replicas`.toLowerCase()]: { value: [{ location: 'eastus' }] },
    [`${id}/providers/microsoft.insights/diagnosticsettings`.toLowerCase()]: {
      value: [{ properties: { workspaceId: idOf('Microsoft.OperationalInsights/workspaces/audit'), logs } }],
    },
  },
})

test.run()
