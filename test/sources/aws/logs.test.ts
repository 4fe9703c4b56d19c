// Log groups: what each call that fails takes away, and of whom nothing is asked.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { logGroups } from '../../../src/sources/aws/logs.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/logs')

const arn = (name: string) => `arn:aws:logs:eu-west-1:${account}:log-group:${name}`
const group = (logGroupName: string, more: object = {}) => ({ logGroupName, arn: `${arn(logGroupName)}:*`, ...more })
const stream = `arn:aws:kinesis:us-east-1:${account}:stream/`

const answers = {
  DescribeLogGroups: { logGroups: [group('/crm/audit')] },
  ListTagsForResource: { tags: { DataClass: 'pii' } },
  DescribeSubscriptionFilters: { subscriptionFilters: [{ filterName: 'all', destinationArn: `${stream}own` }] },
  DescribeAccountPolicies: {
    accountPolicies: [{ policyName: 'all', policyDocument: JSON.stringify({ DestinationArn: `${stream}common` }) }],
  },
}

sweep(test, {
  collection: logGroups,
  answers,
  calls: {
    DescribeLogGroups: 'logs:DescribeLogGroups',
    ListTagsForResource: 'logs:ListTagsForResource',
    DescribeSubscriptionFilters: 'logs:DescribeSubscriptionFilters',
    DescribeAccountPolicies: 'logs:DescribeAccountPolicies',
  },
  read: ['/crm/audit'],
})

test('tags are asked by the ARN of the group, filters not of a class that has none, account policies once', async () => {
  const seldom = group('/crm/seldom', { logGroupClass: 'INFREQUENT_ACCESS' })
  const first = { logGroups: [group('/crm/audit')], nextToken: 'page-two' }
  await using proxy = await refusingProxy(({ operation, body }) => {
    const second = body.includes('page-two') ? { logGroups: [seldom] } : first
    const told: Record<string, object> = { ...answers, DescribeLogGroups: second }
    return { status: 200, type: 'application/json', body: JSON.stringify(told[operation]) }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  await Array.fromAsync(logGroups.read(caller, 'eu-west-1'))
  caller.close()
  const bodies = (operation: string): unknown[] =>
    proxy.calls.filter((one) => one.operation === operation).map(({ body }) => JSON.parse(body) as unknown)
  assert.equal(bodies('DescribeSubscriptionFilters'), [{ logGroupName: '/crm/audit' }])
  assert.equal(bodies('ListTagsForResource'), [{ resourceArn: arn('/crm/audit') }, { resourceArn: arn('/crm/seldom') }])
  assert.equal(bodies('DescribeAccountPolicies'), [{ policyType: 'SUBSCRIPTION_FILTER_POLICY' }])
})

test.run()
