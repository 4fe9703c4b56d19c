// The one list of all that bear tags in a region: whoever is not on it bears none, and is not asked which.
import {
  GetResourcesCommand,
  type GetResourcesCommandOutput,
  ResourceGroupsTaggingAPIClient,
  type ResourceTagMapping,
} from '@aws-sdk/client-resource-groups-tagging-api'
import type { Answer } from '../../model/observation.ts'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import type { Caller, Service } from './caller.ts'
import type { Row } from './config-calls.ts'
import { valueAt } from './config-first.ts'
import { type Listing, pagesOf } from './listing.ts'
import { oncePerRegion } from './once-per.ts'

const tagging: Service<ResourceGroupsTaggingAPIClient> = {
  name: 'tag',
  variable: 'RESOURCE_GROUPS_TAGGING_API',
  pace: { inFlight: 1, calls: 5, windowMs: 1_000 },
  connect: (config) => new ResourceGroupsTaggingAPIClient(config),
}

/** As ARNs spell them. Buckets are read apart from the rest, by a caller of their own. */
const services = { s3: ['s3'], regional: ['dynamodb', 'kms', 'sns', 'sqs', 'ssm'] } as const

interface Tagged {
  arns: ReadonlySet<string>
  origin: Origin
}

/**
 * "All resources that are currently tagged or ever had a tag", of whatever type:
 * resourcegroupstagging/latest/APIReference/API_GetResources.html and supported-services.html there. Undefined: it was not read to
 * its end, so that it is no list of all.
 */
const listOf = (ofServices: readonly string[]) =>
  oncePerRegion(async (caller, region): Promise<Tagged | undefined> => {
    const listing: Listing<ResourceGroupsTaggingAPIClient, GetResourcesCommandOutput, ResourceTagMapping> = {
      service: tagging,
      region,
      operation: 'GetResources',
      send: (client, PaginationToken) =>
        client.send(
          new GetResourcesCommand({ PaginationToken, ResourcesPerPage: 100, ResourceTypeFilters: [...ofServices] }),
        ),
      items: ({ ResourceTagMappingList }) => ResourceTagMappingList,
      next: ({ PaginationToken }) => PaginationToken,
      id: ({ ResourceARN }) => ResourceARN,
    }
    const arns = new Set<string>()
    let origin: Origin | undefined
    for await (const page of pagesOf(caller, listing)) {
      if ('error' in page) return undefined
      for (const { ResourceARN = '' } of page.items) arns.add(ResourceARN)
      origin ??= page.origin
    }
    return origin && { arns, origin }
  })

const lists = { s3: listOf(services.s3), regional: listOf(services.regional) }

/** That list, cut to one that is not on it; undefined where only its own call can tell. */
export async function untagged(
  caller: Caller,
  region: string,
  arn: string,
  of: keyof typeof services = 'regional',
): Promise<Answer | undefined> {
  const tagged = await lists[of](caller, region)
  return tagged === undefined || tagged.arns.has(arn)
    ? undefined
    : answerWith(tagged.origin, { ResourceTagMappingList: [] })
}

const places = [
  'tags',
  'configuration.tags',
  'configuration.Tags',
  'configuration.tagList',
  'supplementaryConfiguration.Tags',
  'supplementaryConfiguration.BucketTaggingConfiguration',
]

/** Wherever AWS Config keeps the tags of a type. A row that shows some is younger than the list, or the list is wrong. */
export const showsTags = (row: Row): boolean =>
  places.some((path) => {
    const value = valueAt(row, path)
    return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : Boolean(value)
  })
