// Brokers of Amazon MQ: what each call that fails takes away.
import { suite } from 'uvu'
import { brokers } from '../../../src/sources/aws/mq.ts'
import { account } from '../../servers/seed-moto.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/mq')

sweep(test, {
  collection: brokers,
  answers: {
    'v1/brokers': ({ url }) =>
      url.includes('nextToken=two')
        ? { brokerSummaries: [{ brokerId: 'b-2' }] }
        : { brokerSummaries: [{ brokerId: 'b-1' }], nextToken: 'two' },
    'v1/brokers/b-1': { brokerArn: `arn:aws:mq:eu-west-1:${account}:broker:a:b-1`, tags: { DataClass: 'pii' } },
    'v1/brokers/b-2': { brokerArn: `arn:aws:mq:eu-west-1:${account}:broker:b:b-2`, tags: { DataClass: 'pii' } },
  },
  calls: { 'v1/brokers': 'mq:ListBrokers', 'v1/brokers/b-1': 'mq:DescribeBroker' },
  read: ['b-1', 'b-2'],
})

test.run()
