// `ringfence plan` asks one thing, and tells what a scan would ask: no less than a scan of an empty account then does.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { forecast } from '../../src/sources/aws/forecast.ts'
import { beyondMoto } from '../servers/beyond-moto.ts'
import { withMoto } from '../servers/moto.ts'
import { refusingProxy } from '../servers/refusing-proxy.ts'
import { scratch } from '../scratch.ts'
import { flat, parsed, ringfence, summaryIn } from './ringfence.ts'
import { rowsOf } from '../reports/read-csv.ts'
import { read } from './ringfence.ts'

const test = suite('cli/plan')

const asMoto = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence', AWS_REGION: 'eu-west-1' }

interface Plan {
  leastCalls: number
  leastSeconds: number
  accounts: number | string
  regions: number
}

async function plan(endpoint: string, args: readonly string[], config?: string): Promise<Plan> {
  const cwd = scratch()
  if (config !== undefined) writeFileSync(join(cwd, 'ringfence.yaml'), config)
  const { code, stdout, stderr } = await ringfence(['plan', '-f', 'json', ...args], {
    cwd,
    env: { ...asMoto, AWS_ENDPOINT_URL: endpoint },
  })
  assert.is(code, 0, stderr)
  return parsed<Plan>(stdout)
}

test('every service has a pace and something to ask', () => {
  for (const { service, perRegion, perAccount, perSecond } of forecast()) {
    assert.ok(perRegion + perAccount > 0 && perSecond > 0, service)
  }
})

test('the types whose tags are listed are told', () => {
  assert.equal(
    forecast()
      .flatMap(({ tagsListed }) => tagsListed)
      .toSorted(),
    ['DynamoDB::Table', 'KMS::Key', 'S3::Bucket', 'SNS::Topic', 'SQS::Queue', 'SSM::Parameter'].map(
      (type) => `AWS::${type}`,
    ),
  )
})

test('AWS Config spares no more calls than there are', () => {
  const all = forecast().flatMap(({ each, spared }) =>
    Object.entries(spared).map(([type, calls]) => [type, calls, each[type] ?? 0] as const),
  )
  assert.ok(all.length >= 6)
  for (const [type, calls, each] of all) assert.ok(calls > 0 && calls <= each, type)
})

test('without credentials: exit 4', async () => {
  const env = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_PROFILE: 'nobody',
    AWS_REGION: 'eu-west-1',
  }
  const { code } = await ringfence(['plan'], { cwd: scratch(), env })
  assert.is(code, 4)
})

await withMoto(test, ({ endpoint }) => {
  test('one call is made, and no other', async () => {
    await using proxy = await refusingProxy(beyondMoto, endpoint)
    await plan(proxy.endpoint, [])
    assert.equal(
      proxy.calls.map(({ operation }) => operation),
      ['GetCallerIdentity'],
    )
  })

  test('where nothing is, a scan asks exactly that', async () => {
    // Other tests have planted things in this account, in other regions: what shows of them in every region is kept out.
    await using proxy = await refusingProxy((call) => {
      if (call.operation === 'DescribeTrails')
        return { status: 200, type: 'application/json', body: '{"trailList":[]}' }
      if (call.operation !== 'buckets') return beyondMoto(call)
      return { status: 200, body: '<ListAllMyBucketsResult><Buckets/></ListAllMyBucketsResult>' }
    }, endpoint)
    const regions = ['--region', 'eu-north-1', '--region', 'ca-central-1']
    const { leastCalls } = await plan(proxy.endpoint, regions)
    const out = join(scratch(), 'out')
    const env = { ...asMoto, AWS_ENDPOINT_URL: proxy.endpoint }
    await ringfence(['scan', 'aws', ...regions, '-q', '-o', out], { cwd: scratch(), env })
    assert.ok(summaryIn(out).population > 0)
    const calls = rowsOf(read(out, 'coverage.csv')).map((row) => Number(row['calls']))
    // moto knows no ListRegions, and EC2 is asked in its place
    assert.is(
      calls.reduce((sum, count) => sum + count, 0),
      leastCalls + 1,
    )
  })

  test('the config tells how many accounts, and the text says it', async () => {
    const two = 'version: 1\naws: { accounts: ["123456789012", "210987654321"], role: reader }\n'
    const [one, both] = [await plan(endpoint, []), await plan(endpoint, [], two)]
    assert.equal([one.accounts, both.accounts, one.regions], [1, 2, 17])
    assert.is(both.leastCalls - 1, 2 * (one.leastCalls - 1))
    const cwd = scratch()
    const { stdout } = await ringfence(['plan'], { cwd, env: { ...asMoto, AWS_ENDPOINT_URL: endpoint } })
    assert.match(flat(stdout), `At least ${one.leastCalls} calls: 1 account, 17 regions`)
    assert.match(flat(stdout), /S3::Bucket \d+/)
    assert.match(flat(stdout), /spares one for each that bears none: .*SSM::Parameter/)
  })
})

test.run()
