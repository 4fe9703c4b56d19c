// AWS::AppFlow::Flow: data that is taken from a bucket or a service and brought to others, in AWS or out of it.
import * as v from 'valibot'
import { type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { named } from '../decode.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ownedKeyReference } from './always-encrypted.ts'
import { bucketArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagMap } from './labels.ts'
import { answeredOrNone, field, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'appflow:DescribeFlow'
const describing = { operation, wrapper: 'flow', arn: 'flowArn', tagging: operation }

export function dataFlow(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = answeredOrNone(told, 'kmsArn', v.pipe(v.string(), v.startsWith('arn:')), null)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::AppFlow::Flow',
    holds: 'content',
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    labels: field(told, 'tags', tagMap),
    references: gather(source(told), destinations(told), ownedKeyReference(key, 'appflow-encryption')),
  })
}

const bucketName = v.pipe(v.string(), v.nonEmpty())
const properties = named(
  v.object({
    bucketName: v.nullish(bucketName),
    intermediateBucketName: v.nullish(bucketName),
    errorHandlingConfig: v.nullish(v.object({ bucketName: v.nullish(bucketName) })),
  }),
)
type Settings = v.InferOutput<typeof properties>[string]

const connectorType = v.pipe(v.string(), v.nonEmpty())

const bucket = ({ arn, from }: Telling, name: string): Fact<string> => known(bucketArn(arn, name), from)

/** Those that are a bucket; of any other service a flow names an account there, and not where that is. */
const buckets: readonly string[] = ['S3', 'Upsolver']

function endOf(type: string, settings: Settings | undefined, told: Telling): Fact<string> {
  if (!buckets.includes(type)) return unknown('unresolved')
  return settings?.bucketName ? bucket(told, settings.bucketName) : unknown('malformed')
}

const taking = v.object({ connectorType, sourceConnectorProperties: properties })

const source = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'appflow-source', field(told, 'sourceFlowConfig', taking), (one) => [
    { locator: endOf(one.connectorType, one.sourceConnectorProperties[one.connectorType], told) },
  ])

const bringing = v.pipe(v.array(v.object({ connectorType, destinationConnectorProperties: properties })), v.nonEmpty())

/** Data wait in a bucket until a warehouse takes them in, and what no destination takes stays in another. */
const destinations = (told: Telling): Fact<Reference[]> =>
  pointers('replica', 'appflow', field(told, 'destinationFlowConfigList', bringing), (all) =>
    all.flatMap(({ connectorType: type, destinationConnectorProperties }) => {
      const settings = destinationConnectorProperties[type]
      const beside = [settings?.intermediateBucketName, settings?.errorHandlingConfig?.bucketName]
      return [
        { locator: endOf(type, settings, told) },
        ...beside.flatMap((name) => (name ? [{ locator: bucket(told, name) }] : [])),
      ]
    }),
  )
