// Data lakes of Security Lake: what each call that fails takes away, and what of a subscriber is left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { dataLakes } from '../../../src/sources/aws/security-lake.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/security-lake')

const lake = `arn:aws:securitylake:eu-west-1:${account}:data-lake/default`
const tags = `v1/tags/${encodeURIComponent(lake)}`
const subscriber = (subscriberId: string) => ({
  subscriberId,
  subscriberIdentity: { principal: '444455556666', externalId: 'hunter2' },
  subscriberEndpoint: 'https://example.test/?token=hunter2',
  subscriberStatus: 'ACTIVE',
})
const answers: Swept['answers'] = {
  'v1/datalakes': ({ url }) => ({
    dataLakes: url.includes('regions=eu-west-1')
      ? [
          {
            dataLakeArn: lake,
            s3BucketArn: 'arn:aws:s3:::lake',
            encryptionConfiguration: { kmsKeyId: 'S3_MANAGED_KEY' },
          },
        ]
      : [],
  }),
  [tags]: { tags: [{ key: 'DataClass', value: 'logs' }] },
  'v1/subscribers': ({ url }) =>
    url.includes('nextToken=two')
      ? { subscribers: [subscriber('b')] }
      : { subscribers: [subscriber('a')], nextToken: 'two' },
}

sweep(test, {
  collection: dataLakes,
  answers,
  calls: {
    'v1/datalakes': 'securitylake:ListDataLakes',
    [tags]: 'securitylake:ListTagsForResource',
    'v1/subscribers': 'securitylake:ListSubscribers',
  },
  read: [lake],
})

test('by what a subscriber is let in is not kept', async () => {
  await using proxy = await refusingProxy((call) => answering(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const text = JSON.stringify(await Array.fromAsync(dataLakes.read(caller, 'eu-west-1')))
  caller.close()
  assert.match(text, '"principal":"444455556666"')
  assert.not.match(text, 'hunter2')
})

test.run()
