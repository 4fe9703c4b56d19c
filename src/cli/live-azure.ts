// Azure for a live scan: who calls, and which subscriptions and regions are read.
import { explained } from '../model/errors.ts'
import { accountsOf, type Live, noCredentials, type Opening } from './live-provider.ts'
import { regionsOf } from './scope.ts'
import { belongs } from './share.ts'

export async function liveAzure({ request, host, rulebook, onProgress }: Opening): Promise<Live> {
  const { share } = request
  const { identifyAzure, observeAzure } = await import('../sources/azure/index.ts')
  const options = {
    regions: regionsOf('azure', request, rulebook),
    subscriptions: rulebook.config.azureSubscriptions,
    accounts: accountsOf('azure', request.accounts),
    clock: host.clock,
    env: host.env,
    ...(share === undefined
      ? {}
      : { mine: (subscription: string, region: string) => belongs(share, 'azure', subscription, region) }),
    onProgress,
  }
  const identity = await identifyAzure(options)
  if (identity === undefined) throw nobody()
  return { observe: (known) => observeAzure({ ...options, identity, ...(known === undefined ? {} : { known }) }) }
}

const nobody = () =>
  explained(
    'authentication',
    {
      what: 'no credentials of Azure were found',
      where: 'the environment, and the logins of this machine',
      why: 'none of the ways that the Azure SDK tries led to any',
      mend: 'Run `az login`, or set AZURE_TENANT_ID, AZURE_CLIENT_ID and a secret or a federated token',
    },
    noCredentials,
  )
