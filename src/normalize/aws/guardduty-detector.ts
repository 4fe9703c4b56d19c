// AWS::GuardDuty::Detector: what looks for attacks in a region, and the buckets that what it finds is exported to.
import * as v from 'valibot'
import { chain, type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Arn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { sink } from './flow-log.ts'
import { tagMap } from './labels.ts'
import { field, isTelling, tellingOf } from './telling.ts'

const operation = 'guardduty:GetDetector'
const describing = { operation, wrapper: 'Detector', arn: identified, tagging: operation }

/** It is described without an ARN, which is made as IAM knows it: service-authorization/latest/reference/list_amazonguardduty.html */
function identified(_: unknown, { partition, account, region, nativeId: name }: Observation): Arn | undefined {
  if (region === undefined) return undefined
  return { text: `arn:${partition}:guardduty:${region}:${account}:detector/${name}`, partition, region, account, name }
}

/** What it finds it keeps for 90 days itself, about addresses and users, as a trail has its history: no control judges that it is on. */
export function detector(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const exported = destinations(observation)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::GuardDuty::Detector',
    holds: 'metadata',
    facets: {},
    labels: told.labels ?? field(told, 'Tags', tagMap),
    references: gather(
      pointers('log-sink', 'guardduty-export', exported, (list, from) =>
        list.map(({ DestinationArn }) => ({ locator: known(sink(DestinationArn), from) })),
      ),
      keys(exported),
    ),
  })
}

const arn = v.pipe(v.string(), v.startsWith('arn:'))

const list = v.object({ Destinations: v.array(v.object({ DestinationId: v.string() })) })

const described = v.object({
  destinations: v.array(
    v.pipe(
      v.object({ DestinationProperties: v.object({ DestinationArn: arn, KmsKeyArn: arn }) }),
      v.transform(({ DestinationProperties }) => DestinationProperties),
    ),
  ),
})
type Destination = v.InferOutput<typeof described>['destinations'][number]

/** Whether or not it can write there just now: it is told to. */
const destinations = ({ answers }: Observation): Fact<Destination[]> =>
  chain(ask(answers, call('guardduty:ListPublishingDestinations'), list), ({ Destinations }, from) =>
    Destinations.length === 0
      ? known([], from)
      : chain(ask(answers, call('guardduty:DescribePublishingDestination'), described), (all, read) =>
          known(all.destinations, read),
        ),
  )

/** It writes nothing unencrypted: guardduty/latest/ug/guardduty_exportfindings.html */
const keys = (exported: Fact<Destination[]>): Fact<Reference[]> =>
  pointers('key', 'guardduty-export-encryption', exported, (all, from) =>
    all.map(({ KmsKeyArn }) => ({ locator: known(KmsKeyArn, from) })),
  )
