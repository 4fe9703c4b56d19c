// How every client is set up: retries, time limits, and where an override sends the calls.
import { isSafe, unsafe } from './safe-address.ts'

export interface Credentials {
  accessKeyId: string
  secretAccessKey: string
  sessionToken: string
  expiration: Date
}

/** What every AWS client takes. */
export interface ClientConfig {
  region: string
  endpoint?: string
  credentials?: NonNullable<Connection['credentials']>
  retryMode: 'adaptive'
  maxAttempts: number
  requestHandler: { connectionTimeout: number; requestTimeout: number; throwOnRequestTimeout: true }
  customUserAgent: string
}

export interface Connection {
  /** How long an answer is waited for, in milliseconds. */
  patience?: number
  env?: Readonly<Record<string, string | undefined>>
  /** Fixed, or whoever gives them; the SDK asks again when they are about to expire. */
  credentials?: { accessKeyId: string; secretAccessKey: string; sessionToken?: string } | (() => Promise<Credentials>)
}

const patienceMs = 30_000

export function configFor(service: string, region: string, connection: Connection, maxAttempts = 10): ClientConfig {
  const endpoint = endpointOf(service, connection.env ?? process.env)
  const { credentials, patience = patienceMs } = connection
  return {
    region,
    ...(endpoint === undefined ? {} : { endpoint }),
    ...(credentials === undefined ? {} : { credentials }),
    // Raising maxAttempts alone does not help: in standard mode a shared retry budget runs out first.
    retryMode: 'adaptive',
    maxAttempts,
    requestHandler: { connectionTimeout: 5_000, requestTimeout: patience, throwOnRequestTimeout: true },
    customUserAgent: 'ringfence',
  }
}

/** The SDK reads these names by itself too; they are read here because S3 must then be addressed by path. */
export function endpointOf(service: string, env: NonNullable<Connection['env']>): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS']?.toLowerCase() === 'true') return undefined
  const name = [`AWS_ENDPOINT_URL_${service.toUpperCase()}`, 'AWS_ENDPOINT_URL'].find((one) => env[one])
  const url = name === undefined ? undefined : env[name]
  if (name === undefined || url === undefined) return undefined
  const parsed = URL.parse(url)
  if (parsed === null || !isSafe(parsed)) throw unsafe(`the environment variable ${name}`)
  return url
}
