// azurerm_cognitive_account and its deployments: where what a model is asked may be worked on, and under whose key the rest lies.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, keyIn, listOf } from './azurerm-body.ts'
import type { Answered, Planned } from './translation.ts'
import { at, each, of, textIn } from './values.ts'

const type = 'Microsoft.CognitiveServices/accounts'

export function cognitiveAccount(planned: Planned): Answered[] {
  const { main, parts } = planned
  const deployments = parts('azurerm_cognitive_deployment')
  return [
    body(planned, type, {
      properties: {
        encryption: encryption(planned),
        userOwnedStorage: each(of(main, 'storage'), (one) => ({ resourceId: at(one, 'storage_account_id') })),
      },
    }),
    listOf(planned, `${type}/deployments/read`, deployments.map(deployment)),
    diagnostics(planned),
  ]
}

function encryption(planned: Planned): unknown {
  const [apart] = planned.parts('azurerm_cognitive_account_customer_managed_key')
  const block = of(planned.main, 'customer_managed_key')
  const inline = textIn(at(block, 0, 'key_vault_key_id')) ?? at(block, 0, 'managed_hsm_key_id')
  const key = keyIn(planned, inline, apart)
  if (key === undefined || isMark(key)) return key
  return { keySource: 'Microsoft.KeyVault', keyVaultProperties: { keyVaultUri: key } }
}

/** Before version 4 the kind of a deployment was that of its scale. */
const deployment = (one: PlannedRow) => ({
  sku: { name: at(of(one, 'sku'), 0, 'name') ?? at(of(one, 'scale'), 0, 'type') },
})
