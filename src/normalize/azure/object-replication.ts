// Object replication of a storage account: which accounts its blobs are copied to, and which theirs are copied from.
import * as v from 'valibot'
import { type Fact, map, partial } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import type { ArmBody } from './arm-body.ts'
import { beside, listOf } from './beside.ts'

const action = 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read'
const mechanism = 'azure-object-replication'

/** By name or, where other tenants may take part, by ARM id: https://learn.microsoft.com/rest/api/storagerp/object-replication-policies/list */
const account = v.pipe(v.string(), v.nonEmpty(), v.toLowerCase())

const policy = v.pipe(
  v.object({ properties: v.object({ sourceAccount: account, destinationAccount: account }) }),
  v.transform(({ properties: { sourceAccount, destinationAccount } }) => ({
    source: sourceAccount,
    destination: destinationAccount,
  })),
)

/** Either account has the policy among its own. */
export function objectReplication(observation: Observation, { id, name }: ArmBody): Fact<Reference[]> {
  const policies = beside(observation, action, listOf(policy))
  if (policies.state === 'unknown')
    return partial([{ role: 'replica', mechanism, locator: policies }], policies.reason, [])
  const own = [id, name].map((one) => one.toLowerCase())
  return map(policies, (all) =>
    all.map(({ source, destination }): Reference => {
      const role = own.includes(source) ? ('replica' as const) : ('source' as const)
      return {
        role,
        mechanism,
        locator: { state: 'known', value: role === 'replica' ? destination : source, from: policies.from },
      }
    }),
  )
}
