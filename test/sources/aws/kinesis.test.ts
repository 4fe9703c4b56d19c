// Streams of Kinesis: what each call that fails takes away, and that a list which breaks off is not whole.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { streams } from '../../../src/sources/aws/kinesis.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/kinesis')

const asked = ({ body }: Called) => JSON.parse(body) as { [name: string]: unknown } // `as`: what the SDK sends
const tag = (Key: string) => ({ Key, Value: 'pii' })

const answers = {
  ListStreams: (call: Called) =>
    asked(call)['ExclusiveStartStreamName'] === 'orders'
      ? { StreamNames: ['visits'], HasMoreStreams: false }
      : { StreamNames: ['orders'], HasMoreStreams: true },
  DescribeStreamSummary: (call: Called) => ({
    StreamDescriptionSummary: {
      StreamName: asked(call)['StreamName'],
      StreamARN: `arn:aws:kinesis:eu-west-1:${account}:stream/${String(asked(call)['StreamName'])}`,
      RetentionPeriodHours: 24,
      EncryptionType: 'NONE',
    },
  }),
  ListTagsForStream: (call: Called) =>
    asked(call)['ExclusiveStartTagKey'] === 'DataClass'
      ? { Tags: [tag('Team')], HasMoreTags: false }
      : { Tags: [tag('DataClass')], HasMoreTags: true },
}

sweep(test, {
  collection: streams,
  answers,
  calls: {
    ListStreams: 'kinesis:ListStreams',
    DescribeStreamSummary: 'kinesis:DescribeStreamSummary',
    ListTagsForStream: 'kinesis:ListTagsForStream',
  },
  read: ['orders', 'visits'],
})

test('tags to the last page', async () => {
  await using proxy = await refusingProxy((call) => {
    const told = call.operation in answers ? answers[call.operation as keyof typeof answers](call) : {} // `as`: just asked
    return { status: 200, type: 'application/json', body: JSON.stringify(told) }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const seen = JSON.stringify(await Array.fromAsync(streams.read(caller, 'eu-west-1')))
  caller.close()
  for (const key of ['"DataClass"', '"Team"']) assert.ok(seen.includes(key), key)
})

const broken: [name: string, list: object, reason: string | undefined][] = [
  ['more, and not where', { StreamNames: [], HasMoreStreams: true }, 'malformed'],
  ['no word of more', { StreamNames: ['orders'] }, 'malformed'],
  ['the same again', { StreamNames: ['orders'], HasMoreStreams: true }, 'malformed'],
  ['none', { StreamNames: [], HasMoreStreams: false }, undefined],
]
for (const [name, list, reason] of broken) {
  test(`a list with ${name}`, async () => {
    await using proxy = await refusingProxy((call) => ({
      status: 200,
      type: 'application/json',
      body: JSON.stringify(call.operation === 'ListStreams' ? list : {}),
    }))
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    const records = await Array.fromAsync(streams.read(caller, 'eu-west-1'))
    caller.close()
    const gaps = records.flatMap((one) => (one.kind === 'gap' ? [one.reason] : []))
    assert.equal(gaps, reason === undefined ? [] : [reason])
  })
}

test('Kinesis has a word of its own for too many calls', async () => {
  await using proxy = await refusingProxy(() => ({
    status: 400,
    type: 'application/x-amz-json-1.1',
    body: '{"__type":"LimitExceededException"}',
  }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const [gap] = await Array.fromAsync(streams.read(caller, 'eu-west-1'))
  caller.close()
  assert.is(gap?.kind === 'gap' && gap.reason, 'throttled')
})

test.run()
