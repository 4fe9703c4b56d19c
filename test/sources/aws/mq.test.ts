// Brokers of Amazon MQ: what each call that fails takes away, and what of a broker is left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { brokers } from '../../../src/sources/aws/mq.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/mq')

const answers: Swept['answers'] = {
  'v1/brokers': ({ url }) =>
    url.includes('nextToken=two')
      ? { brokerSummaries: [{ brokerId: 'b-2' }] }
      : { brokerSummaries: [{ brokerId: 'b-1' }], nextToken: 'two' },
  'v1/brokers/b-1': {
    brokerArn: `arn:aws:mq:eu-west-1:${account}:broker:a:b-1`,
    tags: { DataClass: 'pii' },
    users: [{ username: 'hunter2' }],
  },
  'v1/brokers/b-2': { brokerArn: `arn:aws:mq:eu-west-1:${account}:broker:b:b-2`, tags: { DataClass: 'pii' } },
}

sweep(test, {
  collection: brokers,
  answers,
  calls: { 'v1/brokers': 'mq:ListBrokers', 'v1/brokers/b-1': 'mq:DescribeBroker' },
  read: ['b-1', 'b-2'],
})

test('who may sign in is not kept', async () => {
  await using proxy = await refusingProxy((call) => answering(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const text = JSON.stringify(await Array.fromAsync(brokers.read(caller, 'eu-west-1')))
  caller.close()
  assert.match(text, 'broker:a:b-1')
  assert.not.match(text, 'hunter2')
})

test.run()
