// Collections of OpenSearch Serverless; the network policies, which name collections by pattern, are read once for all.
import {
  BatchGetCollectionCommand,
  GetSecurityPolicyCommand,
  ListCollectionsCommand,
  ListSecurityPoliciesCommand,
  ListTagsForResourceCommand,
  OpenSearchServerlessClient,
} from '@aws-sdk/client-opensearchserverless'
import type { Origin } from '../../model/resource.ts'
import { answerWith } from '../answer-with.ts'
import type { Service } from './caller.ts'
import { collection, listQuestion, type Question, question } from './collection.ts'
import { oncePer } from './once-per.ts'

const aoss: Service<OpenSearchServerlessClient> = {
  name: 'aoss',
  variable: 'OPENSEARCHSERVERLESS',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new OpenSearchServerlessClient(config),
}

const maxResults = 100
const type = 'network'

const policyNames = oncePer<OpenSearchServerlessClient, undefined>(
  () => type,
  listQuestion({
    operation: 'ListSecurityPolicies',
    name: 'securityPolicySummaries',
    send: (client, _, nextToken) => client.send(new ListSecurityPoliciesCommand({ type, nextToken, maxResults })),
    items: ({ securityPolicySummaries }) => securityPolicySummaries,
    next: ({ nextToken }) => nextToken,
    id: ({ name }) => name,
  }),
)

/** The list has no texts. One text that is missing leaves all unread, as it may be about any collection; with no names, there are none. */
const policyTexts: Question<OpenSearchServerlessClient, undefined> = async (caller, at, none) => {
  const listed = await policyNames(caller, at, none)
  if (listed === undefined) throw new Error('aoss:ListSecurityPolicies was never asked')
  if (!('body' in listed)) return listed
  const { securityPolicySummaries } = listed.body as { securityPolicySummaries: { name: string }[] } // `as`: as `policyNames` made it
  const policies: unknown[] = []
  let last: Origin | undefined
  for (const { name } of securityPolicySummaries) {
    const reply = await caller.call({
      ...at,
      operation: 'GetSecurityPolicy',
      send: (client) => client.send(new GetSecurityPolicyCommand({ type, name })),
    })
    if ('error' in reply) return reply
    policies.push(reply.output.securityPolicyDetail?.policy ?? null)
    last = reply.origin
  }
  return last === undefined ? listed : answerWith(last, { policies })
}

export const searchCollections = collection({
  service: aoss,
  type: 'AWS::OpenSearchServerless::Collection',
  operation: 'ListCollections',
  send: (client, nextToken) => client.send(new ListCollectionsCommand({ nextToken, maxResults })),
  items: ({ collectionSummaries }) => collectionSummaries,
  next: ({ nextToken }) => nextToken,
  id: ({ id }) => id,
  questions: [
    question({
      operation: 'BatchGetCollection',
      send: (client, { id = '' }) => client.send(new BatchGetCollectionCommand({ ids: [id] })),
    }),
    question({
      operation: 'ListTagsForResource',
      send: (client, { arn }) => client.send(new ListTagsForResourceCommand({ resourceArn: arn })),
    }),
  ],
  shared: [policyNames, policyTexts],
})
