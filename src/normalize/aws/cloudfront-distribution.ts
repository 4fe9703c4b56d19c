// AWS::CloudFront::Distribution: what it keeps at its edges of which origins, whom it serves from where, and how it is reached.
import * as v from 'valibot'
import { gather, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import type { Arn } from './arn.ts'
import { awsResource, everywhere, identityFrom } from './aws-resource.ts'
import { accessLogs } from './cloudfront-logs.ts'
import { originReferences } from './cloudfront-origins.ts'
import { inTransit } from './cloudfront-transit.ts'
import { askedLabels, tagList } from './labels.ts'
import { field, isTelling, tellingOf } from './telling.ts'

const tagging = 'cloudfront:ListTagsForResource'
const describing = { operation: 'cloudfront:ListDistributions', wrapper: 'Items', arn: identified, tagging }

/** Its ARN names no region: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudfront.html */
function identified(fields: Readonly<Record<string, unknown>>): Arn | undefined {
  const text = fields['ARN'] ?? fields['arn'] // Config writes it without capitals
  const [, partition, account, name] =
    (typeof text === 'string' && /^arn:([^:]+):cloudfront::([^:]+):distribution\/(.+)$/s.exec(text)) || []
  if (partition === undefined || account === undefined || name === undefined) return undefined
  return { text: String(text), partition, region: everywhere, account, name }
}

/** An edge cannot be told from here: who may be served narrows who asks, and not which edge answers. */
export function distribution(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { logging, sinks } = accessLogs(told, observation.answers)
  const host = field(told, 'DomainName', v.string())
  return {
    ...awsResource(observation, identityFrom(told.arn, told.from), {
      type: 'AWS::CloudFront::Distribution',
      holds: 'metadata', // what it keeps is a copy of what its origins hold, and judged as that
      facets: {
        inTransit: inTransit(told),
        logging,
        routing: { strayGeographies: unknown('unresolved') },
      },
      labels: askedLabels(told, observation, tagging, tagsIn),
      references: gather(originReferences(told, observation.answers), sinks),
    }),
    ...(host.state === 'unknown' ? {} : { aliases: [host.value] }),
  }
}

const tagsIn = v.pipe(
  v.object({ Tags: v.object({ Items: tagList }) }),
  v.transform(({ Tags }) => Tags.Items),
)
