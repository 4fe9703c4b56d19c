// Whose credentials these are: the first token of a scan, without which there is nothing to report on.
import type { TokenCredential } from '@azure/core-auth'
import { isRecord } from '../../model/json.ts'
import { explained } from '../../model/errors.ts'
import { type Cloud, cloudIn, isOpen } from './clouds.ts'
import type { AzureIdentity, AzureOptions } from './options.ts'

/** Undefined where the environment holds no credentials at all; fails with exit status 4 where it holds some that are refused. */
export async function askIdentity(options: AzureOptions): Promise<AzureIdentity | undefined> {
  const env = options.env ?? process.env
  const cloud = cloudIn(env)
  // Over http nothing secret may be sent, so nobody is asked for a secret.
  if (isOpen(cloud)) return { cloud, tenant: '', principal: 'nobody' }
  const credential = options.credential ?? (await found(cloud, env))
  try {
    const token = await credential.getToken(cloud.scope)
    if (token === null) return undefined
    return { cloud, credential, ...namedIn(token.token) }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    if (isUnavailable(error)) return undefined
    throw refused(cloud, error.name) // its text quotes the answer of the authority
  }
}

async function found(cloud: Cloud, env: NonNullable<AzureOptions['env']>): Promise<TokenCredential> {
  const { credentialIn } = await import('./credential.ts')
  return credentialIn(cloud, env)
}

/** The chain of the SDK wraps what each of its members said; one that was there and was refused is told by another name. */
function isUnavailable(error: Error & { errors?: unknown }): boolean {
  if (error.name === 'CredentialUnavailableError') return true
  const inner: unknown[] = Array.isArray(error.errors) ? error.errors : []
  return (
    error.name === 'AggregateAuthenticationError' &&
    inner.every((one) => one instanceof Error && one.name === 'CredentialUnavailableError')
  )
}

/** By the ids of the directory: names and addresses of people are nobody's business here. */
function namedIn(token: string): Pick<AzureIdentity, 'tenant' | 'principal'> {
  const claims = claimsIn(token)
  const text = (name: string): string => (typeof claims[name] === 'string' ? claims[name] : '')
  const app = text('appid') || text('azp')
  const principal = text('idtyp') === 'app' || text('oid') === '' ? `app ${app}` : `user ${text('oid')}`
  return { tenant: text('tid'), principal }
}

function claimsIn(token: string): Readonly<Record<string, unknown>> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString())
    return isRecord(claims) ? claims : {}
  } catch {
    return {} // a token that nobody but Azure can read is a good one all the same
  }
}

const refused = ({ scope }: Cloud, name: string) =>
  explained('authentication', {
    what: 'Azure gave no token',
    where: `a token for ${scope}`,
    why: `the answer was ${name}`,
    mend: 'Check with `az account get-access-token`, then log in again or set AZURE_TENANT_ID and AZURE_CLIENT_ID',
  })
