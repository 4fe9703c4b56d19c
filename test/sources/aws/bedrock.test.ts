// Profiles of Bedrock and where prompts are logged: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { inferenceProfiles, invocationLogs } from '../../../src/sources/aws/bedrock.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { sweep } from './sweep.ts'

const test = suite('sources/aws/bedrock')

const arn = (id: string) => `arn:aws:bedrock:eu-west-1:${account}:application-inference-profile/${id}`
const profile = (inferenceProfileId: string) => ({
  inferenceProfileId,
  inferenceProfileArn: arn(inferenceProfileId),
  models: [{ modelArn: 'arn:aws:bedrock:eu-west-3::foundation-model/m' }],
})

const tags = { tags: [{ key: 'DataClass', value: 'pii' }] }
sweep(test, {
  collection: inferenceProfiles,
  answers: {
    'inference-profiles': ({ url }) =>
      url.includes('page-two')
        ? { inferenceProfileSummaries: [profile('p2')] }
        : { inferenceProfileSummaries: [profile('p1')], nextToken: 'page-two' },
    listTagsForResource: tags,
  },
  calls: { 'inference-profiles': 'bedrock:ListInferenceProfiles', listTagsForResource: 'bedrock:ListTagsForResource' },
  read: ['p1', 'p2'],
})

sweep(test, {
  collection: invocationLogs,
  answers: { 'logging/modelinvocations': { loggingConfig: { s3Config: { bucketName: 'prompts' } } } },
  calls: { 'logging/modelinvocations': 'bedrock:GetModelInvocationLoggingConfiguration' },
  read: ['model-invocation-logging'],
  emptyIsNone: ['bedrock:GetModelInvocationLoggingConfiguration'],
})

test('a region that writes prompts nowhere has no log of them', async () => {
  for (const body of [
    '{"loggingConfig":{}}',
    '{"loggingConfig":null}',
    '{"loggingConfig":{"textDataDeliveryEnabled":true}}',
  ]) {
    await using proxy = await refusingProxy(() => ({ status: 200, type: 'application/json', body }))
    const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
    assert.equal(await Array.fromAsync(invocationLogs.read(caller, 'eu-west-1')), [], body)
    caller.close()
  }
})

test('only the profiles of the account are asked for', async () => {
  await using proxy = await refusingProxy(() => ({
    status: 200,
    type: 'application/json',
    body: '{"inferenceProfileSummaries":[]}',
  }))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  await Array.fromAsync(inferenceProfiles.read(caller, 'eu-west-1'))
  caller.close()
  assert.match(proxy.calls[0]?.url ?? '', 'type=APPLICATION')
})

test.run()
