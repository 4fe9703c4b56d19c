// What the tests of the AWS source share: one seeded account for all of them, and a scan sorted by what it brought.
import type { Answer, Asked, Gap, Observation } from '../../../src/model/observation.ts'
import { accountCollections, regionalCollections } from '../../../src/sources/aws/collections.ts'
import { observeAws } from '../../../src/sources/aws/index.ts'
import type { AwsIdentity, AwsOptions } from '../../../src/sources/aws/options.ts'
import type { Moto } from '../../servers/moto.ts'
import { account, credentials, type Planted, regions, seedMoto } from '../../servers/seed-moto.ts'

export const identity: AwsIdentity = {
  account,
  partition: 'aws',
  principal: `arn:aws:iam::${account}:user/scanner`,
  region: 'eu-west-1',
}

let seeded: Promise<Planted> | undefined

/** Nothing here changes the account, so that all files can read the same one. */
export const planted = ({ endpoint, reset }: Moto): Promise<Planted> =>
  (seeded ??= reset().then(() => seedMoto(endpoint)))

export const optionsFor = (endpoint: string, more: Partial<AwsOptions> = {}): AwsOptions => ({
  regions,
  regionTable: regions,
  clock: () => '2026-11-24T00:00:00Z',
  credentials,
  identity,
  env: { AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-west-1' },
  ...more,
})

/** Enough of the account to hold one of everything: a key, and in the other region a database, its snapshots and the trail. */
export const twoRegions = { regions: ['eu-central-1', 'eu-west-1'] }

/** The lists of a region that show what there is, each as often as it is read. */
export const regionalLists: readonly string[] = regionalCollections({ seen: new Set(), accounts: new Set() }).flatMap(
  ({ lists }) => lists,
)

const tagged = ['dynamodb', 'kms', 'sns', 'sqs', 'ssm']

/** What is kept of a region by itself: each service, those that share a list of tags as one, and the region, with what AWS Config tells of it. */
export const cellsOfRegion: number = new Set(
  regionalLists
    .map((list) => list.split(':')[0] ?? '')
    .map((service) => (tagged.includes(service) ? 'tagged' : service)),
).size

/** The calls that these take: some lists tell of more than one type. */
export const regionalCalls: readonly string[] = regionalCollections({ seen: new Set(), accounts: new Set() })
  .filter(({ listedWith }) => listedWith === undefined)
  .flatMap(({ lists }) => lists)

/** Those of an account, whatever its regions. */
export const accountLists: readonly string[] = accountCollections({ regions: 'all' }, account).flatMap(
  ({ lists }) => lists,
)

export interface Scan {
  /** By cell, in the order in which they came; what is of no cell is under `undefined`. */
  kinds: Map<string | undefined, string[]>
  seen: Observation[]
  gaps: Gap[]
  asked: Asked[]
  /** Of what is of no cell. */
  cutOff: boolean
}

export async function scan(options: AwsOptions): Promise<Scan> {
  const told = await Array.fromAsync(observeAws(options))
  const records = told.flatMap((one) => ('record' in one ? [one.record] : []))
  return {
    kinds: new Map(
      [...Map.groupBy(told, (one) => ('cell' in one ? one.cell : undefined))].map(([cell, all]) => [
        cell,
        all.flatMap((one) => ('record' in one ? [one.record.kind] : 'cell' in one ? ['end'] : [])),
      ]),
    ),
    seen: records.filter((one) => one.kind === 'observation'),
    gaps: records.filter((one) => one.kind === 'gap'),
    asked: records
      .filter((one) => one.kind === 'asked')
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
    cutOff: told.some((one) => 'cutOff' in one),
  }
}

/** The account has questions of its own. */
export const resourcesOf = (seen: readonly Observation[]): Observation[] =>
  seen.filter(({ type }) => type !== 'AWS::Organizations::Account')

export const said = (answer: Answer): string => ('error' in answer ? answer.error : 'answered')

/** Each resource on one line, each of its calls with what came of it: what two scans must agree on. */
export const outline = (seen: readonly Observation[]): string[] =>
  seen
    .map(({ type, region = '-', nativeId, answers }) =>
      [type, region, nativeId, ...answers.map((one) => `${one.origin.operation}=${said(one)}`)].join(' '),
    )
    .toSorted()
