// azurerm_postgresql_flexible_server and azurerm_mysql_flexible_server: their key, their replicas, their backups, and their parameters.
import { afterApply, notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, listOf } from './azurerm-body.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, isSet, of, textIn, usual, written } from './values.ts'

interface Product {
  type: string
  /** As Terraform calls it, and its parameters. */
  planned: string
  parameters: string
  /** What its parameters are where nobody sets them. */
  defaults: Readonly<Record<string, string>>
  isOpen(main: PlannedRow | undefined): unknown
}

/** https://learn.microsoft.com/azure/postgresql/flexible-server/how-to-connect-tls-ssl */
export const postgresqlServer = flexibleServer({
  type: 'Microsoft.DBforPostgreSQL/flexibleServers',
  planned: 'azurerm_postgresql_flexible_server',
  parameters: 'azurerm_postgresql_flexible_server_configuration',
  defaults: { require_secure_transport: 'on', ssl_min_protocol_version: 'TLSv1.2' },
  isOpen: (main) =>
    enabledWord(of(main, 'public_network_access_enabled') ?? usual(main, 'public_network_access_enabled')),
})

/** https://learn.microsoft.com/azure/mysql/flexible-server/how-to-connect-tls-ssl */
export const mysqlServer = flexibleServer({
  type: 'Microsoft.DBforMySQL/flexibleServers',
  planned: 'azurerm_mysql_flexible_server',
  parameters: 'azurerm_mysql_flexible_server_configuration',
  defaults: { require_secure_transport: 'ON', tls_version: 'TLSv1.2' },
  // The second is its name before version 4. Open is what the provider makes of it where nobody sets it.
  isOpen: (main) =>
    chosen(of(main, 'public_network_access')) ??
    enabledWord(chosen(of(main, 'public_network_access_enabled'))) ??
    // In a network of one's own it is closed.
    (isSet(of(main, 'delegated_subnet_id')) ? notTold : usual(main, 'public_network_access')),
})

function flexibleServer({ type, planned: name, parameters, defaults, isOpen }: Product) {
  return (planned: Planned): Answered[] => {
    const { main, row, parts } = planned
    const replicas = parts(name)
    const days = of(main, 'backup_retention_days')
    return [
      body(planned, type, {
        properties: {
          dataEncryption: encryption(main),
          network: { publicNetworkAccess: isOpen(main) },
          backup: {
            backupRetentionDays: days,
            geoRedundantBackup: enabledWord(of(main, 'geo_redundant_backup_enabled')),
          },
          highAvailability: { mode: highAvailability(main) },
          sourceServerResourceId: textIn(of(main, 'source_server_id')),
        },
      }),
      listOf(
        planned,
        `${type}/replicas/read`,
        replicas.map(({ id, region }) => ({ id, location: region ?? afterApply })),
      ),
      // Of what exists only those are here that somebody has set, and others may have set more.
      main?.isNew === true && !isCopied(main)
        ? told(`${type}/configurations/read`, row, { value: configurations(parts(parameters), defaults) })
        : undefined,
      diagnostics(planned),
    ]
  }
}

/** What is made of another server may have the parameters of that. */
const isCopied = (main: PlannedRow): boolean => (textIn(written(main, 'create_mode')) ?? 'Default') !== 'Default'

function encryption(main: PlannedRow | undefined): unknown {
  const block = of(main, 'customer_managed_key')
  if (!isSet(block)) return undefined
  return {
    type: 'AzureKeyVault',
    primaryKeyURI: textIn(at(block, 0, 'key_vault_key_id')) ?? at(block, 0, 'managed_hsm_key_id'),
    geoBackupKeyURI: textIn(at(block, 0, 'geo_backup_key_vault_key_id')),
  }
}

function highAvailability(main: PlannedRow | undefined): unknown {
  const block = of(main, 'high_availability')
  return isSet(block) ? at(block, 0, 'mode') : 'Disabled'
}

function configurations(set: readonly PlannedRow[], defaults: Product['defaults']): unknown[] {
  const own = set.map((one) => ({ name: of(one, 'name'), properties: { value: of(one, 'value') } }))
  const named = new Set(own.map((one) => String(one.name).toLowerCase()))
  const rest = Object.entries(defaults).filter(([parameter]) => !named.has(parameter))
  return [...own, ...rest.map(([parameter, value]) => ({ name: parameter, properties: { value } }))]
}
