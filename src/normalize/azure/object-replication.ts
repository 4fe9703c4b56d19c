// Object replication of a storage account: which accounts its blobs are copied to, and which theirs are copied from.
import * as v from 'valibot'
import { type Fact, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { ArmBody } from './arm-body.ts'
import { beside, listOf } from './beside.ts'
import { caseless as account } from './words.ts'

const action = 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read'
const mechanism = 'azure-object-replication'

/** By name or, where other tenants may take part, by ARM id: https://learn.microsoft.com/rest/api/storagerp/object-replication-policies/list */
const policy = v.pipe(
  v.object({ properties: v.object({ sourceAccount: account, destinationAccount: account }) }),
  v.transform(({ properties: { sourceAccount, destinationAccount } }) => ({
    source: sourceAccount,
    destination: destinationAccount,
  })),
)

/** Either account has the policy among its own. Without versions of its blobs it can have none, and a live scan does not ask. */
export function objectReplication(
  observation: Observation,
  { id, name }: ArmBody,
  keepsVersions: Fact<boolean>,
): Fact<Reference[]> {
  const own = [id, name].map((one) => one.toLowerCase())
  const told = beside(observation, action, listOf(policy))
  if (told.state === 'unknown' && keepsVersions.state === 'known' && !keepsVersions.value)
    return known([], keepsVersions.from)
  return pointers('replica', mechanism, told, (all, from) =>
    all.map(({ source, destination }) =>
      own.includes(source)
        ? { role: 'replica', locator: known(destination, from) }
        : { role: 'source', locator: known(source, from) },
    ),
  )
}
