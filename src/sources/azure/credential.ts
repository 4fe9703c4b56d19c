// The credentials that the environment holds: those of a GitHub workflow, or whatever the SDK finds.
import type { TokenCredential } from '@azure/core-auth'
import { ClientAssertionCredential, DefaultAzureCredential } from '@azure/identity'
import { isRecord } from '../../model/json.ts'
import { type Cloud, isOwnAuthority } from './clouds.ts'

type Environment = Readonly<Record<string, string | undefined>>

export function credentialIn(cloud: Cloud, env: Environment): TokenCredential {
  const options = { disableInstanceDiscovery: isOwnAuthority(env) }
  return inWorkflow(cloud, env, options) ?? new DefaultAzureCredential(options)
}

/** Of a workflow with `permissions: id-token: write`. The SDK knows those of Azure DevOps only. */
function inWorkflow(
  { exchange }: Cloud,
  env: Environment,
  options: { disableInstanceDiscovery: boolean },
): TokenCredential | undefined {
  const tenant = env['AZURE_TENANT_ID'] ?? ''
  const client = env['AZURE_CLIENT_ID'] ?? ''
  const url = env['ACTIONS_ID_TOKEN_REQUEST_URL'] ?? ''
  const right = env['ACTIONS_ID_TOKEN_REQUEST_TOKEN'] ?? ''
  if ([tenant, client, url, right].includes('')) return undefined
  return new ClientAssertionCredential(tenant, client, () => idToken(url, right, exchange), options)
}

/** Each holds for a few minutes, so that one is asked for whenever the SDK needs a new token of Azure. */
async function idToken(url: string, right: string, audience: string): Promise<string> {
  const address = new URL(url)
  address.searchParams.set('audience', audience)
  const answer = await fetch(address, {
    headers: { authorization: `Bearer ${right}`, accept: 'application/json' },
    redirect: 'error',
    signal: AbortSignal.timeout(30_000),
  })
  const body: unknown = answer.ok ? await answer.json() : undefined
  const token = isRecord(body) ? body['value'] : undefined
  if (typeof token !== 'string') throw new Error(`the workflow gave no id token: status ${answer.status}`)
  return token
}
