// An answer is read to its end before it is believed, and one that has no end is not waited for.
import { GetBucketPolicyCommand, S3Client } from '@aws-sdk/client-s3'
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { configFor } from '../../../src/sources/aws/connection.ts'
import { isRefusal, refusalName } from '../../../src/sources/aws/refusal.ts'
import { takeWholeAnswers } from '../../../src/sources/aws/whole-answer.ts'
import { type Bad, refusingProxy } from '../../servers/refusing-proxy.ts'
import { credentials } from '../../servers/seed-moto.ts'

const test = suite('sources/aws/whole answer')

const limits = { bytes: 100_000, ms: 150 }

/** What becomes of a call that is answered so: the name of the error, or the answer. */
async function outcome(bad: Bad, service: 'sts' | 's3'): Promise<string | undefined> {
  await using proxy = await refusingProxy(() => bad)
  const config = configFor(service, 'eu-west-1', { env: { AWS_ENDPOINT_URL: proxy.endpoint }, credentials }, 1)
  const sts = new STSClient(config)
  const s3 = new S3Client({ ...config, forcePathStyle: true })
  for (const client of [sts, s3]) takeWholeAnswers(client, limits)
  try {
    if (service === 'sts') return (await sts.send(new GetCallerIdentityCommand({}))).Account
    return (await s3.send(new GetBucketPolicyCommand({ Bucket: 'records' }))).Policy
  } catch (error) {
    if (!isRefusal(error)) throw error
    return refusalName(error)
  } finally {
    for (const client of [sts, s3]) client.destroy()
  }
}

const identity = (body: string): string =>
  `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">${body}</GetCallerIdentityResponse>`
const whole = identity('<GetCallerIdentityResult><Account>123456789012</Account></GetCallerIdentityResult>')

const stories: [name: string, service: 'sts' | 's3', bad: Bad, outcome: string][] = [
  ['a whole answer', 'sts', { status: 200, body: whole }, '123456789012'],
  [
    'an XML declaration before it',
    'sts',
    { status: 200, body: `<?xml version="1.0" encoding="UTF-8"?>\n${whole}` },
    '123456789012',
  ],
  ['XML that is called text/xml', 'sts', { status: 200, type: 'text/xml', body: whole }, '123456789012'],
  ['JSON that is called HTML', 's3', { status: 200, type: 'text/html', body: '{"Statement":[]}' }, '{"Statement":[]}'],
  [
    'XML that is called HTML',
    'sts',
    { status: 200, type: 'text/html; charset=utf-8', body: whole },
    'DeserializationError',
  ],
  [
    'half a policy, which the SDK would hand on',
    's3',
    { status: 200, body: '{"Statement":[{"Effect":"Deny"' },
    'DeserializationError',
  ],
  [
    'a root that only begins alike',
    'sts',
    { status: 200, body: whole.replaceAll('IdentityResponse', 'IdentityResponses') },
    'DeserializationError',
  ],
  [
    'a beginning, then silence',
    'sts',
    { status: 200, body: '<GetCallerIdentityResponse>', endless: 'silence' },
    'TimeoutError',
  ],
  ['a whole answer, but the line stays open', 'sts', { status: 200, body: whole, endless: 'silence' }, 'TimeoutError'],
  ['silence after an error', 'sts', { status: 403, body: '<ErrorResponse>', endless: 'silence' }, 'TimeoutError'],
  ['a flood', 'sts', { status: 200, body: whole, endless: 'flood' }, 'AnswerTooLarge'],
  [
    'less than was announced',
    'sts',
    { status: 200, body: whole, headers: { 'content-length': '9999' }, endless: 'cut' },
    'ECONNRESET',
  ],
]
for (const [name, service, bad, expected] of stories)
  test(name, async () => assert.is(await outcome(bad, service), expected))

test.run()
