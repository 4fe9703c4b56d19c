// azurerm_storage_account and what says more of one: its redundancy, its key, and the accounts that its blobs are copied to.
import { isMark, notTold, type PlannedRow } from '../../model/planned.ts'
import { type StorageService, storageServices } from '../../model/storage-services.ts'
import { body, diagnostics, hostOf, keyUrl, listOf, logsOf } from './azurerm-body.ts'
import { immutability, leftovers, untouchable } from './azurerm-storage-residue.ts'
import type { Answered, Planned } from './translation.ts'
import { at, chosen, isSet, of, sameId, textIn, usual } from './values.ts'

const type = 'Microsoft.Storage/storageAccounts'

export function storageAccount(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const [kind, skuName] = [of(main, 'account_kind') ?? usual(main, 'account_kind'), sku(main)]
  const copies = parts('azurerm_storage_object_replication')
  const [blob, dfs] = ['blob', 'dfs'].map((service) => hostOf(planned, `${service}.core.windows.net`))
  return [
    body(planned, type, {
      kind,
      sku: { name: skuName },
      properties: {
        // Not the secondary one, which stays as it was where the redundancy changes: the region table knows the pair.
        primaryLocation: chosen(textIn(of(main, 'primary_location'))),
        minimumTlsVersion: of(main, 'min_tls_version') ?? usual(main, 'min_tls_version'),
        supportsHttpsTrafficOnly:
          of(main, 'https_traffic_only_enabled') ??
          of(main, 'enable_https_traffic_only') ?? // before version 4
          usual(main, 'https_traffic_only_enabled'),
        allowBlobPublicAccess:
          of(main, 'allow_nested_items_to_be_public') ?? usual(main, 'allow_nested_items_to_be_public'),
        encryption: encryption(planned),
        immutableStorageWithVersioning: immutability(main),
        ...(blob === undefined ? {} : { primaryEndpoints: { blob: `https://${blob}/`, dfs: `https://${dfs}/` } }),
      },
    }),
    ...leftovers(planned),
    listOf(planned, `${type}/blobServices/containers/read`, containersIn(planned)),
    listOf(planned, `${type}/objectReplicationPolicies/read`, copies.map(copyOf(row))),
    ...storageServices(kind, skuName).map((service) => diagnostics(planned, logsIn(service, row))),
  ]
}

/** Both words are required. One of the standard tier has no fewer services than another. */
function sku(main: PlannedRow | undefined): unknown {
  const [tier, redundancy] = [of(main, 'account_tier'), of(main, 'account_replication_type')]
  return typeof redundancy === 'string' ? `${typeof tier === 'string' ? tier : 'Standard'}_${redundancy}` : redundancy
}

/** Every account is encrypted: https://learn.microsoft.com/azure/storage/common/storage-service-encryption */
function encryption({ main, parts }: Planned): unknown {
  const [apart] = parts('azurerm_storage_account_customer_managed_key')
  const inline = of(main, 'customer_managed_key')
  const services = { blob: { enabled: true }, file: { enabled: true } }
  if (apart === undefined && isMark(inline)) return { services, keySource: inline }
  if (apart === undefined && !isSet(inline))
    return { services, keySource: main?.isNew === true ? 'Microsoft.Storage' : notTold }
  const keyVaultUri = keyUrl(apart?.values ?? at(inline, 0))
  return { services, keySource: 'Microsoft.Keyvault', keyVaultProperties: { keyVaultUri } }
}

/**
 * Each service of an account has settings of its own, and the account itself has no logs: a setting of logs that is not told to be of another service may
 * be of this one, which keeps some then, as those of a group are: https://learn.microsoft.com/azure/storage/blobs/monitor-blob-storage
 */
const logsIn =
  (service: StorageService, account: PlannedRow) =>
  (setting: PlannedRow): unknown => {
    const [own, logs] = [serviceOf(setting, account), logsOf(setting)]
    if (own !== undefined) return own === service ? logs : []
    return Array.isArray(logs) && logs.length > 0 ? [{ categoryGroup: 'audit', enabled: true }] : logs
  }

/** Undefined where the plan does not tell: without the files, a template around a reference is that reference. */
function serviceOf(setting: PlannedRow, { id }: PlannedRow): string | undefined {
  const [, account, service] = target.exec(String(textIn(of(setting, 'target_resource_id')))) ?? []
  return sameId(account, id) ? service?.toLowerCase() : undefined
}

const target = /^(.+)\/(blob|file|queue|table)Services\/default\/?$/i

/** A policy whose container the plan does not tell apart is listed as one more: of all times that containers have, the longest counts. */
function containersIn({ parts }: Planned): unknown[] {
  const policies = parts('azurerm_storage_container_immutability_policy')
  const containers = parts('azurerm_storage_container')
  const ofWhich = (policy: PlannedRow) => containers.find((one) => sameId(containerId(one), of(policy, container)))
  return [
    ...containers.map((one) => ({
      properties: {
        publicAccess: accessTo(one),
        ...untouchable(
          one,
          policies.find((policy) => ofWhich(policy) === one),
        ),
      },
    })),
    ...policies.filter((policy) => !ofWhich(policy)).map((policy) => ({ properties: untouchable(undefined, policy) })),
  ]
}

const container = 'storage_container_resource_manager_id'

/** It has two ids until version 5. */
const containerId = (one: PlannedRow): unknown => chosen(textIn(of(one, 'resource_manager_id'))) ?? of(one, 'id')

function accessTo(one: PlannedRow): unknown {
  const access = of(one, 'container_access_type') ?? usual(one, 'container_access_type')
  return accesses.get(access) ?? access
}

const accesses: ReadonlyMap<unknown, string> = new Map([
  ['private', 'None'],
  ['blob', 'Blob'],
  ['container', 'Container'],
])

const copyOf =
  ({ id }: PlannedRow) =>
  (one: PlannedRow) => ({
    properties: { sourceAccount: id, destinationAccount: of(one, 'destination_storage_account_id') },
  })
