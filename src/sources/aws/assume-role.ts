// Enters another account by a role there, and stays in it: the credentials are renewed before they run out.
import { AssumeRoleCommand, type AssumeRoleCommandOutput, STSClient } from '@aws-sdk/client-sts'
import type { Gap } from '../../model/observation.ts'
import type { Caller, Service } from './caller.ts'
import type { Connection, Credentials } from './connection.ts'
import { gapOf } from './listing.ts'
import type { AwsIdentity, AwsRole } from './options.ts'

/** An account that can be read. */
export interface Entered {
  identity: AwsIdentity
  /** Absent: those that the scan was started with. */
  credentials?: NonNullable<Connection['credentials']>
}

const sts: Service<STSClient> = {
  name: 'sts',
  pace: { inFlight: 4, calls: 20, windowMs: 1_000 },
  connect: (config) => new STSClient(config),
}

/** Credentials of one role that were got by those of another last an hour, whatever is asked for. */
const renewalMs = 10 * 60_000

export async function enter(caller: Caller, account: string, role: AwsRole): Promise<Entered | Gap> {
  const first = await assume(caller, account, role)
  if ('kind' in first) return first
  const { partition, region } = caller.identity
  let held = first.credentials
  let coming: Promise<Credentials> | undefined
  return {
    identity: { account, partition, region, principal: first.principal },
    // Each client asks for itself, and hundreds would when the hour is over.
    async credentials() {
      if (held.expiration.getTime() - Date.now() > renewalMs) return held
      coming ??= renewed(caller, account, role).finally(() => (coming = undefined))
      return (held = await coming)
    },
  }
}

async function renewed(caller: Caller, account: string, role: AwsRole): Promise<Credentials> {
  const again = await assume(caller, account, role)
  if ('kind' in again) throw notRenewed(account, again)
  return again.credentials
}

/** The SDK hands it on as the refusal of whichever call had needed the credentials. */
const notRenewed = (account: string, { reason }: Gap): Error =>
  Object.assign(new Error(`the role in ${account} could not be assumed again: ${reason}`), { name: 'ExpiredToken' })

interface Assumed {
  principal: string
  credentials: Credentials
}

async function assume(caller: Caller, account: string, { name, externalId }: AwsRole): Promise<Assumed | Gap> {
  const { partition, region } = caller.identity
  const call = { service: sts, region, operation: 'AssumeRole', regionless: true }
  const reply = await caller.call({
    ...call,
    send: (client) =>
      client.send(
        new AssumeRoleCommand({
          RoleArn: `arn:${partition}:iam::${account}:role/${name}`,
          RoleSessionName: 'ringfence',
          ...(externalId === undefined ? {} : { ExternalId: externalId }),
        }),
      ),
  })
  const refusal = 'error' in reply ? reply.error : undefined
  const assumed = 'output' in reply ? assumedIn(reply.output) : undefined
  return assumed ?? { ...gapOf(caller, call, { error: refusal ?? 'MissingCredentials' }), account }
}

function assumedIn({ AssumedRoleUser, Credentials: got }: AssumeRoleCommandOutput): Assumed | undefined {
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = got ?? {}
  if (AssumedRoleUser?.Arn === undefined || AccessKeyId === undefined || SecretAccessKey === undefined) return undefined
  if (SessionToken === undefined || Expiration === undefined) return undefined
  return {
    principal: AssumedRoleUser.Arn,
    credentials: {
      accessKeyId: AccessKeyId,
      secretAccessKey: SecretAccessKey,
      sessionToken: SessionToken,
      expiration: Expiration,
    },
  }
}
