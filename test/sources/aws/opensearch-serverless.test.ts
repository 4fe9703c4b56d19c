// OpenSearch Serverless: what each call that fails takes away, and the texts of network policies, read once for all collections.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { searchCollections } from '../../../src/sources/aws/opensearch-serverless.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/opensearch-serverless')

const arn = (id: string) => `arn:aws:aoss:eu-west-1:${account}:collection/${id}`
const summary = (id: string) => ({ id, name: `name-of-${id}`, arn: arn(id) })
const second = ({ body }: Called) => body.includes('"two"')
const asked = ({ body }: Called) => JSON.parse(body) as { ids: string[]; name: string } // `as`: what the SDK sends

const answers = {
  ListCollections: (call: Called) =>
    second(call)
      ? { collectionSummaries: [summary('c2')] }
      : { collectionSummaries: [summary('c1')], nextToken: 'two' },
  BatchGetCollection: (call: Called) => ({
    collectionDetails: asked(call).ids.map((id) => ({ ...summary(id), kmsKeyArn: 'auto', standbyReplicas: 'ENABLED' })),
  }),
  ListTagsForResource: { tags: [{ key: 'DataClass', value: 'pii' }] },
  ListSecurityPolicies: (call: Called) =>
    second(call)
      ? { securityPolicySummaries: [{ type: 'network', name: 'p2' }] }
      : { securityPolicySummaries: [{ type: 'network', name: 'p1' }], nextToken: 'two' },
  GetSecurityPolicy: (call: Called) => ({
    securityPolicyDetail: {
      name: asked(call).name,
      policy: [{ Rules: [{ ResourceType: 'collection', Resource: ['collection/*'] }], AllowFromPublic: false }],
    },
  }),
}

sweep(test, {
  collection: searchCollections,
  answers,
  calls: Object.fromEntries(Object.keys(answers).map((operation) => [operation, `aoss:${operation}`])),
  read: ['c1', 'c2'],
})

async function toldOf(replies: Record<string, object | ((call: Called) => object)>) {
  await using proxy = await refusingProxy((call) => {
    const told = replies[call.operation]
    const body = JSON.stringify(typeof told === 'function' ? (told as (call: Called) => object)(call) : told)
    return { status: 200, type: 'application/json', body }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const seen = await Array.fromAsync(searchCollections.read(caller, 'eu-west-1'))
  caller.close()
  const last = seen.flatMap((one) => (one.kind === 'observation' ? [one.answers.at(-1)] : []))
  return { calls: proxy.calls.map(({ operation }) => operation), last }
}

test('each text once, of both pages of their names', async () => {
  const { calls, last } = await toldOf(answers)
  const times = (operation: string) => calls.filter((one) => one === operation).length
  assert.equal([times('ListSecurityPolicies'), times('GetSecurityPolicy')], [2, 2])
  for (const answer of last) {
    assert.is(answer?.origin.operation, 'aoss:GetSecurityPolicy')
    assert.equal(answer && 'body' in answer && (answer.body as { policies: unknown[] }).policies.length, 2)
  }
})

test('where there is no policy, the list of none is the answer', async () => {
  const { last } = await toldOf({ ...answers, ListSecurityPolicies: { securityPolicySummaries: [] } })
  assert.equal(
    last.map((answer) => answer && 'body' in answer && [answer.origin.operation, answer.body]),
    [1, 2].map(() => ['aoss:ListSecurityPolicies', { securityPolicySummaries: [] }]),
  )
})

test('one text that is missing leaves none: it may be about any collection', async () => {
  const { last } = await toldOf({
    ...answers,
    GetSecurityPolicy: (call: Called) => (asked(call).name === 'p1' ? [] : answers.GetSecurityPolicy(call)),
  })
  assert.equal(
    last.map((answer) => answer && 'error' in answer && answer.origin.operation),
    [1, 2].map(() => 'aoss:GetSecurityPolicy'),
  )
})

test.run()
