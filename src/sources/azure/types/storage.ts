// Storage accounts: blobs, files, queues and tables.
import { isRecord } from '../../../model/json.ts'
import { type StorageService, storageServices } from '../../../model/storage-services.ts'
import { itemsOf } from '../answers.ts'
import { type ArmType, type Ask, diagnosticSettingsOf } from '../arm-type.ts'

const type = 'Microsoft.Storage/storageAccounts'

type Body = Readonly<Record<string, unknown>>

/** Accounts of file shares have no blob service to ask, and accounts of blobs alone no other one. */
const has =
  (service: StorageService) =>
  ({ kind, sku }: Body): boolean =>
    storageServices(kind, isRecord(sku) ? sku['name'] : undefined).includes(service)
const hasBlobs = has('blob')

/** Most accounts refuse it as a whole. */
const mayBeOpened = ({ properties }: Body): boolean =>
  !isRecord(properties) || properties['allowBlobPublicAccess'] !== false

const blobServices: Ask = { action: `${type}/blobServices/read`, path: '/blobServices/default', when: hasBlobs }

/** Left out where nobody ever turned it on. */
const keepsNoVersions = (body: unknown): boolean =>
  isRecord(body) && isRecord(body['properties']) && (body['properties']['isVersioningEnabled'] ?? false) === false

const ofVersions = { when: hasBlobs, unless: { ask: blobServices, rulesOut: keepsNoVersions } }

const logsOf = (service: StorageService): Ask => ({
  ...diagnosticSettingsOf(`/${service}Services/default`),
  when: has(service),
})
const logsOfBlobs = logsOf('blob')

/** A setting may send nothing on but figures. */
const keepsNoLogs = (told: unknown): boolean => itemsOf(told).every((one) => isRecord(one) && isSilent(one))
const isSilent = ({ properties }: Body): boolean => {
  const logs = isRecord(properties) ? (properties['logs'] ?? []) : undefined
  return Array.isArray(logs) && logs.every((log: unknown) => isRecord(log) && log['enabled'] === false)
}

/** Where no log of blobs is kept, that is said of the account, and three questions more would not change it. */
const logsBesideBlobs = (service: StorageService): Ask => ({
  ...logsOf(service),
  when: (body) => hasBlobs(body) && has(service)(body),
  unless: { ask: logsOfBlobs, rulesOut: keepsNoLogs },
})

export const storageTypes: readonly ArmType[] = [
  {
    type,
    apiVersion: '2023-05-01',
    asks: [
      blobServices,
      // How long they stay. The refusal is what an account without such a policy answers.
      {
        action: `${type}/managementPolicies/read`,
        path: '/managementPolicies/default',
        absences: ['ManagementPolicyNotFound'],
        ...ofVersions,
      },
      // The refusal is that of kinds of accounts that no share can be made in.
      {
        action: `${type}/fileServices/read`,
        path: '/fileServices/default',
        absences: ['FeatureNotSupportedForAccount'],
        when: has('file'),
      },
      {
        action: `${type}/blobServices/containers/read`,
        path: '/blobServices/default/containers',
        list: true,
        when: hasBlobs,
        // Who may open it, and what is held in it for a time.
        unless: { ask: blobServices, rulesOut: (told, resource) => keepsNoVersions(told) && !mayBeOpened(resource) },
      },
      // Only of versions, which cannot be turned off while blobs are replicated: https://learn.microsoft.com/azure/storage/blobs/object-replication-overview
      {
        action: `${type}/objectReplicationPolicies/read`,
        path: '/objectReplicationPolicies',
        list: true,
        ...ofVersions,
      },
      // Not the account's own: what its data is asked for is logged by each of its services.
      logsOfBlobs,
      ...(['file', 'queue', 'table'] as const).map(logsBesideBlobs),
      { ...logsOf('file'), when: (body) => !hasBlobs(body) },
    ],
  },
]
