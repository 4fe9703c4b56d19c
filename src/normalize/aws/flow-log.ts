// AWS::EC2::FlowLog: who spoke with whom in a network, and where the records of it are delivered.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { logGroupArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { ec2Labels, identifiedBy } from './ebs-storage.ts'
import { answeredOrNone, field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'ec2:DescribeFlowLogs'

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonec2.html */
const describing = {
  operation,
  wrapper: 'FlowLogs',
  arn: identifiedBy(
    'FlowLogId',
    ({ partition, region, account }, id) => `arn:${partition}:ec2:${region}:${account}:vpc-flow-log/${id}`,
  ),
  tagging: operation,
}

const spelled = {
  api: { destination: 'LogDestination', group: 'LogGroupName', abroad: 'DeliverCrossAccountRole' },
  config: { destination: 'logDestination', group: 'logGroupName', abroad: 'deliverCrossAccountRole' },
} as const

export function flowLog(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::EC2::FlowLog',
    holds: 'metadata',
    facets: {},
    labels: ec2Labels(told),
    references: delivery(told),
  })
}

const delivery = (told: Telling): Fact<Reference[]> =>
  pointers('log-sink', 'vpc-flow-logs', destination(told), (arn, from) => [{ locator: known(arn, from) }])

/**
 * Old ones name only a log group, which is of their own account unless a role of another delivers to it: of that role AWS
 * Config records no word, as awslabs/aws-config-resource-schema has it.
 */
function destination(told: Telling): Fact<string> {
  const name = spelled[told.spelling]
  return chain(fieldOrNone(told, name.destination, v.pipe(v.string(), v.startsWith('arn:')), null), (arn, from) => {
    if (arn !== null) return known(sink(arn), from)
    return chain(answeredOrNone(told, name.abroad, v.string(), null), (role) =>
      role === null
        ? map(field(told, name.group, v.string()), (group) => logGroupArn(told.arn, group))
        : unknown('unresolved'),
    )
  })
}

/** In a bucket they go to a folder, and the bucket is what has a place; of a log group, `:*` is all that is in it. */
export const sink = (arn: string): string => arn.replace(/^(arn:[^:]+:s3:::[^/]+)\/.*$/s, '$1').replace(/:\*$/, '')
