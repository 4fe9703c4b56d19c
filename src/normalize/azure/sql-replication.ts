// Replication of SQL databases, by a failover group or alone: each end has a link that names the other.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { beside, listOf } from './beside.ts'

const action = 'Microsoft.Sql/servers/replicationLinks/read'
const mechanism = 'azure-sql-replica'

/** https://learn.microsoft.com/rest/api/sql/replication-links/list-by-server; a copy that is being made is told as one too. */
const link = v.pipe(
  v.object({
    properties: v.object({
      partnerServer: v.pipe(v.string(), v.nonEmpty()),
      partnerDatabase: v.pipe(v.string(), v.nonEmpty()),
      // A plan does not always know it.
      partnerLocation: v.optional(v.pipe(v.string(), v.nonEmpty())),
      role: v.picklist(['Primary', 'Secondary', 'NonReadableSecondary', 'Source', 'Copy']),
    }),
  }),
  v.transform(({ properties: { partnerServer, partnerDatabase, partnerLocation, role } }) => ({
    other: `${partnerServer}/${partnerDatabase}`.toLowerCase(),
    ...(partnerLocation === undefined ? {} : { region: regionName(partnerLocation) }),
    isOriginal: role === 'Primary' || role === 'Source',
  })),
)

/** As a link names a database: a server has its name for itself in all of Azure. */
export const nameOf = (id: string): string => {
  const names = id.toLowerCase().split('/')
  return `${names[8] ?? ''}/${names[10] ?? ''}`
}

/** An instance may have the name of a server. */
export const nameInInstance = (id: string): string => `managedinstances/${nameOf(id)}`

export const links = (observation: Observation): Fact<Reference[]> =>
  pointers('replica', mechanism, beside(observation, action, listOf(link)), (all, from) =>
    all.map(({ other, isOriginal, ...where }) => ({
      role: isOriginal ? 'replica' : 'source',
      locator: known(other, from),
      ...where,
    })),
  )
