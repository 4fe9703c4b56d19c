// Where the records of a zone send whom: each from the geography that it answers, on through other names of the zone, to a host or a region.
import * as v from 'valibot'
import { bucketArn } from './arn.ts'
import { hostLocator } from './hosts.ts'

/** `to`: a locator; null where the record holds an address or a host that says nothing of where it is. */
export interface Road {
  geography: string
  to: string | null
}

const text = v.string()
const record = v.object({
  Name: text,
  Type: text,
  Region: v.nullish(text),
  GeoLocation: v.nullish(
    v.object({ ContinentCode: v.nullish(text), CountryCode: v.nullish(text), SubdivisionCode: v.nullish(text) }),
  ),
  GeoProximityLocation: v.nullish(v.object({ AWSRegion: v.nullish(text) })),
  AliasTarget: v.nullish(v.object({ DNSName: text })),
  ResourceRecords: v.nullish(v.array(v.object({ Value: text }))),
  TrafficPolicyInstanceId: v.nullish(text),
})
type ZoneRecord = v.InferOutput<typeof record>

export const recordsIn = v.pipe(
  v.object({ ResourceRecordSets: v.array(record) }),
  v.transform(({ ResourceRecordSets }) => ResourceRecordSets.filter(isForVisitors)),
)

/** A label with an underscore proves something to machines, and no visitor goes there: RFC 8552. */
const isForVisitors = ({ Name }: ZoneRecord): boolean => !/(^|\.)_/.test(Name)

/** Each once. Whatever a geography is sent on to is asked once for it, so that names which lead back to each other come to an end. */
export function roadsOf(records: readonly ZoneRecord[], { partition }: { partition: string }): Road[] {
  const byName = Map.groupBy(records, ({ Name }) => plain(Name))
  const roads = [...Map.groupBy(records, geographyOf)].flatMap(([geography, own]) => {
    const left = [...own]
    const names = new Set<string>()
    const ends = new Set<string | null>()
    for (let one = left.pop(); one !== undefined; one = left.pop()) {
      for (const target of targetsOf(one, partition)) {
        const further = target === null ? undefined : byName.get(target)
        if (target === null || further === undefined) ends.add(target === null ? null : kept(target, partition))
        else if (!names.has(target)) {
          names.add(target)
          left.push(...further.filter((next) => leadsOn(geography, geographyOf(next))))
        }
      }
    }
    return [...ends].map((to) => ({ geography, to }))
  })
  return roads.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
}

/** What answers one geography alone has a road of its own. */
const leadsOn = (geography: string, next: string): boolean => next === 'anywhere' || next === geography

const plain = (name: string): string => name.toLowerCase().replace(/\.$/, '')

/** A record for the rest of the world answers also those whom nobody can place. */
function geographyOf({ GeoLocation: from }: ZoneRecord): string {
  if (from?.ContinentCode) return `continent:${from.ContinentCode}`
  if (from?.CountryCode === '*') return 'default'
  if (!from?.CountryCode) return 'anywhere'
  return from.SubdivisionCode ? `${from.CountryCode}-${from.SubdivisionCode}` : from.CountryCode
}

/** By latency and by nearness, a record says itself in which region its target is. What a traffic policy does with it, only the policy tells. */
function targetsOf(of: ZoneRecord, partition: string): (string | null)[] {
  const region = of.Region ?? of.GeoProximityLocation?.AWSRegion
  if (region) return [`aws-region:${region}`]
  if (of.TrafficPolicyInstanceId) return [null]
  if (of.AliasTarget) return [aliasOf(of, of.AliasTarget.DNSName, partition)]
  const values = of.ResourceRecords ?? []
  return values.length === 0 ? [null] : values.map(({ Value }) => hostIn(of, Value))
}

/** A website in S3 bears the name of its record. */
function aliasOf({ Name }: ZoneRecord, host: string, partition: string): string {
  const target = plain(host).replace(/^dualstack\./, '')
  return /^s3-website[.-]/.test(target) ? bucketArn({ partition }, plain(Name)) : target
}

/** `10 mail.example.test.`, `1 . alpn=h2`: a dot is the name itself, which has its addresses beside. */
function hostIn({ Name, Type }: ZoneRecord, value: string): string | null {
  if (Type === 'CNAME') return plain(value)
  const host = Type === 'A' || Type === 'AAAA' ? undefined : value.split(/\s+/)[1]
  if (host === '.') return plain(Name)
  return host === undefined ? null : plain(host)
}

/** Of a host that AWS has not given out nothing is known, and its name need not be kept. */
function kept(target: string, partition: string): string | null {
  const locator = hostLocator(partition, target)
  return /^(?:arn|aws-region):/.test(locator) || ofAws.test(locator) ? locator : null
}

const ofAws = /\.(?:amazonaws\.com(?:\.cn)?|cloudfront\.net|on\.aws)$/
