// Streams of Firehose: what each call that fails takes away, and that no secret of a destination is kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { deliveryStreams } from '../../../src/sources/aws/firehose.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/firehose')

const asked = ({ body }: Called) => JSON.parse(body) as { [name: string]: unknown } // `as`: what the SDK sends
const tag = (Key: string) => ({ Key, Value: 'pii' })
const described = (call: Called) => ({
  DeliveryStreamDescription: {
    DeliveryStreamName: asked(call)['DeliveryStreamName'],
    DeliveryStreamARN: `arn:aws:firehose:eu-west-1:${account}:deliverystream/${String(asked(call)['DeliveryStreamName'])}`,
    DeliveryStreamType: 'DirectPut',
    DeliveryStreamEncryptionConfiguration: { Status: 'DISABLED' },
    Destinations: [
      {
        DestinationId: 'destinationId-000000000001',
        SplunkDestinationDescription: { HECEndpoint: 'https://splunk.example:8088', HECToken: 'token-of-splunk' },
        HttpEndpointDestinationDescription: {
          EndpointConfiguration: { Url: 'https://crm.example/in' },
          RequestConfiguration: { CommonAttributes: [{ AttributeName: 'a', AttributeValue: 'key-of-crm' }] },
        },
      },
    ],
    HasMoreDestinations: false,
  },
})
const answers = {
  ListDeliveryStreams: (call: Called) =>
    asked(call)['ExclusiveStartDeliveryStreamName'] === 'orders'
      ? { DeliveryStreamNames: ['visits'], HasMoreDeliveryStreams: false }
      : { DeliveryStreamNames: ['orders'], HasMoreDeliveryStreams: true },
  DescribeDeliveryStream: described,
  ListTagsForDeliveryStream: (call: Called) =>
    asked(call)['ExclusiveStartTagKey'] === 'DataClass'
      ? { Tags: [tag('Team')], HasMoreTags: false }
      : { Tags: [tag('DataClass')], HasMoreTags: true },
}

sweep(test, {
  collection: deliveryStreams,
  answers,
  calls: {
    ListDeliveryStreams: 'firehose:ListDeliveryStreams',
    DescribeDeliveryStream: 'firehose:DescribeDeliveryStream',
    ListTagsForDeliveryStream: 'firehose:ListTagsForDeliveryStream',
  },
  read: ['orders', 'visits'],
})

const reading = async (destinations?: unknown): Promise<string> => {
  await using proxy = await refusingProxy((call) => {
    const body = { ...answers }[call.operation as keyof typeof answers](call) // `as`: no other is called
    if (destinations !== undefined && 'DeliveryStreamDescription' in body)
      Object.assign(body.DeliveryStreamDescription, { Destinations: destinations })
    return { status: 200, type: 'application/json', body: JSON.stringify(body) }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const records = await Array.fromAsync(deliveryStreams.read(caller, 'eu-west-1'))
  caller.close()
  return JSON.stringify(records)
}

test('of a destination its address is kept and its secrets are not; tags to the last page', async () => {
  const seen = await reading()
  for (const kept of ['splunk.example', 'crm.example', '"DataClass"', '"Team"']) assert.ok(seen.includes(kept), kept)
  for (const secret of ['token-of-splunk', 'key-of-crm']) assert.not.ok(seen.includes(secret), secret)
})

test('whatever stands in the place of destinations is left to whoever reads it', async () => {
  for (const garbage of ['none', 7, {}, [null]]) assert.ok((await reading(garbage)).includes('"orders"'))
})

test.run()
