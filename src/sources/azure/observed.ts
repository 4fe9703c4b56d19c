// What was told of one resource of a subscription, as a record.
import type { Answer, Observation } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import type { Listed } from './inventory.ts'

export type Named = Pick<Listed, 'id' | 'type'> & { region?: string | undefined }

export const observed = (
  { identity, subscription }: Caller,
  { id, type, region }: Named,
  answers: Answer[],
): Observation => ({
  kind: 'observation',
  provider: 'azure',
  partition: identity.cloud.name,
  account: subscription,
  ...(region === undefined ? {} : { region }),
  type,
  nativeId: id,
  source: 'live',
  answers,
})
