// What a scan would ask AWS, known before anything is asked: its lists in each region, and the calls that each thing found there takes.
import type { Pace } from '../../runtime/pacer.ts'
import { collections } from './collections.ts'
import { settings } from './s3-calls.ts'

export interface Forecast {
  /** As IAM spells it. */
  service: string
  /** In each region, however little is there: the lists, each page of which is a call. */
  perRegion: number
  /** In each account, whatever its regions. */
  perAccount: number
  /** By type: how many calls one of them takes. */
  each: Record<string, number>
  /** As many calls as begin within a second in one region. */
  perSecond: number
}

/** By service, in the order of their names. */
export function forecast(): Forecast[] {
  const byService = Map.groupBy(collections, ({ lists }) => lists[0]?.split(':')[0] ?? '')
  const regional = [...byService].map(([service, own]): Forecast => {
    const [first] = own
    return {
      service,
      perRegion: own.reduce((sum, { lists }) => sum + lists.length, 0),
      perAccount: 0,
      each: Object.fromEntries(own.map(({ type, callsEach }) => [type, callsEach])),
      perSecond: first === undefined ? 0 : perSecond(first.pace),
    }
  })
  return [...regional, ...apart].toSorted((one, other) => (one.service < other.service ? -1 : 1))
}

const perSecond = ({ calls, windowMs }: Pace): number => (calls * 1_000) / windowMs

/** What is no collection: see regions.ts, config-service.ts, cloudtrail.ts and s3.ts. */
const apart: readonly Forecast[] = [
  { service: 'account', perRegion: 0, perAccount: 1, each: {}, perSecond: 2 },
  { service: 'config', perRegion: 3, perAccount: 0, each: {}, perSecond: 8 },
  { service: 'cloudtrail', perRegion: 1, perAccount: 0, each: { 'AWS::CloudTrail::Trail': 3 }, perSecond: 8 },
  {
    service: 's3',
    perRegion: 0,
    perAccount: 1,
    each: { 'AWS::S3::Bucket': settings.length + 1 }, // and HeadBucket
    perSecond: 100,
  },
]
