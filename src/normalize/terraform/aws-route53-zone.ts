// aws_route53_zone with its records: whom each of them sends where, and where the zone writes down who asked.
import { isMark, markedReason, others, type PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, each, isSet, listIn, of, tagList, textIn, unlessMarked } from './values.ts'

export function hostedZone(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const zone = main ?? elsewhere(planned)
  return [
    told('route53:ListHostedZones', row, {
      HostedZones: [
        {
          Id: row.name,
          Name: of(zone, 'name'),
          Config: { PrivateZone: isPrivate(planned) },
        },
      ],
    }),
    told('route53:ListResourceRecordSets', row, { ResourceRecordSets: records(planned) }),
    told('route53:ListTagsForResource', row, { ResourceTagSet: { Tags: tagList(main) } }),
    told('route53:ListQueryLoggingConfigs', row, {
      QueryLoggingConfigs: allOf(
        main,
        parts('aws_route53_query_log').map((one) => ({
          HostedZoneId: row.name,
          CloudWatchLogsLogGroupArn: of(one, 'cloudwatch_log_group_arn'),
        })),
      ),
    }),
  ]
}

/** Of a zone that the plan does not manage, as one of its data sources was told. */
const elsewhere = ({ parts }: Planned): PlannedRow | undefined => parts('data.aws_route53_zone')[0]

/** It has networks; of one of which the plan has but records, and asked nothing, nobody can say. */
function isPrivate({ main, ...rest }: Planned): unknown {
  if (main === undefined) return of(elsewhere({ main, ...rest }), 'private_zone')
  const networks = of(main, 'vpc')
  return isMark(networks) ? networks : isSet(networks)
}

/** One that manages all records leaves none that somebody else has made. */
function records(planned: Planned): unknown {
  const { main, parts } = planned
  const [all] = parts('aws_route53_records_exclusive')
  const sets = each(of(all, 'resource_record_set'), inSet)
  const listed = all === undefined ? [] : listIn(sets)
  if (listed === undefined) return sets
  const zone = textIn(of(main ?? elsewhere(planned), 'name'))
  const own = [
    ...parts('aws_route53_record').map(inRecord),
    ...parts('aws_route53_traffic_policy_instance').map(byPolicy),
  ]
  const told = [...(listed as Written[]), ...own].filter(sendsSomewhere).map((one) => asListed(one, zone)) // `as`: `inSet` made them
  return all === undefined || main === undefined ? allOf(main, told) : told
}

/** A record, of whichever type of Terraform's it is: the two have names of their own for all that it says. */
interface Written {
  name: unknown
  type: unknown
  region?: unknown
  continent?: unknown
  country?: unknown
  subdivision?: unknown
  nearest?: unknown
  alias?: unknown
  values?: unknown
  policy?: unknown
}

function inRecord(one: PlannedRow): Written {
  const from = of(one, 'geolocation_routing_policy', 0)
  return {
    name: unlessMarked(of(one, 'fqdn')) ?? of(one, 'name'),
    type: of(one, 'type'),
    region: of(one, 'latency_routing_policy', 0, 'region'),
    continent: at(from, 'continent'),
    country: at(from, 'country'),
    subdivision: at(from, 'subdivision'),
    nearest: of(one, 'geoproximity_routing_policy', 0, 'aws_region'),
    alias: of(one, 'alias', 0, 'name'),
    values: of(one, 'records'),
  }
}

function inSet(one: unknown): Written {
  const from = at(one, 'geolocation', 0)
  return {
    name: at(one, 'name'),
    type: at(one, 'type'),
    region: at(one, 'region'),
    continent: at(from, 'continent_code'),
    country: at(from, 'country_code'),
    subdivision: at(from, 'subdivision_code'),
    nearest: at(one, 'geoproximity_location', 0, 'aws_region'),
    alias: at(one, 'alias_target', 0, 'dns_name'),
    values: each(at(one, 'resource_records'), (value) => at(value, 'value')),
    policy: at(one, 'traffic_policy_instance_id'),
  }
}

const byPolicy = (one: PlannedRow): Written => ({ name: of(one, 'name'), type: 'A', policy: one.address })

/** A scan asks for no others: what they say in free text may be a secret. */
const addressing: readonly unknown[] = ['A', 'AAAA', 'CNAME', 'MX', 'HTTPS', 'SVCB']

const sendsSomewhere = ({ type }: Written): boolean => isMark(type) || addressing.includes(type)

/** Whom a record answers, nobody can say of one whose name or geography is not known yet; where it sends them is a matter of its own. */
function asListed({ alias, values, ...asked }: Written, zone: unknown): unknown {
  if (markedReason(asked) !== undefined) return others
  const { name, type, region, continent, country, subdivision, nearest, policy } = asked
  const host = unlessMarked(alias)
  return {
    Name: typeof name === 'string' && typeof zone === 'string' ? within(zone, name) : name,
    Type: type,
    Region: textIn(region),
    GeoLocation: {
      ContinentCode: textIn(continent),
      CountryCode: textIn(country),
      SubdivisionCode: textIn(subdivision),
    },
    GeoProximityLocation: { AWSRegion: textIn(nearest) },
    AliasTarget: host === undefined ? undefined : { DNSName: host },
    ResourceRecords: unlessMarked(each(values, (value) => ({ Value: unlessMarked(value) ?? '' }))),
    TrafficPolicyInstanceId: textIn(policy),
  }
}

/** As the provider writes a name in full, which people may leave the zone out of. */
function within(zone: string, name: string): string {
  const [whole, own] = [zone, name].map((one) => one.toLowerCase().replace(/\.$/, ''))
  if (!own) return whole ?? ''
  return own.endsWith(whole ?? '') ? own : `${own}.${whole}`
}
