// Names that locators use, spelled so that they meet, and what a locator tells of itself where nobody bears its name.
import { type Fact, known, unknown } from '../model/fact.ts'
import type { Resource } from '../model/resource.ts'
import type { Located } from './survey.ts'

export const namesOf = ({ id, aliases = [] }: Resource): string[] => [id, ...aliases]

/** SQLite keeps UTF-8, in which half a character has no place. */
export const text = (value: string): string => value.toWellFormed()

/** ARM ids and hosts are case-insensitive; in an ARN the case counts. */
export const canonical = (name: string): string => text(name.startsWith('arn:') ? name : name.toLowerCase())

/** `arn:aws:s3:::bucket`: neither region nor account. */
export const namesNoRegion = (locator: string): boolean => /^arn:[^:]+:s3:::/.test(locator)

/** A setting of the store's own names the region: the copy there is a part of it, and no store of anybody's. */
export const isOwnRegion = (locator: Fact<string>): boolean =>
  locator.state !== 'unknown' && locator.value.startsWith('azure-region:')

const subscription = /^\/subscriptions\/([^/]+)\//i

/**
 * What the locator itself states. An S3 ARN states neither region nor account, an ARM id no region, and a name is never
 * read as either.
 */
export function told(locator: string): Located {
  const named = /^(?:aws|azure)-region:(.+)$/.exec(locator)?.[1] ?? regionOfHost(locator) ?? ofAzure.exec(locator)?.[1]
  if (named !== undefined) return { region: known(named, []), account: unknown('unresolved') }
  const [, id] = subscription.exec(locator) ?? []
  if (id !== undefined) return { region: unknown('unresolved'), account: known(id.toLowerCase(), []) }
  const [scheme, , service, place = '', account = ''] = locator.split(':')
  const permission = service === 's3' ? 's3:ListBucket' : undefined
  const state = (value: string) =>
    scheme === 'arn' && value !== '' ? known(value, []) : unknown('unresolved', permission)
  return { region: state(place), account: state(account) }
}

/**
 * AWS gives out the hosts of load balancers, APIs, functions, endpoints, access points and instances, and puts their region
 * where no customer writes: https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 */
function regionOfHost(host: string): string | undefined {
  const [, before, after] = ofAws.exec(host) ?? []
  return before ?? after
}

const region = String.raw`([a-z]{2}(?:-[a-z]+)+-\d+)`
const after = 'elb|execute-api|appsync-api|lambda-url|s3-accesspoint|inbound-smtp'
const ofAws = new RegExp(
  String.raw`(?:^|\.)(?:${region}\.(?:elb|vpce|compute)|(?:${after})\.${region})\.(?:amazonaws\.com(?:\.cn)?|on\.aws)$`,
)

/** The name of a public address of Azure: https://learn.microsoft.com/azure/virtual-network/ip-services/public-ip-addresses#domain-name-label */
const ofAzure = /\.([a-z0-9]+)\.cloudapp\.(?:azure\.com|usgovcloudapi\.net|chinacloudapi\.cn)$/
