// Detectors of GuardDuty, one for a region at most, each with whether it is on and where its findings are exported to.
import {
  DescribePublishingDestinationCommand,
  type Destination,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListPublishingDestinationsCommand,
} from '@aws-sdk/client-guardduty'
import type { Service } from './caller.ts'
import { collection, listQuestion, question } from './collection.ts'
import { eachListed } from './each-listed.ts'
import { eachOf } from './listing.ts'
import { oncePerItem } from './once-per.ts'

const guardduty: Service<GuardDutyClient> = {
  name: 'guardduty',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new GuardDutyClient(config),
}

interface Detector {
  DetectorId: string
}

const exports = oncePerItem<GuardDutyClient, Detector>(
  listQuestion({
    operation: 'ListPublishingDestinations',
    name: 'Destinations',
    send: (client, { DetectorId }, NextToken) =>
      client.send(new ListPublishingDestinationsCommand({ DetectorId, NextToken, MaxResults: 50 })),
    items: ({ Destinations }) => Destinations,
    next: ({ NextToken }) => NextToken,
    id: ({ DestinationId }) => DestinationId,
  }),
)

/** The list does not say where any of them is. */
const destinations = eachListed({
  list: exports,
  listed: 'Destinations',
  name: 'destinations',
  operation: 'DescribePublishingDestination',
  send: (client: GuardDutyClient, { DestinationId }: Destination, detector: Detector) =>
    client.send(new DescribePublishingDestinationCommand({ ...detector, DestinationId })),
})

export const detectors = collection({
  service: guardduty,
  type: 'AWS::GuardDuty::Detector',
  operation: 'ListDetectors',
  send: (client, NextToken) => client.send(new ListDetectorsCommand({ NextToken, MaxResults: 50 })),
  items: ({ DetectorIds }) => eachOf(DetectorIds, (DetectorId): Detector => ({ DetectorId })),
  next: ({ NextToken }) => NextToken,
  id: ({ DetectorId }) => DetectorId,
  questions: [
    question({
      operation: 'GetDetector',
      send: (client, { DetectorId }) => client.send(new GetDetectorCommand({ DetectorId })),
    }),
    exports,
    destinations,
  ],
})
