// Distributions of CloudFront: for the whole account, each with its access log and its tags, and what its cache policies keep.
import {
  CloudFrontClient,
  type DistributionList,
  GetDistributionConfigCommand,
  ListCachePoliciesCommand,
  ListDistributionsCommand,
  ListTagsForResourceCommand,
} from '@aws-sdk/client-cloudfront'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { wholeAsTold } from './more-to-come.ts'
import { logDeliveries } from './log-deliveries.ts'

const cloudfront: Service<CloudFrontClient> = {
  name: 'cloudfront',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new CloudFrontClient(config),
}

interface Listed<Item> {
  Quantity?: number | undefined
  Items?: Item[] | undefined
}

/** Of an empty list CloudFront tells only that it counts nothing. */
const itemsIn = <Item>(list: Listed<Item> | undefined): Item[] | undefined =>
  list?.Items ?? (list?.Quantity === 0 ? [] : undefined)

export const distributions = collection({
  service: cloudfront,
  type: 'AWS::CloudFront::Distribution',
  regionless: true,
  operation: 'ListDistributions',
  send: (client, Marker) =>
    client.send(new ListDistributionsCommand({ Marker, MaxItems: 100 })).then((told) => {
      withoutHeaders(told.DistributionList)
      return told
    }),
  items: ({ DistributionList: list }) => wholeAsTold(list?.IsTruncated, list?.NextMarker, itemsIn(list)),
  next: ({ DistributionList }) => DistributionList?.NextMarker,
  id: ({ Id }) => Id,
  told: 'Items',
  questions: [
    question({
      operation: 'GetDistributionConfig', // of which the list tells all but the log
      send: (client, { Id }) =>
        client.send(new GetDistributionConfigCommand({ Id })).then(({ $metadata, DistributionConfig }) => ({
          $metadata,
          ...(DistributionConfig?.Logging && { Logging: DistributionConfig.Logging }),
        })),
    }),
    question({
      operation: 'ListTagsForResource',
      send: (client, { ARN }) => client.send(new ListTagsForResourceCommand({ Resource: ARN })),
    }),
  ],
  shared: [
    listQuestion({
      operation: 'ListCachePolicies',
      name: 'Items',
      send: (client, _, Marker) => client.send(new ListCachePoliciesCommand({ Marker, MaxItems: 100 })),
      items: ({ CachePolicyList }) => itemsIn(CachePolicyList),
      next: ({ CachePolicyList }) => CachePolicyList?.NextMarker,
      id: ({ CachePolicy }) => CachePolicy?.Id,
    }),
    ...logDeliveries<CloudFrontClient>(),
  ],
})

/** What a distribution says to its origin of itself is often a password; nobody here asks for it. */
function withoutHeaders(list: DistributionList | undefined): void {
  for (const { Origins } of listed(list)) for (const origin of listed(Origins)) delete origin.CustomHeaders
}

/** The SDK hands on whatever stands in the place of a list. */
const listed = <Item>(list: { Items?: Item[] | undefined } | undefined): Item[] =>
  Array.isArray(list?.Items) ? list.Items.filter(Boolean) : []
