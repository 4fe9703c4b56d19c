// No signed request leaves this machine in the open, wherever the address was written.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../../src/model/errors.ts'
import { bucketLocator, identifyAws, observeAws } from '../../../src/sources/aws/index.ts'
import type { AwsOptions } from '../../../src/sources/aws/options.ts'
import { isSafe } from '../../../src/sources/aws/safe-address.ts'
import { denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { optionsFor } from './scanning.ts'

const test = suite('sources/aws/safe address')

const addresses: [url: string, safe: boolean][] = [
  ['https://kms.eu-west-1.amazonaws.com', true],
  ['http://localhost:4566', true],
  ['http://127.0.0.1:5000', true],
  ['http://[::1]:5000', true],
  ['http://kms.eu-west-1.amazonaws.com', false],
  ['http://localhost.example', false],
  ['http://127.0.0.1@proxy.example', false],
  ['http://10.0.0.1', false],
  ['ftp://localhost', false],
]
for (const [url, safe] of addresses)
  test(`${url} is ${safe ? '' : 'not '}safe`, () => assert.is(isSafe(new URL(url)), safe))

const ways: [name: string, call: (options: AwsOptions) => Promise<unknown>][] = [
  ['identifyAws', identifyAws],
  ['observeAws', (options) => Array.fromAsync(observeAws(options))],
  ['bucketLocator', (options) => bucketLocator(options).locate('arn:aws:s3:::records')],
]

async function refused(options: AwsOptions, call: (options: AwsOptions) => Promise<unknown>): Promise<void> {
  const error: unknown = await call(options).then(
    () => assert.unreachable('it was sent'),
    (thrown: unknown) => thrown,
  )
  assert.ok(isExplained(error) && error.kind === 'usage', String(error))
}

for (const [name, call] of ways) {
  test(`${name} refuses an address in the environment`, () => refused(optionsFor('http://proxy.example'), call))

  test(`${name} refuses an address in the shared config file`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ringfence-'))
    const before = process.env['AWS_CONFIG_FILE']
    try {
      process.env['AWS_CONFIG_FILE'] = join(folder, 'config')
      writeFileSync(process.env['AWS_CONFIG_FILE'], '[default]\nendpoint_url = http://proxy.example\n')
      await refused(optionsFor('', { attempts: 1 }), call)
    } finally {
      if (before === undefined) delete process.env['AWS_CONFIG_FILE']
      else process.env['AWS_CONFIG_FILE'] = before
      rmSync(folder, { recursive: true })
    }
  })
}

test('an unsafe address of one service stops the scan, though the others are safe', async () => {
  await using proxy = await refusingProxy(denied)
  const env = { AWS_ENDPOINT_URL: proxy.endpoint, AWS_ENDPOINT_URL_KMS: 'http://kms.example' }
  await refused(optionsFor(proxy.endpoint, { env, attempts: 1, regions: ['eu-west-1'] }), (options) =>
    Array.fromAsync(observeAws(options)),
  )
})

test.run()
