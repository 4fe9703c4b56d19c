// The host in an address that somebody configured, and the region in the name of one that AWS has given out.
import { type Fact, known, unknown } from '../../model/fact.ts'
import type { Resource } from '../../model/resource.ts'
import { bucketArn } from './arn.ts'
import type { Telling } from './telling.ts'

/**
 * No more of an address than its host, as the rest may hold a password. The host of a cluster, a domain or a collection names
 * its region and not its account, and so does the ARN that is made of it.
 */
export function placeOfAddress(partition: string, address: string, from: number[]): Fact<string> {
  const host = URL.parse(address.replace(/^(jdbc:[a-z]+:)?(\w+:)?(\/\/)?/, 'https://'))?.hostname
  if (!host) return unknown('malformed')
  const [, name, region, service] = ofAws.exec(host) ?? ofDatabases.exec(host) ?? []
  return known(name === undefined ? host : `arn:${partition}:${service}:${region}::${name}`, from)
}

const ofAws =
  /^([^.]+)\.(?:.+\.)?([a-z]{2}(?:-[a-z]+)+-\d+)\.(redshift|redshift-serverless|es|aoss)\.amazonaws\.com(?:\.cn)?$/

// The name of a database is used again in other accounts, and what follows it is not.
const ofDatabases = /^(.+)\.([a-z]{2}(?:-[a-z]+)+-\d+)\.(rds|docdb|neptune)\.amazonaws\.com(?:\.cn)?$/

/** The bucket that a host of S3 stands for, as an ARN; any other host is a locator itself. AWS and people write some with a dot at the end. */
export function hostLocator(partition: string, host: string): string {
  const plain = host.toLowerCase().replace(/\.$/, '')
  const bucket = ofS3.exec(plain)?.[1]
  return bucket === undefined ? plain : bucketArn({ partition }, bucket)
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html, and WebsiteEndpoints.html
const ofS3 =
  /^(.+)\.s3(?:-website|-accelerate)?(?:[.-](?:dualstack\.)?[a-z]{2}(?:-[a-z]+)+-\d+|\.dualstack)?\.amazonaws\.com(?:\.cn)?$/

/** What has a host is known by that too; a resource whose host was not told is only not found by it. */
export function namedByHosts({ arn }: Telling, hosts: readonly Fact<string>[]): Pick<Resource, 'aliases'> {
  const places = hosts.map((host) => (host.state === 'unknown' ? host : placeOfAddress(arn.partition, host.value, [])))
  const aliases = places.flatMap((place) => (place.state === 'unknown' ? [] : [place.value]))
  return aliases.length === 0 ? {} : { aliases }
}
