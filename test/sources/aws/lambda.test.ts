// Functions: what each call that fails takes away, and that nothing of their environment is kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { functions } from '../../../src/sources/aws/lambda.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/lambda')

const arn = (name: string) => `arn:aws:lambda:eu-west-1:${account}:function:${name}`
const list = '2015-03-31/functions'
const tagsOf = (name: string) => `2017-03-31/tags/${encodeURIComponent(arn(name))}`

const configsOf = (name: string) => `2019-09-25/functions/${name}/event-invoke-config/list`
const sources = '2015-03-31/event-source-mappings'
const lost = `arn:aws:sqs:us-east-1:${account}:lost`
const failing = { OnFailure: { Destination: lost } }

sweep(test, {
  collection: functions,
  answers: {
    [list]: ({ url }) =>
      url.includes('Marker=two')
        ? { Functions: [{ FunctionName: 'mail', FunctionArn: arn('mail') }] }
        : { Functions: [{ FunctionName: 'bill', FunctionArn: arn('bill') }], NextMarker: 'two' },
    [tagsOf('bill')]: { Tags: { DataClass: 'pii' } },
    [tagsOf('mail')]: { Tags: {} },
    [configsOf('bill')]: { FunctionEventInvokeConfigs: [{ FunctionArn: arn('bill'), DestinationConfig: failing }] },
    [configsOf('mail')]: { FunctionEventInvokeConfigs: [] },
    [sources]: { EventSourceMappings: [{ UUID: '1', FunctionArn: arn('bill'), DestinationConfig: failing }] },
  },
  calls: {
    [list]: 'lambda:ListFunctions',
    [tagsOf('bill')]: 'lambda:ListTags',
    [tagsOf('mail')]: 'lambda:ListTags',
    [configsOf('bill')]: 'lambda:ListFunctionEventInvokeConfigs',
    [configsOf('mail')]: 'lambda:ListFunctionEventInvokeConfigs',
    [sources]: 'lambda:ListEventSourceMappings',
  },
  read: ['bill', 'mail'],
})

async function reading(functionsListed: unknown): Promise<string> {
  await using proxy = await refusingProxy(({ operation }) => {
    const body = operation === list ? { Functions: functionsListed } : { Tags: {} }
    return { status: 200, type: 'application/json', body: JSON.stringify(body) }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const records = await Array.fromAsync(functions.read(caller, 'eu-west-1'))
  caller.close()
  return JSON.stringify(records)
}

test('a function without an ARN is told, and its tags are not read', async () => {
  const seen = await reading([{ FunctionName: 'bill' }])
  assert.match(seen, '"operation":"lambda:ListTags"')
  assert.match(seen, '"error":"DeserializationError"')
  assert.match(seen, '"nativeId":"bill"')
})

test('the variables of a function, which may be passwords, are not kept; its key is', async () => {
  const bill = { FunctionName: 'bill', FunctionArn: arn('bill'), KMSKeyArn: 'key-of-bill' }
  const seen = await reading([{ ...bill, Environment: { Variables: { DB_PASSWORD: 'password-of-bill' } } }])
  assert.ok(seen.includes('key-of-bill'))
  for (const secret of ['DB_PASSWORD', 'password-of-bill']) assert.not.ok(seen.includes(secret), secret)
})

test('the sources of all functions are asked for once, each is told of its own, and nothing of what they filter', async () => {
  const mapping = (UUID: string, FunctionArn: string | undefined) => ({
    UUID,
    FunctionArn,
    DestinationConfig: failing,
    FilterCriteria: { Filters: [{ Pattern: '{"body":{"name":["Ada Example"]}}' }] },
  })
  const all = [mapping('1', arn('bill')), mapping('2', `${arn('bill')}:live`), mapping('3', arn('billing')), mapping('4', undefined)] // prettier-ignore
  await using proxy = await refusingProxy(({ operation }) => {
    const told: Readonly<Record<string, object>> = {
      [list]: { Functions: ['bill', 'billing'].map((name) => ({ FunctionName: name, FunctionArn: arn(name) })) },
      [sources]: { EventSourceMappings: all },
    }
    const body = told[operation] ?? { Tags: {}, FunctionEventInvokeConfigs: [] }
    return { status: 200, type: 'application/json', body: JSON.stringify(body) }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint))
  const records = await Array.fromAsync(functions.read(caller, 'eu-west-1'))
  caller.close()
  assert.is(proxy.calls.filter(({ operation }) => operation === sources).length, 1)
  const own = records.flatMap((one) =>
    one.kind !== 'observation'
      ? []
      : one.answers.flatMap((answer) =>
          answer.origin.operation === 'lambda:ListEventSourceMappings' && 'body' in answer
            ? [[one.nativeId, JSON.stringify(answer.body).match(/(?<="UUID":")\d/g)]]
            : [],
        ),
  )
  assert.equal(own, [
    ['bill', ['1', '2', '4']],
    ['billing', ['3', '4']],
  ])
  assert.not.match(JSON.stringify(records), 'Ada')
})

test('whatever stands in the place of functions is left to whoever reads it', async () => {
  for (const garbage of ['none', 7, {}, [null]]) assert.match(await reading(garbage), /"kind":"gap".*"malformed"/)
})

test.run()
