// Each destination of an event is a copy of it; a list that nobody read may send it anywhere.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { destinations } from '../../../src/normalize/aws/lambda-destinations.ts'
import { reading } from './facts-of.ts'
import { account, live, type Told } from './observed.ts'

const test = suite('normalize/aws/lambda-destinations')

const [invoking, mapping] = ['lambda:ListFunctionEventInvokeConfigs', 'lambda:ListEventSourceMappings']
const arn = (service: string, name: string, region = 'us-east-1') => `arn:aws:${service}:${region}:${account}:${name}`
const [queue, topic, bus] = [arn('sqs', 'lost'), arn('sns', 'done'), arn('events', 'event-bus/all')]
const [bucket, next] = ['arn:aws:s3:::lost-events', arn('lambda', 'function:next')]
const kafka = arn('kafka', 'cluster/orders/77aa')

const invoked = (...all: (readonly [success: unknown, failure: unknown])[]) => ({
  body: {
    FunctionEventInvokeConfigs: all.map(([OnSuccess, OnFailure]) => ({ DestinationConfig: { OnSuccess, OnFailure } })),
  },
})
const mapped = (...EventSourceMappings: object[]) => ({ body: { EventSourceMappings } })
const to = (Destination: unknown) => ({ Destination })
const failing = (destination: unknown, EventSourceArn?: string) => ({
  EventSourceArn,
  DestinationConfig: { OnFailure: to(destination) },
})

function pointing(invocations: Told[string], mappings: Told[string]) {
  const read = destinations(live('AWS::Lambda::Function', 'bill', { [invoking]: invocations, [mapping]: mappings }))
  assert.is.not(read.state, 'unknown')
  const all = read.state === 'unknown' ? [] : read.value
  return [read.state, all.map(({ role, mechanism, locator }) => [role, mechanism, reading(locator)])]
}
const after = (locator: string) => ['replica', 'lambda-destination', locator]
const lost = (locator: string) => ['replica', 'lambda-source-failure', locator]

type Row = [name: string, invocations: Told[string], mappings: Told[string], expected: unknown[]]
const rows: Row[] = [
  ['none', invoked(), mapped(), []],
  ['settings without destinations', invoked([{}, undefined], [to(''), null]), mapped({}, failing(undefined)), []],
  ['a queue where it failed', invoked([{}, to(queue)]), mapped(), [after(queue)]],
  ['a topic where it did not, and a bucket where it did', invoked([to(topic), to(bucket)]), mapped(), [after(topic), after(bucket)]], // prettier-ignore
  ['one for each of two versions', invoked([{}, to(queue)], [to(bus), to(queue)]), mapped(), [after(queue), after(bus)]], // prettier-ignore
  ['another function', invoked([to(next), to(queue)]), mapped(), [after(queue), ['replica', 'lambda-destination-function', next]]], // prettier-ignore
  ['what it could not read of a stream', invoked(), mapped(failing(queue, arn('kinesis', 'stream/orders'))), [lost(queue)]], // prettier-ignore
  ['of two streams to one queue', invoked(), mapped(failing(queue), failing(queue)), [lost(queue)]],
  ['a topic of Kafka, in the cluster that it came from', invoked(), mapped(failing('kafka://lost', kafka)), [lost(kafka)]], // prettier-ignore
  ['a topic of Kafka that is nobody’s in AWS', invoked(), mapped(failing('kafka://lost')), [lost('unresolved')]],
]
for (const [name, invocations, mappings, expected] of rows)
  test(name, () => assert.equal(pointing(invocations, mappings), ['known', expected]))

const unread: Row[] = [
  ['refused settings', { error: 'AccessDeniedException' }, mapped(failing(queue)), [after('denied'), lost(queue)]],
  ['refused sources', invoked([{}, to(queue)]), { error: 'AccessDeniedException' }, [after(queue), lost('denied')]],
  ['settings that are no list', { body: {} }, mapped(), [after('malformed')]],
  ['sources that are no list', invoked(), { body: {} }, [lost('malformed')]],
  ['a destination that is no text', invoked([{}, to(7)]), mapped(failing([])), [after('malformed'), lost('malformed')]],
]
for (const [name, invocations, mappings, expected] of unread)
  test(name, () => assert.equal(pointing(invocations, mappings), ['partial', expected]))

test.run()
