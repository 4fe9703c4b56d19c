// Flows of AppFlow: what each call that fails takes away, and what of a flow is left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { flows } from '../../../src/sources/aws/appflow.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/appflow')

const arn = (name: string) => `arn:aws:appflow:eu-west-1:${account}:flow/${name}`
const s3 = (bucketName: string) => ({ S3: { bucketName } })
const answers: Swept['answers'] = {
  'list-flows': ({ body }: Called) =>
    body.includes('nextToken') ? { flows: [{ flowName: 'b' }] } : { flows: [{ flowName: 'a' }], nextToken: 'more' },
  'describe-flow': ({ body }: Called) => ({
    flowArn: arn(body.includes('"a"') ? 'a' : 'b'),
    tags: { DataClass: 'pii' },
    sourceFlowConfig: { connectorType: 'S3', sourceConnectorProperties: s3('here') },
    destinationFlowConfigList: [{ connectorType: 'S3', destinationConnectorProperties: s3('there') }],
    tasks: [{ taskType: 'Filter', sourceFields: ['name'], taskProperties: { VALUE: 'Erika Mustermann' } }],
  }),
}

sweep(test, {
  collection: flows,
  answers,
  calls: { 'list-flows': 'appflow:ListFlows', 'describe-flow': 'appflow:DescribeFlow' },
  read: ['a', 'b'],
})

test('the values by which a flow picks its records are not kept', async () => {
  await using proxy = await refusingProxy((call) => answering(answers, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const text = JSON.stringify(await Array.fromAsync(flows.read(caller, 'eu-west-1')))
  caller.close()
  assert.match(text, '"bucketName":"there"')
  assert.not.match(text, 'Mustermann')
})

test.run()
