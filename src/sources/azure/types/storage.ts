// Storage accounts: blobs, files, queues and tables.
import { isRecord } from '../../../model/json.ts'
import { type ArmType, diagnosticSettingsOf } from '../arm-type.ts'

const type = 'Microsoft.Storage/storageAccounts'

/** Accounts of file shares have no blob service to ask. */
const hasBlobs = ({ kind }: Readonly<Record<string, unknown>>): boolean => kind !== 'FileStorage'

/** Most accounts refuse it as a whole, and then no container has to be looked at. */
const mayBeOpened = ({ properties }: Readonly<Record<string, unknown>>): boolean =>
  !isRecord(properties) || properties['allowBlobPublicAccess'] !== false

export const storageTypes: readonly ArmType[] = [
  {
    type,
    apiVersion: '2023-05-01',
    asks: [
      {
        action: `${type}/blobServices/containers/read`,
        path: '/blobServices/default/containers',
        list: true,
        when: (body) => hasBlobs(body) && mayBeOpened(body),
      },
      {
        action: `${type}/objectReplicationPolicies/read`,
        path: '/objectReplicationPolicies',
        list: true,
        when: hasBlobs,
      },
      // Not the account's own: what its data is asked for is logged by each of its services.
      { ...diagnosticSettingsOf('/blobServices/default'), when: hasBlobs },
      { ...diagnosticSettingsOf('/fileServices/default'), when: (body) => !hasBlobs(body) },
    ],
  },
]
