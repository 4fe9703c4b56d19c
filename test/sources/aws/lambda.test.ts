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

sweep(test, {
  collection: functions,
  answers: {
    [list]: ({ url }) =>
      url.includes('Marker=two')
        ? { Functions: [{ FunctionName: 'mail', FunctionArn: arn('mail') }] }
        : { Functions: [{ FunctionName: 'bill', FunctionArn: arn('bill') }], NextMarker: 'two' },
    [tagsOf('bill')]: { Tags: { DataClass: 'pii' } },
    [tagsOf('mail')]: { Tags: {} },
  },
  calls: {
    [list]: 'lambda:ListFunctions',
    [tagsOf('bill')]: 'lambda:ListTags',
    [tagsOf('mail')]: 'lambda:ListTags',
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

test('the variables of a function, which may be passwords, are not kept; its key is', async () => {
  const bill = { FunctionName: 'bill', FunctionArn: arn('bill'), KMSKeyArn: 'key-of-bill' }
  const seen = await reading([{ ...bill, Environment: { Variables: { DB_PASSWORD: 'password-of-bill' } } }])
  assert.ok(seen.includes('key-of-bill'))
  for (const secret of ['DB_PASSWORD', 'password-of-bill']) assert.not.ok(seen.includes(secret), secret)
})

test('whatever stands in the place of functions is left to whoever reads it', async () => {
  for (const garbage of ['none', 7, {}, [null]]) assert.match(await reading(garbage), /"kind":"gap".*"malformed"/)
})

test.run()
