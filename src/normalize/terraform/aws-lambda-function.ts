// aws_lambda_function: the key of its environment, and where it sends what it could not do.
import { type Answered, type Planned, told } from './translation.ts'
import { of, tagsOf, textIn } from './values.ts'

export const lambdaFunction = ({ main, row }: Planned): Answered[] => [
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
]
