// Accounts that nobody could enter, as far as an aggregator of AWS Config in the calling account has gathered items of them.
import {
  type AggregatedSourceStatus,
  type ConfigServiceClient,
  type ConfigurationAggregator,
  DescribeConfigurationAggregatorsCommand,
  type DescribeConfigurationAggregatorsCommandOutput,
  DescribeConfigurationAggregatorSourcesStatusCommand,
  type DescribeConfigurationAggregatorSourcesStatusCommandOutput,
  SelectAggregateResourceConfigCommand,
  type SelectAggregateResourceConfigCommandOutput,
} from '@aws-sdk/client-config-service'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import type { Caller } from './caller.ts'
import { config, type Row, rowsIn, selecting } from './config-calls.ts'
import { itemAlone } from './config-first.ts'
import { gapOf, type Listing, pagesOf } from './listing.ts'

export interface Wanted {
  accounts: readonly string[]
  /** Those to read of each, and where an aggregator is looked for. */
  regions: readonly string[]
  /** Types that Config is read of. */
  types: readonly string[]
}

/**
 * What an aggregator has is told, and never that there is no more: its status says that the source lets it in, not that anybody
 * records there. So the gap of an account that was not entered stays, and a source that is missing is one of its own.
 */
export async function* readAggregated(
  caller: Caller,
  { accounts, regions, types }: Wanted,
): AsyncGenerator<Observation | Gap> {
  const told = new Set<string>()
  let any = false
  for (const region of regions) {
    for await (const one of inPages(caller, aggregators(region))) {
      if ('kind' in one) {
        yield one
        continue
      }
      any = true
      yield* readOne(caller, region, String(one.item.ConfigurationAggregatorName), { accounts, regions, types }, told)
    }
  }
  if (!any) return
  for (const account of accounts)
    for (const region of regions) if (!told.has(`${account} ${region}`)) yield notGathered(account, region)
}

async function* readOne(
  caller: Caller,
  region: string,
  name: string,
  { accounts, regions, types }: Wanted,
  told: Set<string>,
): AsyncGenerator<Observation | Gap> {
  const fresh = new Set<string>()
  for await (const one of inPages(caller, sources(region, name))) {
    if ('kind' in one) yield one
    else if (isFresh(one.item)) fresh.add(`${one.item.SourceId} ${one.item.AwsRegion}`)
  }
  for (const account of accounts) {
    const open = regions.filter((one) => fresh.has(`${account} ${one}`) && !told.has(`${account} ${one}`))
    if (open.length === 0) continue
    const itself = { ...caller.identity, account }
    for await (const one of inPages(caller, items(region, name, account, types))) {
      const item = 'kind' in one ? { ...one, account } : itemAlone(itself, open, one.item, one.origin)
      if (item !== undefined) yield item
    }
    for (const one of open) told.add(`${account} ${one}`)
  }
}

/** Config says `OUTDATED` of a source whose items may have changed since. */
const isFresh = ({ SourceType, LastUpdateStatus }: AggregatedSourceStatus): boolean =>
  SourceType === 'ACCOUNT' && LastUpdateStatus === 'SUCCEEDED'

async function* inPages<Output extends { $metadata: { requestId?: string | undefined } }, Item>(
  caller: Caller,
  listing: Listing<ConfigServiceClient, Output, Item>,
): AsyncGenerator<{ item: Item; origin: Origin } | Gap> {
  for await (const page of pagesOf(caller, listing)) {
    if ('error' in page) yield gapOf(caller, listing, page)
    else for (const item of page.items) yield { item, origin: page.origin }
  }
}

const aggregators = (
  region: string,
): Listing<ConfigServiceClient, DescribeConfigurationAggregatorsCommandOutput, ConfigurationAggregator> => ({
  service: config,
  region,
  operation: 'DescribeConfigurationAggregators',
  send: (client, NextToken) => client.send(new DescribeConfigurationAggregatorsCommand({ NextToken })),
  items: ({ ConfigurationAggregators }) => ConfigurationAggregators,
  next: ({ NextToken }) => NextToken,
  id: ({ ConfigurationAggregatorName }) => ConfigurationAggregatorName,
})

const sources = (
  region: string,
  ConfigurationAggregatorName: string,
): Listing<ConfigServiceClient, DescribeConfigurationAggregatorSourcesStatusCommandOutput, AggregatedSourceStatus> => ({
  service: config,
  region,
  operation: 'DescribeConfigurationAggregatorSourcesStatus',
  send: (client, NextToken) =>
    client.send(new DescribeConfigurationAggregatorSourcesStatusCommand({ ConfigurationAggregatorName, NextToken })),
  items: ({ AggregatedSourceStatusList }) => AggregatedSourceStatusList,
  next: ({ NextToken }) => NextToken,
  id: ({ SourceId, AwsRegion }) => SourceId && `${SourceId} ${AwsRegion}`,
})

const items = (
  region: string,
  ConfigurationAggregatorName: string,
  account: string,
  types: readonly string[],
): Listing<ConfigServiceClient, SelectAggregateResourceConfigCommandOutput, Row> => ({
  service: config,
  region,
  operation: 'SelectAggregateResourceConfig',
  send: (client, NextToken) => {
    const quoted = types.map((type) => `'${type}'`)
    const Expression = selecting(`accountId = '${account}' AND resourceType IN (${quoted.join(', ')})`)
    return client.send(
      new SelectAggregateResourceConfigCommand({ ConfigurationAggregatorName, Expression, Limit: 100, NextToken }),
    )
  },
  items: rowsIn,
  next: ({ NextToken }) => NextToken,
  id: ({ resourceId, awsRegion, resourceType }) => resourceId && JSON.stringify([awsRegion, resourceType, resourceId]),
})

const notGathered = (account: string, region: string): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account,
  region,
  service: config.name,
  operation: 'DescribeConfigurationAggregatorSourcesStatus',
  reason: 'not-recorded',
  count: 1,
})
