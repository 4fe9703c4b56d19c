// What every AWS resource is made of, around its own facts.
import { type Fact, known } from '../../model/fact.ts'
import type { Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { Arn } from './arn.ts'

type Own = Pick<Resource, 'type' | 'holds' | 'facets' | 'labels' | 'references'>

export interface Identity {
  partition: string
  account: string
  name: string
  /** The ARN, where the type has one. */
  id: string
  region: Fact<string>
}

export function awsResource(observation: Observation, identity: Identity, own: Own): Resource {
  const { partition, account, name, id, region } = identity
  const raw = region.state === 'unknown' ? '' : region.value
  return {
    schema: 1,
    key: ['aws', partition, account, raw, own.type, name].join('|'),
    id,
    source: observation.source,
    provider: 'aws',
    partition,
    name,
    owner: { account },
    location: { raw, kind: raw === everywhere ? 'global' : 'region', region },
    origins: observation.answers.map(({ origin }) => origin),
    ...own,
  }
}

/** What stands for a region where a service has none; AWS gives no region that name. */
export const everywhere = 'global'

/** The identity of a resource whose ARN states its region. */
export const identityFrom = ({ text, partition, account, region, name }: Arn, from: number[]): Identity => ({
  partition,
  account,
  name,
  id: text,
  region: known(region, from),
})
