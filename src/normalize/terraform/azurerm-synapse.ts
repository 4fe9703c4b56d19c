// azurerm_synapse_workspace with its lake and its runtimes, and azurerm_synapse_sql_pool with what its workspace decides for it.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { body, diagnostics, enabledWord, listOf } from './azurerm-body.ts'
import { auditing } from './azurerm-sql-auditing.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { at, isSet, of, sameId, textIn, usual } from './values.ts'

const workspaces = 'Microsoft.Synapse/workspaces'
const pools = `${workspaces}/sqlPools`

export function synapseWorkspace(planned: Planned): Answered[] {
  const { main, parts } = planned
  return [
    body(planned, workspaces, {
      properties: {
        encryption: encryption(main),
        defaultDataLakeStorage: { accountUrl: lakeUrl(of(main, 'storage_data_lake_gen2_filesystem_id')) },
        publicNetworkAccess: publicAccess(main),
      },
    }),
    listOf(planned, `${workspaces}/integrationRuntimes/read`, [
      ...(main?.isNew === true ? [runtimeIn('AutoResolve')] : []),
      ...parts('azurerm_synapse_integration_runtime_azure').map((one) => runtimeIn(textIn(of(one, 'location')))),
      ...parts('azurerm_synapse_integration_runtime_self_hosted').map(() => ({ properties: { type: 'SelfHosted' } })),
    ]),
    diagnostics(planned),
  ]
}

/** Each workspace is given one that resolves its region by itself: https://learn.microsoft.com/azure/data-factory/concepts-integration-runtime */
const runtimeIn = (location: unknown) => ({
  properties: { type: 'Managed', typeProperties: { computeProperties: { location } } },
})

function encryption(workspace: PlannedRow | undefined): unknown {
  const key = of(workspace, 'customer_managed_key')
  if (isMark(key)) return key
  if (!isSet(key)) return { doubleEncryptionEnabled: false }
  return {
    doubleEncryptionEnabled: true,
    cmk: { key: { keyVaultUrl: textIn(at(key, 0, 'key_versionless_id')) ?? notTold } },
  }
}

/** A file system is called by its address; one of this plan leads to its account. */
function lakeUrl(id: unknown): unknown {
  const account = typeof id === 'string' ? /\/storageAccounts\/([^/]+)$/i.exec(id)?.[1] : undefined
  return account === undefined ? id : `https://${account.toLowerCase()}.dfs.core.windows.net`
}

const publicAccess = (workspace: PlannedRow | undefined): unknown =>
  enabledWord(of(workspace, 'public_network_access_enabled') ?? usual(workspace, 'public_network_access_enabled'))

export function synapseSqlPool(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const workspace = parts('azurerm_synapse_workspace').find((one) => sameId(one.id, of(main, 'synapse_workspace_id')))
  const [own] = parts('azurerm_synapse_sql_pool_extended_auditing_policy')
  const [ofAll] = parts('azurerm_synapse_workspace_extended_auditing_policy')
  return [
    body(planned, pools, { properties: { storageAccountType: of(main, 'storage_account_type') } }),
    told(`${pools}/transparentDataEncryption/read`, row, { properties: { status: enabledWord(encrypts(main)) } }),
    told(`${pools}/geoBackupPolicies/read`, row, {
      properties: { state: enabledWord(of(main, 'geo_backup_policy_enabled')) },
    }),
    auditing(`${pools}/auditingSettings/read`, main, own, true), // no switch: the block is there, or is not
    auditing(`${workspaces}/auditingSettings/read`, workspace, ofAll, true),
    diagnostics(planned),
    workspace === undefined
      ? undefined
      : told(`${workspaces}/read`, workspace, {
          properties: { encryption: encryption(workspace), publicNetworkAccess: publicAccess(workspace) },
        }),
  ]
}

/** What is restored or recovered may be encrypted as the original was. */
const encrypts = (main: PlannedRow | undefined): unknown =>
  of(main, 'data_encrypted') ??
  (isSet(of(main, 'restore')) || isSet(of(main, 'recovery_database_id')) ? notTold : usual(main, 'data_encrypted'))
