// Functions: what each call that fails takes away.
import { suite } from 'uvu'
import { functions } from '../../../src/sources/aws/lambda.ts'
import { account } from '../../servers/seed-moto.ts'
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

test.run()
