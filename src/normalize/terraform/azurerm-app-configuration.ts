// azurerm_app_configuration: the regions that settings are copied to, and under whose key they lie.
import { body, diagnostics, hostOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, each, isSet, of, textIn } from './values.ts'

const type = 'Microsoft.AppConfiguration/configurationStores'

export function configurationStore(planned: Planned): Answered[] {
  const { main, row } = planned
  const block = of(main, 'encryption')
  const host = hostOf(planned, 'azconfig.io')
  return [
    body(planned, type, {
      properties: {
        encryption: isSet(block)
          ? { keyVaultProperties: { keyIdentifier: at(block, 0, 'key_vault_key_identifier') } }
          : undefined,
        ...(host === undefined ? {} : { endpoint: `https://${host}` }),
        publicNetworkAccess: textIn(of(main, 'public_network_access')),
      },
    }),
    main &&
      told(`${type}/replicas/read`, row, {
        value: each(of(main, 'replica'), (one) => ({ location: at(one, 'location') })),
      }),
    diagnostics(planned),
  ]
}
