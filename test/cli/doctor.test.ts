// `ringfence doctor` says what stands in the way of a scan before the scan does.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armServer, type Options } from '../servers/arm.ts'
import { beyondMoto } from '../servers/beyond-moto.ts'
import { withMoto } from '../servers/moto.ts'
import { denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { flat, ringfence } from './ringfence.ts'

const test = suite('cli/doctor')

const asMoto = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence', AWS_REGION: 'eu-west-1' }
const doctor = (endpoint: string, args: readonly string[] = []) =>
  ringfence(['doctor', 'aws', '--region', 'eu-west-1', '--region', 'us-east-1', ...args], {
    cwd: scratch(),
    env: { ...asMoto, AWS_ENDPOINT_URL: endpoint },
  })

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  await seedMoto(endpoint)

  test('nothing stands in the way', async () => {
    const { code, stdout } = await doctor(endpoint)
    assert.is(code, 0, stdout)
    assert.match(flat(stdout), /identity +arn:aws:/)
    assert.match(flat(stdout), /clock +as AWS has it/)
    assert.match(flat(stdout), /regions +2 answer/)
    assert.match(flat(stdout), 'Nothing stands in the way')
    assert.not.match(stdout, 'trouble')
  })

  test('a list that is refused, and a question: the permission, and what is not judged for it', async () => {
    const refused = ['DescribeVolumes', 'DescribeDBParameters']
    await using proxy = await refusingProxy(
      (call) => (refused.includes(call.operation) ? denied(call) : undefined),
      endpoint,
    )
    const { code, stdout } = await doctor(proxy.endpoint)
    assert.is(code, 3)
    assert.match(
      flat(stdout),
      /ec2:DescribeVolumes: denied; grant ec2:DescribeVolumes; not judged for it: (?:[\w.-]+, )*(?:bkp|enc)\./,
    )
    assert.match(flat(stdout), /rds:DescribeDBParameters: denied; grant rds:DescribeDBParameters/)
  })

  for (const [operation, call] of [
    ['buckets', 's3:ListBuckets: denied; grant s3:ListAllMyBuckets'],
    ['DescribeTrails', 'cloudtrail:DescribeTrails: denied; grant cloudtrail:DescribeTrails'],
    ['DescribeConfigurationRecorders', 'config:DescribeConfigurationRecorders: denied; grant config:'],
    ['SelectResourceConfig', 'config:SelectResourceConfig: denied; grant config:SelectResourceConfig'],
    ['GetDiscoveredResourceCounts', 'config:GetDiscoveredResourceCounts: denied; grant config:'],
  ] as const) {
    test(`${operation}, which no type of a region alone needs, is tried as well`, async () => {
      await using proxy = await refusingProxy(
        (one) => (one.operation === operation ? denied(one) : beyondMoto(one)),
        endpoint,
      )
      const { code, stdout } = await doctor(proxy.endpoint)
      assert.is(code, 3)
      assert.match(flat(stdout), call)
      assert.match(flat(stdout), '1 in the way of a whole scan')
    })
  }

  for (const [name, bad, trouble] of [
    ['does not answer', { status: 503 }, 'timeout'],
    [
      'answers with a login page',
      { status: 200, type: 'text/html', body: '<!DOCTYPE html><html></html>' },
      'malformed',
    ],
  ] as const) {
    test(`a question that ${name} is in the way as one that is refused`, async () => {
      await using proxy = await refusingProxy(
        (one) => (one.operation === 'DescribeDBParameters' ? bad : beyondMoto(one)),
        endpoint,
      )
      const { code, stdout } = await doctor(proxy.endpoint)
      assert.is(code, 3)
      assert.match(flat(stdout), `rds:DescribeDBParameters: ${trouble}`)
    })
  }

  test('a region that does not answer, and a clock that is off', async () => {
    await using proxy = await refusingProxy(({ operation, region }) => {
      if (operation !== 'GetCallerIdentity') return undefined
      if (region === 'us-east-1') return { status: 503 }
      const body = `<GetCallerIdentityResponse><GetCallerIdentityResult><Arn>arn:aws:iam::123456789012:user/a</Arn>
        <UserId>A</UserId><Account>123456789012</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`
      return { status: 200, body, headers: { date: 'Thu, 26 Nov 2020 00:00:00 GMT' } }
    }, endpoint)
    const { code, stdout } = await doctor(proxy.endpoint)
    assert.is(code, 3)
    assert.match(flat(stdout), /clock +not as AWS has it/)
    assert.match(flat(stdout), /this machine: \d+ s off/)
    assert.match(flat(stdout), /us-east-1: ServiceUnavailable/)
  })

  test('for programs: each check by itself', async () => {
    const { stdout } = await doctor(endpoint, ['-f', 'json'])
    const [aws] = JSON.parse(stdout) as { checks: { name: string; trouble?: string }[] }[] // `as`: what the command writes
    assert.ok(aws?.checks.some(({ name, trouble }) => name === 'kms:ListKeys' && trouble === undefined))
  })
})

const withoutAzure = { AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential', AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' }
const subscriptionId = '0a1b2c3d-0000-4000-8000-000000000001'
const vault = (name: string) => ({
  id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/${name}`,
  type: 'Microsoft.KeyVault/vaults',
  location: 'westeurope',
  properties: {},
})

async function ofAzure(spoil?: Options['spoil']) {
  const estate = { subscriptions: [{ subscriptionId }], resources: [vault('one'), vault('two')] }
  await using server = await armServer(estate, spoil === undefined ? {} : { spoil })
  const env = { AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  return { ...(await ringfence(['doctor', 'azure'], { cwd: scratch(), env })), calls: server.calls }
}

test('Azure: one look at one of each type, and nothing stands in the way', async () => {
  const { code, stdout, calls } = await ofAzure()
  assert.is(code, 0, stdout)
  assert.match(flat(stdout), 'reached 1 subscriptions')
  assert.match(flat(stdout), 'Nothing stands in the way')
  assert.is(calls.filter(({ path }) => path.toLowerCase().includes('/vaults/one')).length, 2) // its body, and where it logs
  assert.not.ok(calls.some(({ path }) => path.toLowerCase().includes('/vaults/two')))
})

test('Azure: a right that is missing is named, with what is not judged for it', async () => {
  const { code, stdout } = await ofAzure(({ path }) =>
    path.includes('/vaults/one/providers/')
      ? { status: 403, body: '{"error":{"code":"AuthorizationFailed"}}' }
      : undefined,
  )
  assert.is(code, 3, stdout)
  assert.match(
    flat(stdout),
    /Microsoft.Insights\/diagnosticSettings\/read: denied; grant Microsoft.Insights\/diagnosticSettings\/read/,
  )
  assert.match(flat(stdout), '1 in the way of a whole scan')
})

test('Azure: a list that is refused', async () => {
  const { code, stdout } = await ofAzure(({ path }) =>
    path.endsWith('/resources') ? { status: 503, body: '' } : undefined,
  )
  assert.is(code, 3, stdout)
  assert.match(flat(stdout), /subscriptions\/resources\/read of 0a1b2c3d-[-0-9a-z]+: timeout/)
})

test('without credentials: exit 4', async () => {
  const env = {
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_PROFILE: 'nobody',
    AWS_REGION: 'eu-west-1',
  }
  for (const selected of [[], ['aws'], ['azure']]) {
    const { code } = await ringfence(['doctor', ...selected], { cwd: scratch(), env: { ...env, ...withoutAzure } })
    assert.is(code, 4, selected.join())
  }
})

test.run()
