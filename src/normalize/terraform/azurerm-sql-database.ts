// azurerm_mssql_database, with what its server decides for it, the databases that it is copied to, and where its backups lie.
import { afterApply, isMark, type PlannedRow } from '../../model/planned.ts'
import { body, enabledWord, listOf } from './azurerm-body.ts'
import { auditing } from './azurerm-sql-auditing.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, chosen, of, sameId, textIn, usual } from './values.ts'

const server = 'Microsoft.Sql/servers'
const type = `${server}/databases`

export function sqlDatabase(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const above = serverCalled(planned, of(main, 'server_id'))
  const [own] = parts('azurerm_mssql_database_extended_auditing_policy')
  const [ofServer] = parts('azurerm_mssql_server_extended_auditing_policy')
  const encrypts = of(main, 'transparent_data_encryption_enabled') ?? usual(main, 'transparent_data_encryption_enabled')
  return [
    body(planned, type, {
      properties: {
        zoneRedundant: of(main, 'zone_redundant'),
        currentBackupStorageRedundancy: of(main, 'storage_account_type'),
      },
    }),
    told(`${type}/transparentDataEncryption/read`, row, { properties: { state: enabledWord(encrypts) } }),
    links(planned),
    auditing(`${type}/auditingSettings/read`, main, own),
    ...(above === undefined ? [] : [settings(above), protector(planned, above)]),
    auditing(`${server}/auditingSettings/read`, above, ofServer),
  ]
}

const serverCalled = ({ parts }: Planned, id: unknown): PlannedRow | undefined =>
  parts('azurerm_mssql_server').find((one) => sameId(one.id, id))

const settings = (above: PlannedRow): Answered =>
  told(`${server}/read`, above, {
    properties: {
      minimalTlsVersion: of(above, 'minimum_tls_version') ?? usual(above, 'minimum_tls_version'),
      publicNetworkAccess: enabledWord(
        of(above, 'public_network_access_enabled') ?? usual(above, 'public_network_access_enabled'),
      ),
    },
  })

/** A database may have a key of its own, which counts for more than its server's. */
function protector({ main, parts }: Planned, above: PlannedRow): Answered {
  const [apart] = parts('azurerm_mssql_server_transparent_data_encryption')
  const inline =
    textIn(of(main, 'transparent_data_encryption_key_vault_key_id')) ??
    textIn(of(above, 'transparent_data_encryption_key_vault_key_id'))
  const key = inline ?? textIn(at(apart?.values, 'key_vault_key_id')) ?? textIn(at(apart?.values, 'managed_hsm_key_id'))
  if (key === undefined && apart === undefined && !above.isNew) return undefined
  return told(`${server}/encryptionProtector/read`, above, {
    properties: key === undefined ? { serverKeyType: 'ServiceManaged' } : { serverKeyType: 'AzureKeyVault', uri: key },
  })
}

/** Whatever the provider calls a copy of another database, and how its own link names it. */
const roles: ReadonlyMap<unknown, string> = new Map([
  ['Copy', 'Copy'],
  ['OnlineSecondary', 'Secondary'],
  ['PointInTimeRestore', 'Copy'],
  ['Recovery', 'Copy'],
  ['Restore', 'Copy'],
  ['RestoreExternalBackup', 'Copy'],
  ['RestoreExternalBackupSecondary', 'Secondary'],
  ['RestoreLongTermRetentionBackup', 'Copy'],
  ['Secondary', 'Secondary'],
])

function links(planned: Planned): Answered {
  const all = [...original(planned), ...secondaries(planned), ...grouped(planned)]
  return listOf(planned, `${server}/replicationLinks/read`, all)
}

/** The database that it is made of. */
function original({ main }: Planned): unknown[] {
  const mode = of(main, 'create_mode') ?? usual(main, 'create_mode')
  if (isMark(mode)) return main === undefined ? [] : [mode]
  const role = roles.get(mode)
  return role === undefined ? [] : [linkTo(chosen(textIn(of(main, 'creation_source_database_id'))), undefined, role)]
}

/** Those that are made of it, each on a server of its own. */
const secondaries = (planned: Planned): unknown[] =>
  planned
    .parts('azurerm_mssql_database')
    .filter((one) => sameId(of(one, 'creation_source_database_id'), planned.row.id))
    .map((one) => linkTo(one.id, serverCalled(planned, of(one, 'server_id'))?.region, 'Primary'))

/** A failover group makes the same database on the partner. */
const grouped = (planned: Planned): unknown[] =>
  planned.parts('azurerm_mssql_failover_group').flatMap((group): unknown[] => {
    const ids = of(group, 'databases') ?? []
    const isIn = Array.isArray(ids) && ids.some((id) => sameId(id, planned.row.id))
    const unread = isMark(ids) ? ids : Array.isArray(ids) ? ids.find(isMark) : undefined
    if (!isIn) return unread === undefined ? [] : [unread]
    const partner = at(of(group, 'partner_server'), 0, 'id')
    const region =
      serverCalled(planned, partner)?.region ?? chosen(textIn(at(of(group, 'partner_server'), 0, 'location')))
    return [
      linkTo(typeof partner === 'string' ? `${partner}/databases/${planned.row.name}` : partner, region, 'Primary'),
    ]
  })

/** A link names the server and the database, and where the server is. */
function linkTo(id: unknown, region: unknown, role: string): unknown {
  const [, partnerServer, partnerDatabase] =
    (typeof id === 'string' && /\/servers\/([^/]+)\/databases\/([^/]+)$/i.exec(id)) || []
  if (partnerServer === undefined) return isMark(id) ? id : afterApply
  return { properties: { partnerServer, partnerDatabase, partnerLocation: isMark(region) ? undefined : region, role } }
}
