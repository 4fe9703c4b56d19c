// Microsoft.RecoveryServices/vaults/replicationFabrics/…/replicationProtectedItems: a machine that Site Recovery keeps a copy of elsewhere.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Location, Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { caseless } from './words.ts'

const type =
  'Microsoft.RecoveryServices/vaults/replicationFabrics/replicationProtectionContainers/replicationProtectedItems'

/** The disks that the copy is written to are resources of their own, with their keys, which Azure lists as every disk. */
export function replicatedMachine(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  const machine = body.setting(['properties', 'providerSpecificDetails'], details)
  return armResource(observation, body, {
    type,
    holds: 'content',
    location: locationOf(machine),
    labels: known([], [0]), // none can be set on it: whose data it is its disks say
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    references: pointers('source', 'azure-site-recovery', machine, (one, from) =>
      one === null ? [] : originalsOf(one, from),
    ),
  })
}

const region = v.pipe(v.string(), v.nonEmpty(), v.transform(regionName))

/**
 * Of a machine of Azure, in another region or another zone of its own: https://learn.microsoft.com/rest/api/site-recovery/replication-protected-items/list.
 * null: one from outside of Azure, or that is copied out of it. What it is copied from nobody here knows, and where to only the vault's network might tell.
 */
const details = v.union([
  v.object({
    instanceType: v.literal('A2A'),
    fabricObjectId: caseless,
    primaryFabricLocation: region,
    recoveryFabricLocation: region,
    protectedManagedDisks: v.nullish(v.array(v.object({ diskId: caseless })), []),
  }),
  v.pipe(
    v.object({ instanceType: v.pipe(v.string(), v.notValue('A2A'), v.nonEmpty()) }),
    v.transform(() => null),
  ),
])
type Machine = v.InferOutput<typeof details>

function locationOf(machine: Fact<Machine>): Location {
  const place = chain(machine, (one, from) =>
    one === null ? unknown('unsupported') : known(one.recoveryFabricLocation, from),
  )
  return { raw: place.state === 'unknown' ? '' : place.value, kind: 'region', region: place }
}

/** A machine with disks of the older kind, in accounts, is named itself. */
function originalsOf(one: NonNullable<Machine>, from: number[]): Pick<Reference, 'locator' | 'region'>[] {
  const disks = one.protectedManagedDisks.map(({ diskId }) => diskId)
  return (disks.length > 0 ? disks : [one.fabricObjectId]).map((id) => ({
    locator: known(id, from),
    region: one.primaryFabricLocation,
  }))
}
