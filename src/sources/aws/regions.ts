// Which regions an account can use: asked of the account service, then of EC2, and only then taken from the table.
import { AccountClient, ListRegionsCommand, type ListRegionsCommandOutput, type Region } from '@aws-sdk/client-account'
import type { Answer, Gap } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import type { Caller, Service } from './caller.ts'
import { type Listing, wholeList } from './listing.ts'
import type { AwsOptions } from './options.ts'
import { isIn, seedOf } from './partition.ts'

export interface Discovery {
  regions: string[]
  answers: Answer[]
  gaps: Gap[]
}

const service: Service<AccountClient> = {
  name: 'account',
  pace: { inFlight: 1, calls: 2, windowMs: 1_000 },
  connect: (config) => new AccountClient(config),
}

const listing = ({ identity }: Caller): Listing<AccountClient, ListRegionsCommandOutput, Region> => ({
  service,
  region: seedOf(identity.partition),
  operation: 'ListRegions',
  regionless: true,
  send: (client, NextToken) => client.send(new ListRegionsCommand({ NextToken, MaxResults: 50 })),
  items: ({ Regions }) => Regions,
  next: ({ NextToken }) => NextToken,
  id: ({ RegionName }) => RegionName,
})

export async function discoverRegions(caller: Caller, { regionTable }: AwsOptions): Promise<Discovery> {
  const listed = await wholeList(caller, listing(caller), 'Regions')
  const enabled = namesIn(listed, 'RegionOptStatus', ['ENABLED', 'ENABLED_BY_DEFAULT', 'DISABLING'])
  if (enabled.length > 0) return { regions: enabled, answers: [listed], gaps: [] }
  const { describeRegions } = await import('./described-regions.ts')
  const described = await describeRegions(caller)
  const optedIn = namesIn(described, 'OptInStatus', ['opt-in-not-required', 'opted-in'])
  const answers = [listed, described]
  if (optedIn.length > 0) return { regions: optedIn, answers, gaps: [] }
  const regions = regionTable.filter((region) => isIn(caller.identity.partition, region)).toSorted()
  return { regions, answers, gaps: answers.map((answer) => undiscovered(caller, answer)) }
}

/** The regions of one listing whose status is one of these, however many times it names them. */
function namesIn(answer: Answer, status: string, usable: readonly string[]): string[] {
  if ('error' in answer) return []
  const { Regions } = answer.body as { Regions: Record<string, unknown>[] } // `as`: wholeList has just built it
  const names = Regions.filter((one) => usable.includes(String(one[status]))).map(({ RegionName }) => RegionName)
  return [...new Set(names.filter((name) => typeof name === 'string'))].toSorted()
}

function undiscovered({ identity }: Caller, answer: Answer): Gap {
  const [service = '', operation = ''] = answer.origin.operation.split(':')
  const reason = 'error' in answer ? reasonOf(answer.error) : 'malformed' // an account without a single usable region
  const permission = reason === 'denied' ? { permission: answer.origin.operation } : {}
  return {
    kind: 'gap',
    provider: 'aws',
    account: identity.account,
    service,
    operation,
    reason,
    ...permission,
    count: 1,
  }
}
