// Topics: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known } from '../../../src/model/fact.ts'
import { subscribersOf } from '../../../src/normalize/aws/sns-subscriptions.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { topics } from '../../../src/sources/aws/sns.ts'
import { type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/sns')

const arn = (name: string) => `arn:aws:sns:eu-west-1:${account}:${name}`
const asked = ({ body }: Called) => new URLSearchParams(body)
const result = (operation: string, body: string) =>
  `<${operation}Response xmlns="http://sns.amazonaws.com/doc/2010-03-31/"><${operation}Result>${body}</${operation}Result></${operation}Response>`
const entry = (key: string, value: string) => `<entry><key>${key}</key><value>${value}</value></entry>`
const policy = '{&quot;Version&quot;:&quot;2008-10-17&quot;,&quot;Statement&quot;:[]}'
const topic = (name: string) => `<member><TopicArn>${arn(name)}</TopicArn></member>`
const subscription = (state: string, protocol: string, endpoint: string) =>
  `<member><SubscriptionArn>${state}</SubscriptionArn><Owner>${account}</Owner><Protocol>${protocol}</Protocol><Endpoint>${endpoint}</Endpoint></member>`

sweep(test, {
  collection: topics,
  answers: {
    ListTopics: (call) =>
      result(
        'ListTopics',
        asked(call).get('NextToken') === 'two'
          ? `<Topics>${topic('visits')}</Topics>`
          : `<Topics>${topic('orders')}</Topics><NextToken>two</NextToken>`,
      ),
    GetTopicAttributes: (call) =>
      result(
        'GetTopicAttributes',
        `<Attributes>${entry('TopicArn', asked(call).get('TopicArn') ?? '')}${entry('Policy', policy)}</Attributes>`,
      ),
    ListSubscriptionsByTopic: (call) =>
      result(
        'ListSubscriptionsByTopic',
        asked(call).get('NextToken') === 'two'
          ? `<Subscriptions>${subscription(`${arn('orders')}:2`, 'https', 'https://crm.example/in')}</Subscriptions>`
          : `<Subscriptions>${subscription('PendingConfirmation', 'email', 'a@crm.example')}${subscription('PendingConfirmation', 'email', 'b@crm.example')}</Subscriptions><NextToken>two</NextToken>`,
      ),
    ListTagsForResource: result(
      'ListTagsForResource',
      '<Tags><member><Key>DataClass</Key><Value>pii</Value></member></Tags>',
    ),
  },
  calls: {
    ListTopics: 'sns:ListTopics',
    GetTopicAttributes: 'sns:GetTopicAttributes',
    ListSubscriptionsByTopic: 'sns:ListSubscriptionsByTopic',
    ListTagsForResource: 'sns:ListTagsForResource',
  },
  read: [arn('orders'), arn('visits')],
})

const counts: [confirmed: string | undefined, pending: string | undefined, isAsked: boolean][] = [
  ['0', '0', false],
  ['1', '0', true],
  ['0', '1', true],
  [undefined, '0', true],
  ['0', undefined, true],
  ['none', '0', true],
]
for (const [confirmed, pending, isAsked] of counts) {
  test(`a topic that counts ${confirmed} subscriptions and ${pending} that wait is ${isAsked ? '' : 'not '}asked which`, async () => {
    const counted = Object.entries({ SubscriptionsConfirmed: confirmed, SubscriptionsPending: pending })
    const attributes = counted.flatMap(([key, value]) => (value === undefined ? [] : [entry(key, value)]))
    const answers: Readonly<Record<string, string>> = {
      ListTopics: result('ListTopics', `<Topics>${topic('orders')}</Topics>`),
      GetTopicAttributes: result(
        'GetTopicAttributes',
        `<Attributes>${entry('TopicArn', arn('orders'))}${entry('Policy', policy)}${attributes.join('')}</Attributes>`,
      ),
      ListSubscriptionsByTopic: result('ListSubscriptionsByTopic', '<Subscriptions/>'),
    }
    await using proxy = await refusingProxy((call) => {
      const body = answers[call.operation]
      return body === undefined ? denied(call) : { status: 200, body }
    })
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const [seen] = await Array.fromAsync(topics.read(caller, 'eu-west-1'))
    caller.close()
    assert.is(
      proxy.calls.some(({ operation }) => operation === 'ListSubscriptionsByTopic'),
      isAsked,
    )
    assert.ok(seen?.kind === 'observation')
    assert.equal(subscribersOf(seen), known([], [isAsked ? 1 : 0]))
  })
}

test('SNS has a word of its own for a denial', async () => {
  await using proxy = await refusingProxy(() => ({
    status: 403,
    body: '<ErrorResponse><Error><Type>Sender</Type><Code>AuthorizationError</Code></Error></ErrorResponse>',
  }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const [gap] = await Array.fromAsync(topics.read(caller, 'eu-west-1'))
  caller.close()
  assert.ok(gap?.kind === 'gap')
  assert.equal([gap.reason, gap.permission], ['denied', 'sns:ListTopics'])
})

test.run()
