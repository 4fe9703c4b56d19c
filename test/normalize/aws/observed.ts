// Observations as the AWS sources make them: the answers of calls, or one Config item.
import type { Answer, Observation } from '../../../src/model/observation.ts'

export const account = '111122223333'
const observedAt = '2026-11-23T12:00:00Z'

export type Told = Record<string, { body: unknown } | { error: string }>

/** By operation, `kms:DescribeKey`. */
export const answers = (calls: Told): Answer[] =>
  Object.entries(calls).map(([operation, answer]) => ({ origin: { operation, observedAt }, ...answer }))

const observation = { kind: 'observation', provider: 'aws', partition: 'aws', account } as const

export const live = (type: string, nativeId: string, calls: Told): Observation => ({
  ...observation,
  type,
  nativeId,
  source: 'live',
  answers: answers(calls),
})

export const recorded = (type: string, item: unknown): Observation => ({
  ...observation,
  type,
  nativeId: 'as listed',
  source: 'snapshot',
  answers: [{ origin: { operation: 'file:config-snapshot', observedAt }, body: item }],
})

/** As a scan reads it that asks AWS Config alone. */
export const queried = (type: string, item: unknown): Observation => ({ ...recorded(type, item), source: 'config' })

/** A Config item as a snapshot file holds it. */
export const item = (type: string, arn: string, configuration: object, more: object = {}) => ({
  ARN: arn,
  awsAccountId: account,
  resourceType: type,
  awsRegion: 'eu-central-1',
  configurationItemStatus: 'OK',
  tags: { DataClass: 'pii' },
  configuration,
  supplementaryConfiguration: {},
  ...more,
})
