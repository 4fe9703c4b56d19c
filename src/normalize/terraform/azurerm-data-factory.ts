// azurerm_data_factory and its integration runtimes: under whose key what it moves lies, and the regions of its machines.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, keyIn, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { chosen, of, textIn } from './values.ts'

const type = 'Microsoft.DataFactory/factories'

export function dataFactory(planned: Planned): Answered[] {
  const { main, parts } = planned
  const [apart] = parts('azurerm_data_factory_customer_managed_key')
  const key = keyIn(planned, of(main, 'customer_managed_key_id'), apart)
  return [
    body(planned, type, {
      properties: { encryption: key === undefined || isMark(key) ? key : { vaultBaseUrl: key } },
    }),
    listOf(planned, `${type}/integrationRuntimes/read`, [
      ...parts('azurerm_data_factory_integration_runtime_azure').map(managed),
      ...parts('azurerm_data_factory_integration_runtime_azure_ssis').map(managed),
      ...parts('azurerm_data_factory_integration_runtime_self_hosted').map(() => ({
        properties: { type: 'SelfHosted' },
      })),
    ]),
    diagnostics(planned),
  ]
}

const managed = (one: PlannedRow) => ({
  properties: {
    type: 'Managed',
    managedVirtualNetwork: within(chosen(of(one, 'virtual_network_enabled'))),
    typeProperties: { computeProperties: { location: textIn(of(one, 'location')) } },
  },
})

/** Those of SSIS have no such switch. */
const within = (isIn: unknown): unknown => (isIn === true ? {} : isIn === false ? undefined : isIn)
