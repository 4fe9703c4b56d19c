// aws_lambda_function and what says more of one: the key of its environment, and where it sends what it did, or could not do.
import type { PlannedRow } from '../../model/planned.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, of, tagsOf, textIn, unlessMarked } from './values.ts'

export const lambdaFunction = ({ main, row, parts }: Planned): Answered[] => [
  told('lambda:ListFunctions', row, {
    Functions: [
      {
        FunctionArn: row.id,
        KMSKeyArn: textIn(of(main, 'kms_key_arn')),
        DeadLetterConfig: { TargetArn: textIn(of(main, 'dead_letter_config', 0, 'target_arn')) },
      },
    ],
  }),
  told('lambda:ListTags', row, { Tags: tagsOf(main) }),
  told('lambda:ListFunctionEventInvokeConfigs', row, {
    FunctionEventInvokeConfigs: allOf(main, parts('aws_lambda_function_event_invoke_config').map(invoked)),
  }),
  told('lambda:ListEventSourceMappings', row, {
    EventSourceMappings: allOf(main, parts('aws_lambda_event_source_mapping').map(mapped)),
  }),
]

function invoked(one: PlannedRow): object {
  const destinations = of(one, 'destination_config', 0)
  const target = (when: string) => ({ Destination: textIn(at(destinations, when, 0, 'destination')) })
  return { DestinationConfig: { OnSuccess: target('on_success'), OnFailure: target('on_failure') } }
}

/** Only where a topic of Kafka receives what failed does it matter what a function takes from. */
const mapped = (one: PlannedRow): object => ({
  EventSourceArn: unlessMarked(of(one, 'event_source_arn')),
  DestinationConfig: {
    OnFailure: { Destination: textIn(of(one, 'destination_config', 0, 'on_failure', 0, 'destination_arn')) },
  },
})
