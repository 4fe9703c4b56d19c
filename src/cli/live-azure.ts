// Azure for a live scan: who calls, and which subscriptions and regions are read.
import { accountsOf, type Live, noAzure, type Opening } from './live-provider.ts'
import { regionsOf } from './scope.ts'
import { belongs } from './share.ts'

export async function liveAzure({ request, host, rulebook, onProgress, timeLeft }: Opening): Promise<Live> {
  const { share } = request
  const { identifyAzure, observeAzure } = await import('../sources/azure/index.ts')
  const options = {
    regions: regionsOf('azure', request, rulebook),
    subscriptions: rulebook.config.azureSubscriptions,
    managementGroups: rulebook.config.azureManagementGroups,
    accounts: accountsOf('azure', request.accounts),
    ...(request.fast === true && { fast: true }),
    clock: host.clock,
    env: host.env,
    ...(share === undefined
      ? {}
      : { mine: (subscription: string, region: string) => belongs(share, 'azure', subscription, region) }),
    onProgress,
    timeLeft,
  }
  const identity = await identifyAzure(options)
  if (identity === undefined) throw noAzure()
  return { observe: (known) => observeAzure({ ...options, identity, ...(known === undefined ? {} : { known }) }) }
}
