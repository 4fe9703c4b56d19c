// What every Azure resource is made of, around its own facts.
import type { Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { ArmBody } from './arm-body.ts'

type Own = Pick<Resource, 'type' | 'holds' | 'facets' | 'references'> &
  Partial<Pick<Resource, 'aliases' | 'labels' | 'location'>>

type Bodily = Pick<ArmBody, 'id' | 'name' | 'location' | 'labels'>

/** The key keeps the region of the id's own answer: a failover must not make another resource of it. */
export function armResource(observation: Observation, { id, name, location, labels }: Bodily, own: Own): Resource {
  const { partition, account, nativeId, source, answers } = observation
  const region = location.region.state === 'unknown' ? '' : location.region.value
  return {
    schema: 1,
    key: ['azure', partition, account, region, own.type, nativeId.toLowerCase()].join('|'),
    id,
    source,
    provider: 'azure',
    partition,
    name,
    owner: { account },
    location,
    labels,
    origins: answers.map(({ origin }) => origin),
    ...own,
  }
}
