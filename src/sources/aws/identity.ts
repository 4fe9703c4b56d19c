// Whose credentials these are: the first call of a scan, without which there is nothing to report on.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { type ExplainedError, explained } from '../../model/errors.ts'
import { partsOf } from './arn.ts'
import { configFor } from './connection.ts'
import type { AwsIdentity, AwsOptions } from './options.ts'
import { isIn, seedOf } from './partition.ts'
import { isRefusal, refusalName } from './refusal.ts'
import { guarded } from './guarded.ts'

// Nobody waits long to hear that a key is wrong or a network is not there.
const attempts = 3

export async function askIdentity(options: AwsOptions): Promise<AwsIdentity> {
  const configured = await configuredRegion(options)
  // The SDK makes a host name of it, and throws what nobody can act on where that is none.
  if (configured !== undefined && !/^[a-z0-9-]+$/i.test(configured)) throw noRegion(configured)
  const region = configured ?? 'us-east-1'
  const sts = guarded(new STSClient(configFor('sts', region, options, options.attempts ?? attempts)))
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}))
    const { partition } = partsOf(Arn)
    if (Account === undefined || Arn === undefined || partition === '')
      throw nobody(region, 'the answer names no account')
    const home = configured !== undefined && isIn(partition, configured) ? configured : seedOf(partition)
    return { account: Account, partition, principal: Arn, region: home }
  } catch (error) {
    // The original is not kept: a signature error quotes the signed request, session token included.
    throw isRefusal(error) ? refused(region, refusalName(error)) : error
  } finally {
    sts.destroy()
  }
}

/** What AWS tools take for the region: the environment, then the profile. */
async function configuredRegion(options: AwsOptions): Promise<string | undefined> {
  const env = options.env ?? process.env
  const named = env['AWS_REGION'] ?? env['AWS_DEFAULT_REGION']
  if (named !== undefined && named !== '') return named
  const sts = new STSClient({})
  try {
    return await sts.config.region()
  } catch {
    return undefined // the SDK's way of saying that none is configured
  } finally {
    sts.destroy()
  }
}

const noRegion = (region: string): ExplainedError =>
  explained('usage', {
    what: `${JSON.stringify(region)} is no region`,
    where: 'AWS_REGION, AWS_DEFAULT_REGION or the profile',
    why: 'a region has letters, digits and hyphens only',
    mend: 'See `ringfence list regions`',
  })

const refused = (region: string, name: string): ExplainedError =>
  nobody(region, causes.get(name) ?? `the answer was ${name}`, name)

/** `cause`: the name of the refusal, so that no credentials at all can be told from bad ones. */
const nobody = (region: string, why: string, cause?: string): ExplainedError =>
  explained(
    'authentication',
    {
      what: 'AWS did not say whose credentials these are',
      where: `sts:GetCallerIdentity in ${region}`,
      why,
      mend: 'Check with `aws sts get-caller-identity`, then log in again or set AWS_PROFILE',
    },
    cause,
  )

const expired = 'the credentials have expired'
const unknownKey = 'AWS knows no such access key'
const unreachable = 'nothing answered there'

const causes: ReadonlyMap<string, string> = new Map([
  ['CredentialsProviderError', 'no credentials were found, or their provider failed'],
  ['TokenProviderError', 'the single sign-on session is missing or has expired'],
  ['ExpiredToken', expired],
  ['ExpiredTokenException', expired],
  ['InvalidClientTokenId', unknownKey],
  ['UnrecognizedClientException', unknownKey],
  ['SignatureDoesNotMatch', 'the secret key is wrong, or the clock of this machine is'],
  ['RequestTimeTooSkewed', 'the clock of this machine is wrong'],
  ['DeserializationError', 'the answer did not come from AWS: a proxy may stand in between'],
  ['ECONNREFUSED', unreachable],
  ['ECONNRESET', unreachable],
  ['EHOSTUNREACH', unreachable],
  ['ENETUNREACH', unreachable],
  ['ENOTFOUND', unreachable],
  ['ETIMEDOUT', unreachable],
  ['EAI_AGAIN', unreachable],
  ['TimeoutError', unreachable],
])
