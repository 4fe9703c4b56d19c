// AWS::OpenSearchServerless::Collection: indexes without a cluster, from BatchGetCollection and the network policies, or a Config item.
import * as v from 'valibot'
import { chain, type Fact, known, map } from '../../model/fact.ts'
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { askedLabels, lowerCaseTagList, tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'aoss:ListTagsForResource'
const describing = { operation: 'aoss:BatchGetCollection', wrapper: 'collectionDetails', arn: 'arn', tagging }

const spelled = {
  api: { name: 'name', key: 'kmsKeyArn', standby: 'standbyReplicas' },
  config: { name: 'Name', key: 'KmsKeyArn', standby: 'StandbyReplicas' },
} as const

export function searchCollection(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { answers } = observation
  const name = spelled[told.spelling]
  const key = field(told, name.key, v.union([v.literal(ownedByAws), v.pipe(v.string(), v.startsWith('arn:'))]))
  const standby = field(told, name.standby, v.picklist(['ENABLED', 'DISABLED']))
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::OpenSearchServerless::Collection',
    holds: 'content',
    facets: {
      // Each collection is encrypted, and every path to it and in it under TLS 1.2; nobody can have it otherwise:
      // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-encryption.html
      atRest: {
        enabled: known(true, told.from),
        algorithm: known('AES256', told.from),
        keyOwner: chain(key, (arn, from) => (arn === ownedByAws ? known('provider', from) : onlyKmsKnows)),
      },
      custody: { exclusive: chain(key, (arn, from) => (arn === ownedByAws ? known(false, from) : onlyKmsKnows)) },
      inTransit: { enforced: known(true, told.from), minimumVersion: known(1.2, told.from) },
      exposure: { public: isPublic(told, answers) },
      classification: unclassified,
      // A standby is in another zone: https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-overview.html
      redundancy: { mode: map(standby, (word) => (word === 'ENABLED' ? 'multi-zone' : 'single-zone')) },
      ...placedLater,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('tags', lowerCaseTagList)),
    references: pointers('key', 'opensearch-encryption', key, (arn, from) =>
      arn === ownedByAws ? [] : [{ locator: known(arn, from) }],
    ),
  })
}

/** As the API writes a key of AWS's own: https://docs.aws.amazon.com/opensearch-service/latest/ServerlessAPIReference/API_CreateCollection.html */
const ownedByAws = 'auto'

const names = v.object({ securityPolicySummaries: v.array(v.unknown()) })
const statement = v.object({
  Rules: v.array(v.object({ Resource: v.array(v.string()) })),
  AllowFromPublic: v.boolean(),
})
const texts = v.pipe(
  v.object({ policies: v.array(v.array(statement)) }),
  v.transform(({ policies }) => policies.flat()),
)

/** The texts are asked for where the list names any. */
const statementsIn = (answers: readonly Answer[]): Fact<v.InferOutput<typeof statement>[]> =>
  chain(ask(answers, call('aoss:ListSecurityPolicies'), names), ({ securityPolicySummaries }, from) =>
    securityPolicySummaries.length === 0 ? known([], from) : ask(answers, call('aoss:GetSecurityPolicy'), texts),
  )

/** Of the data or of its dashboards; a rule that opens wins, and what no rule names is closed: serverless-network.html */
const isPublic = (told: Telling, answers: readonly Answer[]): Fact<boolean> =>
  chain(field(told, spelled[told.spelling].name, v.string()), (name) =>
    map(statementsIn(answers), (statements) =>
      statements.some(
        (one) => one.AllowFromPublic && one.Rules.some((rule) => rule.Resource.some((to) => covers(to, name))),
      ),
    ),
  )

/** `collection/shop*`, as a policy names collections. */
export const covers = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? `collection/${name}`.startsWith(pattern.slice(0, -1)) : pattern === `collection/${name}`
