// The first call of a scan: whoever is not let in is told why, and no secret is.
import { once } from 'node:events'
import { createServer } from 'node:net'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inspect } from 'node:util'
import { isExplained } from '../../../src/model/errors.ts'
import { identifyAws } from '../../../src/sources/aws/index.ts'
import type { AwsOptions } from '../../../src/sources/aws/options.ts'
import { type Bad, type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { optionsFor } from './scanning.ts'

const test = suite('sources/aws/identity')

const secrets = { accessKeyId: 'AKIAEXAMPLE', secretAccessKey: 'wJalrXUtnFEMI', sessionToken: 'IQoJb3JpZ2luX2Vj' }
const signatureOf = (call?: Called): string => /Signature=(\w+)/.exec(call?.signature ?? '')?.[1] ?? ''

/** Nobody has asked yet who is calling. */
const stranger = (endpoint: string, more: Partial<AwsOptions> = {}): AwsOptions => {
  const { identity: _, ...options } = optionsFor(endpoint, { credentials: { ...secrets }, ...more })
  return options
}

/** The error of a call that must fail, with everything that anyone could ever print of it. */
async function refusal(options: AwsOptions): Promise<{ error: unknown; text: string }> {
  const error: unknown = await identifyAws(options).then(
    () => assert.unreachable('it was let in'),
    (thrown: unknown) => thrown,
  )
  return { error, text: inspect(error, { depth: null, showHidden: true }) }
}

const page = '<!DOCTYPE html><html><body>Log in</body></html>'
const response = (body: string): string => `<GetCallerIdentityResponse>${body}</GetCallerIdentityResponse>`
const error = (code: string, message = ''): string =>
  `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`

/** Quotes whatever a signed request holds, as AWS does where the signature is wrong. */
const quoting = (call: Called): string =>
  error(
    'SignatureDoesNotMatch',
    `${call.signature} x-amz-security-token:${secrets.sessionToken} ${secrets.secretAccessKey}`,
  )

const refusals: [name: string, bad: (call: Called) => Bad, why: RegExp][] = [
  [
    'a key that AWS does not know',
    () => ({ status: 403, body: error('InvalidClientTokenId') }),
    /AWS knows no such access key/,
  ],
  ['a token that has expired', () => ({ status: 403, body: error('ExpiredToken') }), /credentials have expired/],
  ['a wrong secret, with the request quoted', (call) => ({ status: 403, body: quoting(call) }), /secret key is wrong/],
  [
    'a name of an error that quotes too',
    (call) => ({ status: 403, body: error(`${signatureOf(call)} ${secrets.sessionToken}`) }),
    /the answer was Unknown/,
  ],
  ['the login page of a proxy', () => ({ status: 200, type: 'text/html', body: page }), /did not come from AWS/],
  ['a refusal in HTML', () => ({ status: 403, type: 'text/html', body: page }), /did not come from AWS/],
  ['nothing', () => ({ status: 200 }), /did not come from AWS/],
  [
    'half an answer',
    () => ({ status: 200, body: '<GetCallerIdentityResponse><GetCallerIdentityResult>' }),
    /did not come from AWS/,
  ],
  ['the answer to another call', () => ({ status: 200, body: '<ListRolesResponse/>' }), /did not come from AWS/],
  ['nobody', () => ({ status: 200, body: response('<GetCallerIdentityResult/>') }), /names no account/],
  [
    'an ARN that is none',
    () => ({
      status: 200,
      body: response('<GetCallerIdentityResult><Account>1</Account><Arn>me</Arn></GetCallerIdentityResult>'),
    }),
    /names no account/,
  ],
]
for (const [name, bad, why] of refusals) {
  test(`${name}: explained, without a secret`, async () => {
    await using proxy = await refusingProxy(bad)
    const { error, text } = await refusal(stranger(proxy.endpoint))
    assert.ok(isExplained(error) && error.kind === 'authentication', text)
    assert.match(error.message, why)
    const signature = signatureOf(proxy.calls[0])
    assert.is(signature.length, 64)
    for (const secret of [secrets.secretAccessKey, secrets.sessionToken, signature]) assert.not.match(text, secret)
  })
}

test('an address where nobody listens', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  const port = typeof address === 'object' ? address?.port : undefined
  const { error } = await refusal(stranger(`http://127.0.0.1:${port}`, { attempts: 1 }))
  assert.ok(isExplained(error) && error.kind === 'authentication')
  assert.match(error.message, /nothing answered there/)
})

test('no credentials at all', async () => {
  const names = /^(AWS_|HOME$)/
  const before = Object.entries(process.env).filter(([name]) => names.test(name))
  for (const [name] of before) delete process.env[name]
  Object.assign(process.env, { AWS_EC2_METADATA_DISABLED: 'true', HOME: '/nonexistent' })
  try {
    const { credentials: _, ...options } = stranger('http://127.0.0.1:1')
    const { error } = await refusal(options)
    assert.ok(isExplained(error) && error.kind === 'authentication')
    assert.match(error.message, /no credentials were found/)
  } finally {
    delete process.env['AWS_EC2_METADATA_DISABLED']
    Object.assign(process.env, Object.fromEntries(before))
  }
})

for (const AWS_REGION of ['EU (Ireland)', 'eu_west_1', 'example.com/#']) {
  test(`${AWS_REGION} for a region is a mistake of the user's, and nobody is asked`, async () => {
    await using proxy = await refusingProxy(() => undefined)
    const env = { AWS_ENDPOINT_URL: proxy.endpoint, AWS_REGION }
    const { error } = await refusal(stranger(proxy.endpoint, { env }))
    assert.ok(isExplained(error) && error.kind === 'usage')
    assert.equal(proxy.calls, [])
  })
}

const homes: [partition: string, configured: string, home: string][] = [
  ['aws', 'sa-east-1', 'sa-east-1'],
  ['aws', 'cn-north-1', 'us-east-1'],
  ['aws-cn', 'us-east-1', 'cn-northwest-1'],
  ['aws-us-gov', 'us-gov-east-1', 'us-gov-east-1'],
]
for (const [partition, configured, home] of homes) {
  test(`whoever is let in to ${partition} with ${configured} set is at home in ${home}`, async () => {
    const principal = `arn:${partition}:iam::${account}:user/scanner`
    const result = `<GetCallerIdentityResult><Account>${account}</Account><Arn>${principal}</Arn></GetCallerIdentityResult>`
    await using proxy = await refusingProxy(() => ({ status: 200, body: response(result) }))
    const env = { AWS_ENDPOINT_URL: proxy.endpoint, AWS_REGION: configured }
    const identity = await identifyAws(stranger(proxy.endpoint, { env }))
    assert.equal(identity, { account, partition, principal, region: home })
  })
}

test.run()
