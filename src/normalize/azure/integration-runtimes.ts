// Integration runtimes, which move and transform data for pipelines: of Synapse; those of Data Factory, which may be in a network of their own, are in data-factory.ts.
import * as v from 'valibot'
import { regionName } from '../../model/azure-region.ts'
import { type Fact, known, unknown } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { beside, listOf } from './beside.ts'

/** https://learn.microsoft.com/rest/api/synapse/resourcemanager/integration-runtimes/list-by-workspace */
const runtime = v.pipe(
  v.object({
    properties: v.object({
      type: v.pipe(v.string(), v.nonEmpty()),
      typeProperties: v.nullish(
        v.object({ computeProperties: v.nullish(v.object({ location: v.nullish(v.string(), '') })) }),
      ),
    }),
  }),
  v.transform(({ properties: { type, typeProperties } }) =>
    type === 'Managed' ? regionName(typeProperties?.computeProperties?.location ?? '') : '',
  ),
)

/**
 * One that resolves its region by itself runs near what it writes to, and one of the customer's own machines stands where
 * they stand: https://learn.microsoft.com/azure/data-factory/concepts-integration-runtime
 */
const isNamed = (region: string): boolean => region !== '' && region !== 'autoresolve'

export const integrationRuntimes = (observation: Observation, action: string): Fact<Reference[]> =>
  pointers('replica', 'azure-integration-runtime', beside(observation, action, listOf(runtime)), (all, from) =>
    all.map((region) => ({
      locator: isNamed(region) ? known(`azure-region:${region}`, from) : unknown('unsupported'),
    })),
  )
