// Storage accounts: blobs, files, queues and tables.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, type Ask, diagnosticSettingsOf } from '../arm-type.ts'

const type = 'Microsoft.Storage/storageAccounts'

type Body = Readonly<Record<string, unknown>>

/** Accounts of file shares have no blob service to ask, and accounts of blobs alone no file service. */
const hasBlobs = ({ kind }: Body): boolean => kind !== 'FileStorage'
const hasFiles = ({ kind }: Body): boolean => kind !== 'BlobStorage' && kind !== 'BlockBlobStorage'

/** Most accounts refuse it as a whole. */
const mayBeOpened = ({ properties }: Body): boolean =>
  !isRecord(properties) || properties['allowBlobPublicAccess'] !== false

const blobServices: Ask = { action: `${type}/blobServices/read`, path: '/blobServices/default', when: hasBlobs }

/** Left out where nobody ever turned it on. */
const keepsNoVersions = (body: unknown): boolean =>
  isRecord(body) && isRecord(body['properties']) && (body['properties']['isVersioningEnabled'] ?? false) === false

const ofVersions = { when: hasBlobs, unless: { ask: blobServices, rulesOut: keepsNoVersions } }

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
        when: hasFiles,
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
      { ...diagnosticSettingsOf('/blobServices/default'), when: hasBlobs },
      { ...diagnosticSettingsOf('/fileServices/default'), when: (body) => !hasBlobs(body) },
    ],
  },
]
