// What azurerm_storage_account and azurerm_storage_management_policy say of data that was deleted: how long services keep it, and versions of blobs.
import { isMark, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, refused, told } from './translation.ts'
import { at, chosen, each, isSet, of, usual, word, written, writtenBlock } from './values.ts'

const type = 'Microsoft.Storage/storageAccounts'

/** Where a new account says nothing of them, blobs are not kept, nor shares for longer than a week: https://learn.microsoft.com/azure/storage/files/storage-files-prevent-file-share-deletion */
export function leftovers(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  if (main === undefined) return []
  const blobs = writtenBlock(main, 'blob_properties')
  const shares = writtenBlock(main, 'share_properties')
  const [policy] = parts('azurerm_storage_management_policy')
  return [
    told(`${type}/blobServices/read`, row, {
      properties: {
        isVersioningEnabled: at(blobs, 0, 'versioning_enabled'),
        deleteRetentionPolicy: keeping(at(blobs, 0, 'delete_retention_policy')),
        containerDeleteRetentionPolicy: keeping(at(blobs, 0, 'container_delete_retention_policy')),
      },
    }),
    told(`${type}/fileServices/read`, row, {
      properties: { shareDeleteRetentionPolicy: keeping(at(shares, 0, 'retention_policy')) },
    }),
    policy === undefined
      ? main.isNew
        ? refused(`${type}/managementPolicies/read`, row, 'ManagementPolicyNotFound')
        : undefined
      : told(`${type}/managementPolicies/read`, policy, {
          properties: { policy: { rules: each(of(policy, 'rule'), lifecycleRule) } },
        }),
  ]
}

const keeping = (policy: unknown): unknown =>
  isMark(policy) || !isSet(policy) ? policy : { enabled: true, days: at(policy, 0, 'days') }

const lifecycleRule = (one: unknown) => ({
  enabled: at(one, 'enabled'),
  definition: {
    actions: { version: expiry(at(one, 'actions', 0, 'version')) },
    filters: {
      prefixMatch: at(one, 'filters', 0, 'prefix_match'),
      blobIndexMatch: at(one, 'filters', 0, 'match_blob_index_tag'),
    },
  },
})

/** The provider writes -1 for a rule that does not delete. */
function expiry(version: unknown): unknown {
  const days = at(version, 0, 'delete_after_days_since_creation')
  return days === undefined || days === -1 ? undefined : { delete: { daysAfterCreationGreaterThan: days } }
}

export function immutability(main: PlannedRow | undefined): unknown {
  const policy = of(main, 'immutability_policy')
  if (isMark(policy) || !isSet(policy)) return chosen(policy)
  const state = at(policy, 0, 'state')
  const immutabilityPeriodSinceCreationInDays = at(policy, 0, 'period_since_creation_in_days')
  return { enabled: true, immutabilityPolicy: { state, immutabilityPeriodSinceCreationInDays } }
}

/** What is held, in a container that exists, no attribute but these two says. */
export const untouchable = (container: PlannedRow | undefined, policy: PlannedRow | undefined) => ({
  ...(container === undefined ? {} : { hasLegalHold: written(container, 'has_legal_hold') }),
  ...(policy === undefined
    ? { hasImmutabilityPolicy: written(container, 'has_immutability_policy') }
    : {
        hasImmutabilityPolicy: true,
        immutabilityPolicy: {
          properties: {
            immutabilityPeriodSinceCreationInDays: of(policy, 'immutability_period_in_days'),
            state: word(of(policy, 'locked') ?? usual(policy, 'locked'), 'Locked', 'Unlocked'),
          },
        },
      }),
})
