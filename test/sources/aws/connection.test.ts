// Where calls go, and where they must not.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../../src/model/errors.ts'
import { configFor, endpointOf } from '../../../src/sources/aws/connection.ts'

const test = suite('sources/aws/connection')

const endpoints: [name: string, env: Record<string, string>, endpoint: string | undefined][] = [
  ['AWS itself, where nothing is set', {}, undefined],
  ['an override', { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000' }, 'http://127.0.0.1:5000'],
  [
    'an override of this service before one of all',
    { AWS_ENDPOINT_URL: 'http://127.0.0.1:5000', AWS_ENDPOINT_URL_S3: 'https://s3.example' },
    'https://s3.example',
  ],
  ['not that of another service', { AWS_ENDPOINT_URL_KMS: 'https://kms.example' }, undefined],
  [
    'no override that is to be ignored',
    { AWS_ENDPOINT_URL: 'https://a.example', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' },
    undefined,
  ],
  ['an empty one is none', { AWS_ENDPOINT_URL: '' }, undefined],
]
for (const [name, env, endpoint] of endpoints) test(name, () => assert.is(endpointOf('s3', env), endpoint))

for (const url of ['http://proxy.example:8080', 'http://127.0.0.1.example', 'ftp://localhost', 'user:secret']) {
  test(`refused, and not repeated: ${url}`, () => {
    try {
      endpointOf('s3', { AWS_ENDPOINT_URL: url })
      assert.unreachable()
    } catch (error) {
      assert.ok(isExplained(error) && error.kind === 'usage')
      assert.not.match(error.message, url)
    }
  })
}

test('every client retries adaptively and gives up in time', () => {
  const config = configFor('kms', 'eu-west-1', { env: {} })
  assert.is(config.retryMode, 'adaptive')
  assert.is(config.maxAttempts, 10)
  assert.ok(config.requestHandler.throwOnRequestTimeout && config.requestHandler.requestTimeout > 0)
})

test.run()
