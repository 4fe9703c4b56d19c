// The observation of one resource of the calling account.
import type { Answer, Observation } from '../../model/observation.ts'
import type { AwsIdentity } from './options.ts'

interface Seen {
  type: string
  nativeId: string
  region?: string
  answers: Answer[]
}

export const observed = (
  { account, partition }: AwsIdentity,
  { type, nativeId, region, answers }: Seen,
): Observation => ({
  kind: 'observation',
  provider: 'aws',
  partition,
  account,
  ...(region === undefined ? {} : { region }),
  type,
  nativeId,
  source: 'live',
  answers,
})
