// Hosted zones of Route 53: for the whole account, each with the records that send somebody somewhere, its tags and its query log.
import {
  ListHostedZonesCommand,
  ListQueryLoggingConfigsCommand,
  ListResourceRecordSetsCommand,
  type ListResourceRecordSetsCommandOutput,
  ListTagsForResourceCommand,
  type ResourceRecordSet,
  Route53Client,
  type RRType,
} from '@aws-sdk/client-route-53'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { wholeAsTold } from './more-to-come.ts'

/** Five calls a second for the whole account: Route53/latest/DeveloperGuide/DNSLimitations.html */
const route53: Service<Route53Client> = {
  name: 'route53',
  variable: 'ROUTE_53',
  pace: { inFlight: 4, calls: 5, windowMs: 1_000 },
  connect: (config) => new Route53Client(config),
}

type Place = [name: string, type: RRType | undefined, identifier: string | undefined]

export const hostedZones = collection({
  service: route53,
  type: 'AWS::Route53::HostedZone',
  regionless: true,
  operation: 'ListHostedZones',
  send: (client, Marker) => client.send(new ListHostedZonesCommand({ Marker, MaxItems: 100 })),
  items: ({ IsTruncated, NextMarker, HostedZones }) => wholeAsTold(IsTruncated, NextMarker, HostedZones),
  next: ({ NextMarker }) => NextMarker,
  id: ({ Id }) => plainId(Id),
  told: 'HostedZones',
  questions: [
    listQuestion({
      operation: 'ListResourceRecordSets',
      name: 'ResourceRecordSets',
      send: (client, { Id: HostedZoneId }, token) => {
        const [StartRecordName, StartRecordType, StartRecordIdentifier] =
          token === undefined ? [] : (JSON.parse(token) as Place) // `as`: `next` wrote it
        const from = { StartRecordName, StartRecordType, StartRecordIdentifier }
        return client.send(new ListResourceRecordSetsCommand({ HostedZoneId, MaxItems: 300, ...from }))
      },
      items: ({ IsTruncated, NextRecordName, ResourceRecordSets }) =>
        wholeAsTold(IsTruncated, NextRecordName, addressesIn(ResourceRecordSets)),
      next: nextRecord,
      id: ({ Name, Type, SetIdentifier }) => Name && JSON.stringify([Name, Type, SetIdentifier]),
    }),
    question({
      operation: 'ListTagsForResource',
      send: (client, { Id }) =>
        client.send(new ListTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId: plainId(Id) })),
    }),
  ],
  shared: [
    listQuestion({
      operation: 'ListQueryLoggingConfigs',
      name: 'QueryLoggingConfigs',
      send: (client, _, NextToken) => client.send(new ListQueryLoggingConfigsCommand({ NextToken, MaxResults: 100 })),
      items: ({ QueryLoggingConfigs }) => QueryLoggingConfigs,
      next: ({ NextToken }) => NextToken,
      id: ({ Id }) => Id,
    }),
  ],
})

const plainId = (id: string | undefined): string | undefined => id?.replace(/^\/?hostedzone\//, '')

function nextRecord(told: ListResourceRecordSetsCommandOutput): string | undefined {
  if (told.IsTruncated !== true || !told.NextRecordName) return undefined
  const next: Place = [told.NextRecordName, told.NextRecordType, told.NextRecordIdentifier]
  return JSON.stringify(next)
}

const addressing: readonly (string | undefined)[] = ['A', 'AAAA', 'CNAME', 'MX', 'HTTPS', 'SVCB'] satisfies RRType[]

/** The others send nobody anywhere, and what they say in free text may be a secret. The SDK hands on whatever stands in the place of a list. */
const addressesIn = (records: ResourceRecordSet[] | undefined): ResourceRecordSet[] | undefined =>
  Array.isArray(records) ? records.filter((one) => !one || addressing.includes(one.Type)) : records
