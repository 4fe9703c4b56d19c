// AWS for a live scan: who calls, which accounts and regions are read, and how buckets are located.
import type { Config } from '../model/rulebook.ts'
import type { AwsAccess } from '../sources/aws/index.ts'
import { accountsOf, type Live, type Opening } from './live-provider.ts'
import { regionsOf } from './scope.ts'
import { settles } from './settles.ts'
import { belongs } from './share.ts'

export async function liveAws({ request, host, rulebook, onProgress, timeLeft }: Opening): Promise<Live> {
  const { share } = request
  const { identifyAws, observeAws, bucketLocator } = await import('../sources/aws/index.ts')
  const options = {
    regions: regionsOf('aws', request, rulebook),
    regionTable: [...(rulebook.regions.get('aws')?.keys() ?? [])],
    access: accessIn(rulebook.config),
    accounts: accountsOf('aws', request.accounts),
    ...(request.fast === true && { fast: true }),
    clock: host.clock,
    env: host.env,
    settles,
    ...(request.concurrency === undefined ? {} : { concurrency: request.concurrency }),
    ...(share === undefined
      ? {}
      : { mine: (account: string, region: string) => belongs(share, 'aws', account, region) }),
    onProgress,
    timeLeft,
  }
  const identity = await identifyAws(options)
  return {
    ...(options.access.role === undefined ? { only: identity.account } : {}),
    observe: (known) => observeAws({ ...options, identity, ...(known === undefined ? {} : { known }) }),
    locator: bucketLocator({ ...options, identity }),
  }
}

const accessIn = ({ awsAccounts, awsOrganization, awsRole }: Config): AwsAccess => ({
  accounts: awsOrganization ? 'organization' : awsAccounts,
  ...(awsRole === undefined ? {} : { role: awsRole }),
})
