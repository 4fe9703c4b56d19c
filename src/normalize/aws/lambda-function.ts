// AWS::Lambda::Function: a function, whose code and environment are kept under a key; from ListFunctions or a Config item.
import * as v from 'valibot'
import { type Fact, gather, known } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, ownedKeyReference } from './always-encrypted.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagMap, tagsUnder } from './labels.ts'
import { destinations } from './lambda-destinations.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'lambda:ListTags'
const describing = { operation: 'lambda:ListFunctions', wrapper: 'Functions', arn: 'FunctionArn', tagging }

const spelled = {
  api: { key: 'KMSKeyArn', main: 'MasterArn', undelivered: 'DeadLetterConfig', target: 'TargetArn' },
  config: { key: 'kmskeyArn', main: 'masterArn', undelivered: 'deadLetterConfig', target: 'targetArn' },
} as const

export function lambdaFunction(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const name = spelled[told.spelling]
  // Lambda leaves the key out where it is one of AWS's own, as recorded answers show; of an item nobody has shown that.
  const key =
    told.spelling === 'api' ? fieldOrNone(told, name.key, v.string(), null) : field(told, name.key, v.string())
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Lambda::Function',
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // https://docs.aws.amazon.com/lambda/latest/dg/security-encryption-at-rest.html
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags', tagMap)),
    references: gather(
      ownedKeyReference(key, 'lambda-encryption'),
      mainFunction(told),
      undelivered(told),
      destinations(observation),
    ),
  })
}

/** Where CloudFront has put a copy of a function at its edges, it names the function that it was copied from. */
const mainFunction = (told: Telling): Fact<Reference[]> =>
  pointers('source', 'lambda-edge', fieldOrNone(told, spelled[told.spelling].main, v.string(), null), (arn, from) =>
    arn === null ? [] : [{ locator: known(arn, from) }],
  )

/** What a function could not do with an event goes to a queue or a topic, with all that the event holds. */
function undelivered(told: Telling): Fact<Reference[]> {
  const name = spelled[told.spelling]
  const shape = v.pipe(
    v.object({ [name.target]: v.nullish(v.string()) }),
    v.transform((one) => one[name.target] ?? null),
  )
  return pointers('replica', 'lambda-dead-letter', fieldOrNone(told, name.undelivered, shape, null), (arn, from) =>
    arn === null || arn === '' ? [] : [{ locator: known(arn, from) }],
  )
}
