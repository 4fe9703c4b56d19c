// Where a function of a plan sends what it did, or could not do: all that the plan makes for a new one, and some of it for one that exists.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { plannedAws, ref, told } from '../../sources/terraform/planned-blocks.ts'
import { factsOf } from '../aws/facts-of.ts'

const test = suite('normalize/terraform/aws-lambda-function')

type Blocks = Parameters<typeof plannedAws>[0]
const work = 'aws_lambda_function.work'
const invoking = 'aws_lambda_function_event_invoke_config.i'
const mapping = 'aws_lambda_event_source_mapping.m'
const function_ = { function_name: 'work' }
const toWork = { function_name: ref(work, 'arn') }
const [queue, topic] = ['arn:aws:sqs:us-east-1:111122223333:lost', 'arn:aws:sns:us-east-1:111122223333:done']
const kafka = 'arn:aws:kafka:eu-central-1:111122223333:cluster/orders/77aa'
const next = 'arn:aws:lambda:eu-central-1:111122223333:function:next'

const invoked = (success: object[], failure: object[]) => ({
  after: { destination_config: [{ on_success: success, on_failure: failure }] },
  refs: toWork,
})
const mapped = (destination_arn: unknown, more: object = {}) => ({
  after: { destination_config: [{ on_failure: [{ destination_arn }] }], ...more },
  refs: toWork,
})
const to = (destination: string) => [{ destination }]

/** Whether that is all, and each place. */
const sent = (blocks: Blocks, address = work) => {
  const resource = plannedAws(blocks)(address)
  return [
    factsOf(resource)['references']?.state,
    ...told(resource, 'replica').map(([how, where]) => `${String(how)} ${String(where)}`),
  ]
}

test('a new function of which the plan says nothing sends nothing anywhere', () => {
  assert.equal(sent({ [work]: { after: function_ } }), ['known'])
  const without = { after: { destination_config: [], maximum_retry_attempts: 0 }, refs: toWork }
  assert.equal(sent({ [work]: { after: function_ }, [invoking]: without, [mapping]: without }), ['known'])
})

test('a new function sends what the plan says, to wherever that is', () => {
  const made = { [work]: { after: function_ } }
  assert.equal(sent({ ...made, [invoking]: invoked(to(topic), to(queue)) }), [
    'known',
    `lambda-destination ${topic}`,
    `lambda-destination ${queue}`,
  ])
  assert.equal(sent({ ...made, [invoking]: invoked(to(next), []) }), ['known', `lambda-destination-function ${next}`])
  assert.equal(sent({ ...made, [mapping]: mapped(queue) }), ['known', `lambda-source-failure ${queue}`])
  assert.equal(sent({ ...made, [mapping]: mapped('kafka://lost', { event_source_arn: kafka }) }), [
    'known',
    `lambda-source-failure ${kafka}`,
  ])
})

test('each version of a function, and each source, may have a destination of its own', () => {
  const blocks = {
    [work]: { after: function_ },
    [invoking]: invoked([], to(queue)),
    'aws_lambda_function_event_invoke_config.j': invoked(to(topic), []),
    [mapping]: mapped(queue),
    'aws_lambda_event_source_mapping.n': mapped(topic),
  }
  assert.equal(sent(blocks), [
    'known',
    `lambda-destination ${queue}`,
    `lambda-destination ${topic}`,
    `lambda-source-failure ${queue}`,
    `lambda-source-failure ${topic}`,
  ])
})

test('a function that exists may send more elsewhere than the plan says', () => {
  const there = { [work]: { after: function_, kept: true as const } }
  assert.equal(sent(there), ['partial', 'lambda-destination not-recorded', 'lambda-source-failure not-recorded'])
  assert.equal(sent({ ...there, [invoking]: invoked([], to(queue)), [mapping]: mapped(topic) }), [
    'partial',
    `lambda-destination ${queue}`,
    'lambda-destination not-recorded',
    `lambda-source-failure ${topic}`,
    'lambda-source-failure not-recorded',
  ])
})

test('where a function that is managed elsewhere sends what it could not do is found all the same', () => {
  const alone = { after: { function_name: 'work', ...mapped(queue).after } }
  assert.equal(sent({ [mapping]: alone }, mapping), [
    'partial',
    'lambda-dead-letter not-recorded',
    'lambda-destination not-recorded',
    `lambda-source-failure ${queue}`,
    'lambda-source-failure not-recorded',
  ])
})

test('a destination that nobody knows yet is somewhere', () => {
  const open = { destination_config: [{ on_failure: [{ destination_arn: true }] }] }
  const after = { destination_config: [{ on_failure: [{}] }] }
  assert.equal(sent({ [work]: { after: function_ }, [mapping]: { after, open, refs: toWork } }), [
    'partial',
    'lambda-source-failure after-apply',
  ])
  const dynamic = { after: {}, open: { destination_config: true }, refs: toWork }
  assert.equal(sent({ [work]: { after: function_ }, [invoking]: dynamic }), [
    'partial',
    'lambda-destination after-apply',
  ])
})

test('whoever names an alias means its function, even one whose name is not known yet', () => {
  const alias = 'aws_lambda_alias.live'
  const made = {
    [work]: { after: function_ },
    [alias]: { after: { name: 'live' }, refs: toWork },
    [invoking]: { ...invoked([], to(queue)), refs: { function_name: ref(alias, 'function_name') } },
    [mapping]: { ...mapped(topic), refs: { function_name: ref(alias, 'arn') } },
  }
  assert.equal(sent(made), ['known', `lambda-destination ${queue}`, `lambda-source-failure ${topic}`])
  const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:work'
  const kept = {
    [work]: { after: { ...function_, arn }, kept: true as const },
    [alias]: { after: { ...function_, name: 'live', arn: `${arn}:live` }, kept: true as const },
    [mapping]: {
      after: { ...mapped(topic).after, function_name: `${arn}:live` },
      refs: { function_name: ref(alias, 'arn') },
      kept: true as const,
    },
  }
  assert.equal(sent(kept), [
    'partial',
    'lambda-destination not-recorded',
    `lambda-source-failure ${topic}`,
    'lambda-source-failure not-recorded',
  ])
})

test.run()
