// Tells a service that a region does not have from a network that does not answer: no name resolves for the one, none at all for the other.
import { lookup } from 'node:dns/promises'

export type Resolves = (host: string) => Promise<boolean>

/** What such a call is said to have come to. */
export const noSuchEndpoint = 'NoSuchEndpoint'

/**
 * AWS has a name for each service in each region that offers it (https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html),
 * and for its token service in each region there is. A network that keeps the names of some services to itself, as a firewall
 * of DNS does, keeps them of every region: where each service is offered, its name has to be known.
 */
export async function isNotOffered(error: unknown, region: string, resolves: Resolves = byDns): Promise<boolean> {
  const host = missingHost(error) ?? ''
  const at = host.indexOf(`.${region}.`)
  if (at <= 0) return false
  return (await resolves(`sts${host.slice(at)}`)) && resolves(`${host.slice(0, at)}.${offersAll}.amazonaws.com`)
}

const offersAll = 'us-east-1'

/** No server of names knows the host, and none will in a second. */
export const isUnresolved = (error: unknown): boolean => missingHost(error) !== undefined

/** Node names the host that no server of names knows. */
const missingHost = (error: unknown): string | undefined =>
  error instanceof Error &&
  'code' in error &&
  error.code === 'ENOTFOUND' &&
  'hostname' in error &&
  typeof error.hostname === 'string'
    ? error.hostname
    : undefined

const byDns: Resolves = (host) =>
  lookup(host).then(
    () => true,
    () => false,
  )
