// How every client is set up: retries, time limits, and where an override sends the calls.
import { explained } from '../../model/errors.ts'
import type { AwsOptions } from './options.ts'

/** What every AWS client takes. */
export interface ClientConfig {
  region: string
  endpoint?: string
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string }
  retryMode: 'adaptive'
  maxAttempts: number
  requestHandler: { connectionTimeout: number; requestTimeout: number; throwOnRequestTimeout: true }
  customUserAgent: string
}

export type Connection = Pick<AwsOptions, 'env' | 'credentials'>

const patience = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true } as const

export function configFor(service: string, region: string, connection: Connection, maxAttempts = 10): ClientConfig {
  const endpoint = endpointOf(service, connection.env ?? process.env)
  const { credentials } = connection
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    // Raising maxAttempts alone does not help: in standard mode a shared retry budget runs out first.
    retryMode: 'adaptive',
    maxAttempts,
    requestHandler: patience,
    customUserAgent: 'ringfence',
  }
}

/** The SDK reads these names by itself too; they are read here because S3 must then be addressed by path. */
export function endpointOf(service: string, env: NonNullable<AwsOptions['env']>): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') return undefined
  const name = [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL'].find((one) => env[one])
  const url = name === undefined ? undefined : env[name]
  if (name === undefined || url === undefined) return undefined
  if (!isSafe(url)) throw unsafe(name)
  return url
}

const loopback = ['localhost', '127.0.0.1', '[::1]']

/** Signed requests and their answers must not cross a network in the open. */
function isSafe(url: string): boolean {
  const parsed = URL.parse(url)
  if (parsed === null) return false
  return parsed.protocol === 'https:' || (parsed.protocol === 'http:' && loopback.includes(parsed.hostname))
}

const unsafe = (name: string) =>
  explained('usage', {
    what: 'an endpoint was refused',
    where: `the environment variable ${name}`,
    why: 'it is neither an https address nor an http address of this machine',
    mend: 'Write an https address, or unset it to use AWS itself',
  })
