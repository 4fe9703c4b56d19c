// Microsoft.Network/dnsZones: where the records of a domain send whoever asks for its names.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { type ArmBody, armBody } from './arm-body.ts'
import { armResource } from './arm-resource.ts'
import { beside, listOf } from './beside.ts'
import { caseless } from './words.ts'

const type = 'Microsoft.Network/dnsZones'

export function dnsZone(observation: Observation): Resource | Gap {
  const body = armBody(observation, type)
  if ('kind' in body) return body
  return armResource(observation, body, {
    type,
    holds: 'metadata',
    facets: { routing: { strayGeographies: unknown('unresolved') } },
    references: pointers('route', 'azure-dns-record', roads(body, observation), (list, from) =>
      list.map((to) => ({
        geography: 'anywhere',
        locator: to === null ? unknown('unresolved') : known(to, from),
      })),
    ),
  })
}

const host = v.pipe(
  caseless,
  v.transform((name) => name.replace(/\.$/, '')),
)

/** https://learn.microsoft.com/rest/api/dns/record-sets/list-by-dns-zone, api-version 2018-05-01 */
const record = v.object({
  id: caseless,
  type: caseless,
  properties: v.object({
    fqdn: v.nullish(host),
    targetResource: v.nullish(v.object({ id: v.nullish(caseless) })),
    CNAMERecord: v.nullish(v.object({ cname: host })),
    MXRecords: v.nullish(v.array(v.object({ exchange: host }))),
    SRVRecords: v.nullish(v.array(v.object({ target: host }))),
  }),
})
type ZoneRecord = v.InferOutput<typeof record>

/** Only inside of networks does anybody ask a private one: no visitor is received by what it says. */
const roads = ({ settingOr }: ArmBody, observation: Observation): Fact<(string | null)[]> =>
  chain(
    settingOr(['properties', 'zoneType'], v.picklist(['Public', 'Private']), 'Public'),
    (kind, from): Fact<(string | null)[]> =>
      kind === 'Private'
        ? known([], from)
        : map(beside(observation, 'Microsoft.Network/dnszones/recordsets/read', listOf(record)), roadsOf),
  )

/** Each once: a record that leads to another of the zone has no end of its own. */
function roadsOf(records: readonly ZoneRecord[]): (string | null)[] {
  const own = new Set(
    records.filter(isForVisitors).flatMap(({ id, properties }) => [id, ...(properties.fqdn ? [properties.fqdn] : [])]),
  )
  const ends = records.filter(isForVisitors).flatMap((one) => targetsOf(one))
  return [...new Set(ends.filter((to) => to === null || !own.has(to)))]
}

const kinds: ReadonlySet<string> = new Set(['a', 'aaaa', 'cname', 'mx', 'srv'])

/** The others say who may speak for the domain, and send nobody anywhere; so does a label with an underscore that is no service: RFC 8552. */
const isForVisitors = ({ type: kind, id }: ZoneRecord): boolean => {
  const word = kind.slice(kind.lastIndexOf('/') + 1)
  return kinds.has(word) && (word === 'srv' || !/(^|\.)_/.test(id.slice(id.lastIndexOf('/') + 1)))
}

/** null: an address, which does not say where it is. */
function targetsOf({ properties }: ZoneRecord): (string | null)[] {
  const { targetResource, CNAMERecord, MXRecords, SRVRecords } = properties
  if (targetResource?.id) return [targetResource.id]
  const hosts = [
    ...(CNAMERecord ? [CNAMERecord.cname] : []),
    ...(MXRecords ?? []).map(({ exchange }) => exchange),
    ...(SRVRecords ?? []).map(({ target }) => target),
  ]
  return hosts.length === 0 ? [null] : hosts
}
