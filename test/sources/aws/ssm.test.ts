// Parameters: what each call that fails takes away, that the second page is read, and which of them are known to bear no tags.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { parameters } from '../../../src/sources/aws/ssm.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { taggingServer } from '../../servers/tagging.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/ssm')

sweep(test, {
  collection: parameters,
  answers: {
    DescribeParameters: ({ body }) =>
      body.includes('page-two')
        ? { Parameters: [{ Name: 'flags', Type: 'String' }] }
        : { Parameters: [{ Name: '/crm/login', Type: 'SecureString', KeyId: 'alias/crm' }], NextToken: 'page-two' },
    ListTagsForResource: { TagList: [{ Key: 'DataClass', Value: 'pii' }] },
  },
  calls: { DescribeParameters: 'ssm:DescribeParameters', ListTagsForResource: 'ssm:ListTagsForResource' },
  read: ['/crm/login', 'flags'],
})

const arn = (name: string) => `arn:aws:ssm:eu-west-1:${identity.account}:parameter/${name}`
const tagged: [name: string, parameter: { Name: string; ARN?: string }][] = [
  ['crm/login', { Name: '/crm/login' }],
  ['flags', { Name: 'flags' }],
  ['as-told', { Name: 'as-named', ARN: arn('as-told') }],
]
for (const [name, parameter] of tagged)
  for (const isListed of [true, false])
    test(`${JSON.stringify(parameter)} is asked for its tags where ${name} is on the list: ${isListed}`, async () => {
      const answers: Swept['answers'] = {
        DescribeParameters: { Parameters: [parameter] },
        ListTagsForResource: { TagList: [] },
      }
      const tags = taggingServer(isListed ? [arn('other'), arn(name)] : [arn('other')])
      await using proxy = await refusingProxy((call) => tags(call) ?? answering(answers, call))
      const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
      await Array.fromAsync(parameters.read(caller, 'eu-west-1', () => true))
      caller.close()
      const asked = proxy.calls.map(({ operation }) => operation)
      assert.equal(asked, ['DescribeParameters', 'GetResources', ...(isListed ? ['ListTagsForResource'] : [])])
    })

test.run()
