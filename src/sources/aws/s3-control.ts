// How S3 Control is called, which tells of an account's buckets as a whole.
import { isIP } from 'node:net'
import { S3ControlClient } from '@aws-sdk/client-s3-control'
import type { Service } from './caller.ts'
import type { ClientConfig } from './connection.ts'

export const s3Control: Service<S3ControlClient> = {
  name: 's3-control',
  variable: 'S3_CONTROL',
  pace: { inFlight: 1, calls: 4, windowMs: 1_000 },
  connect: (config) => withoutAccount(config),
}

/** The SDK puts the account before every host name, where the address of a machine has no room for it; a header tells it as well. */
function withoutAccount(config: ClientConfig): S3ControlClient {
  const at = config.endpoint === undefined ? undefined : new URL(config.endpoint)
  const isAddress = at !== undefined && isIP(at.hostname.replaceAll(/[[\]]/g, '')) !== 0
  return new S3ControlClient({
    ...config,
    ...(isAddress ? { disableHostPrefix: true, endpointProvider: () => ({ url: at }) } : {}),
  })
}
