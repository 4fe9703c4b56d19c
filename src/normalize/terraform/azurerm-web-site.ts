// azurerm_linux_web_app and its kin: whether an app or a function is reached in the open, by which TLS, and where its logs go.
import { body, diagnostics } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, of } from './values.ts'

const type = 'Microsoft.Web/sites'

/** What nobody sets of these the provider itself writes into the plan. */
export function webSite(planned: Planned): Answered[] {
  const { main, row } = planned
  const settings = of(main, 'site_config')
  const host = chosen(of(main, 'default_hostname')) ?? of(main, 'default_site_hostname')
  return [
    body(planned, type, {
      properties: {
        httpsOnly: of(main, 'https_only'),
        ...(typeof host === 'string' ? { defaultHostName: host } : {}),
      },
    }),
    told(`${type}/config/read`, row, {
      properties: {
        ftpsState: at(settings, 0, 'ftps_state'),
        minTlsVersion: at(settings, 0, 'minimum_tls_version') ?? at(settings, 0, 'min_tls_version'), // as the older kinds have it
      },
    }),
    diagnostics(planned),
  ]
}
