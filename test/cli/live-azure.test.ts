// Azure beside AWS, in parts, and after an interruption: one report, the same findings, and nothing asked twice.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armServer, type Estate } from '../servers/arm.ts'
import { withMoto } from '../servers/moto.ts'
import { seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { brokenOff, cellsIn } from './broken-off.ts'
import { rawIn } from './raw-in.ts'
import { findingsIn, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/live azure')

const subscriptions = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002']
const resources = subscriptions.flatMap((subscription) =>
  ['brazilsouth', 'westeurope', 'francecentral', 'eastus'].map((location, index) => ({
    id: `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/vault-${index}`,
    name: `vault-${index}`,
    type: 'Microsoft.KeyVault/vaults',
    location,
    properties: { vaultUri: `https://vault-${index}-${subscription.at(-1)}.vault.azure.net/` },
  })),
)
const estate: Estate = { subscriptions: subscriptions.map((subscriptionId) => ({ subscriptionId })), resources }
const nowhere = { AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential', AZURE_CLIENT_ID: '', AZURE_TENANT_ID: '' }
const withoutAws = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_ACCESS_KEY_ID: '',
  AWS_SECRET_ACCESS_KEY: '',
}
const full = ['--evidence', 'full']
const config = 'version: 1\nlaws: [gdpr, lgpd]\n'

function home(): string {
  const folder = scratch()
  writeFileSync(join(folder, 'ringfence.yaml'), config)
  return folder
}

async function run(args: readonly string[], env: Record<string, string>, cwd = home()): Promise<string> {
  const { code, stderr } = await ringfence([...args, '-q', '-o', 'out'], { cwd, env })
  assert.ok(code === 0 || code === 1 || code === 3, stderr)
  return join(cwd, 'out')
}

const answersIn = (out: string): string[] =>
  findingsIn(out)
    .map(({ control, resource, status, place }) => [control.id, resource.id, status, place?.country].join(' '))
    .toSorted()

test('two parts, joined, find what one scan finds', async () => {
  await using server = await armServer(estate)
  const env = { ...nowhere, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  const whole = await run(['scan', 'azure', ...full], env)
  const parts = [
    await run(['scan', 'azure', '--shard', '1/2', ...full], env),
    await run(['scan', 'azure', '--shard', '2/2', ...full], env),
  ]
  const joined = await run(['merge', ...parts], env)
  assert.equal(answersIn(joined), answersIn(whole))
  assert.ok(answersIn(whole).length > 0)
  assert.is(summaryIn(joined).population, summaryIn(whole).population)
  assert.ok(rawIn(whole).length > resources.length)
  assert.equal(rawIn(joined), rawIn(whole))
})

test('kill -9: only the subscription that was not read is asked again', async () => {
  const cwd = home()
  const [first = '', second = ''] = subscriptions
  const out = join(cwd, 'out')
  await using server = await armServer(estate)
  const env = { ...nowhere, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  const whole = await run(['scan', 'azure', ...full], env)
  {
    await using slow = await armServer(estate, {
      spoil: ({ path }) =>
        path === `/subscriptions/${second}/resources` ? { status: 200, endless: 'silence' } : undefined,
    })
    const hung = { ...env, AZURE_RESOURCE_MANAGER_ENDPOINT: slow.endpoint }
    await brokenOff(
      ['scan', 'azure', ...full, '-o', 'out'],
      { cwd, env: hung },
      () => cellsIn(out).length === 1,
      'SIGKILL',
    )
  }
  const asked = server.calls.length
  const { code, stderr } = await ringfence(['scan', '--resume', 'out'], { cwd, env })
  assert.ok(code === 0 || code === 1, stderr)
  assert.match(stderr, 'going on: 1 cells were read before')
  const again = server.calls.slice(asked).map(({ path }) => path)
  assert.ok(again.some((path) => path.includes(second)))
  assert.not.ok(again.some((path) => path.includes(first)))
  assert.equal(answersIn(out), answersIn(whole))
  assert.ok(rawIn(whole).length > resources.length)
  assert.equal(rawIn(out), rawIn(whole))
  const proven = await ringfence(['verify', out])
  assert.is(proven.code, 0, proven.stdout)
})

test('without credentials of AWS the other is read, and it is said', async () => {
  await using server = await armServer(estate)
  const env = { ...nowhere, ...withoutAws, AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  const { code, stderr } = await ringfence(['scan', '-o', 'out'], { cwd: home(), env })
  assert.ok(code === 0 || code === 1, stderr)
  assert.match(stderr, 'aws    no credentials: not scanned')
})

test('without any credentials: exit 4', async () => {
  const { code, stderr } = await ringfence(['scan'], { cwd: home(), env: { ...nowhere, ...withoutAws } })
  assert.is(code, 4, stderr)
})

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  await seedMoto(endpoint)

  test('both clouds, one report', async () => {
    await using server = await armServer(estate)
    const out = await run(['scan', '--region', 'eu-west-1', '--region', 'westeurope'], {
      ...nowhere,
      AWS_ACCESS_KEY_ID: 'ringfence',
      AWS_SECRET_ACCESS_KEY: 'ringfence',
      AWS_REGION: 'eu-west-1',
      AWS_ENDPOINT_URL: endpoint,
      AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint,
    })
    const providers = new Set(findingsIn(out).map(({ resource }) => resource.provider))
    assert.equal([...providers].toSorted(), ['aws', 'azure'])
    const regions = new Set(
      findingsIn(out).flatMap(({ resource }) => (resource.provider === 'azure' ? [resource.region] : [])),
    )
    assert.equal([...regions].filter(Boolean), ['westeurope'])
  })
})

test.run()
