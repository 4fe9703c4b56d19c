// Detectors of GuardDuty, one for a region at most, each with whether it is on and where its findings are exported to.
import {
  DescribePublishingDestinationCommand,
  GetDetectorCommand,
  GuardDutyClient,
  ListDetectorsCommand,
  ListPublishingDestinationsCommand,
} from '@aws-sdk/client-guardduty'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Service } from './caller.ts'
import { collection, listQuestion, type Question, question } from './collection.ts'
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

/** The list does not say where any of them is. One that is missing leaves the whole open; of none there is nothing to ask. */
const destinations: Question<GuardDutyClient, Detector> = async (caller, at, item) => {
  const listed = await exports(caller, at, item)
  if (listed === undefined || !('body' in listed)) return undefined
  const { Destinations } = listed.body as { Destinations: { DestinationId: string }[] } // `as`: as `exports` made it
  const told: unknown[] = []
  let last: Origin | undefined
  for (const { DestinationId } of Destinations) {
    const reply = await caller.call({
      ...at,
      operation: 'DescribePublishingDestination',
      send: (client) => client.send(new DescribePublishingDestinationCommand({ ...item, DestinationId })),
    })
    const answer = answerOf(reply)
    if ('error' in answer) return answer
    told.push(answer.body)
    last = answer.origin
  }
  return last && answerWith(last, { destinations: told })
}

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
