// The bundle reads the clouds as the sources do: what was left out of their clients is missed by nobody.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { sampleAzurePlan } from '../../bench/sample-azure-plan.ts'
import { armServer } from '../servers/arm.ts'
import { withMoto } from '../servers/moto.ts'
import { refusingProxy } from '../servers/refusing-proxy.ts'
import { regions, seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { csvIn } from './saved-estate.ts'
import { findingsIn, project, ringfence, sources } from './ringfence.ts'

const test = suite('cli/bundled')

const answersIn = (out: string): string[] =>
  findingsIn(out).map((finding) => JSON.stringify({ ...finding, origins: [] })) // each call has a moment and an id of its own

/** Which calls were made, and what came of them. */
const callsIn = (out: string): string[] =>
  csvIn(out, 'coverage.csv').map(({ service, region, operation, outcome, reason, missing_permission }) =>
    [service, region, operation, outcome, reason, missing_permission].join(' '),
  )

/** The folder of each, for the same question. */
async function both(args: readonly string[], env: Record<string, string>): Promise<[plain: string, bundled: string]> {
  const outs: string[] = []
  for (const entry of [sources, join(project, 'dist/cli.mjs')]) {
    const cwd = scratch()
    writeFileSync(join(cwd, 'ringfence.yaml'), 'version: 1\nlaws: [gdpr]\n')
    const { code, stderr } = await ringfence(['scan', ...args, '--now', '2026-11-24', '-q', '-o', 'out'], {
      cwd,
      env,
      entry,
    })
    assert.ok(code === 1 || code === 3, stderr)
    outs.push(join(cwd, 'out'))
  }
  const [plain = '', bundled = ''] = outs
  return [plain, bundled]
}

function same([plain, bundled]: [plain: string, bundled: string], calls: number): void {
  assert.equal(readdirSync(bundled), readdirSync(plain))
  assert.equal(callsIn(bundled), callsIn(plain))
  assert.equal(answersIn(bundled), answersIn(plain))
  assert.ok(callsIn(plain).length > calls, `${callsIn(plain).length} kinds of calls`)
}

test('Azure', async () => {
  const subscriptionId = '0a1b2c3d-0000-4000-8000-000000000001'
  const vault = {
    id: `/subscriptions/${subscriptionId}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/one`,
    name: 'one',
    type: 'Microsoft.KeyVault/vaults',
    location: 'westeurope',
    properties: { vaultUri: 'https://one.vault.azure.net/' },
  }
  await using server = await armServer({ subscriptions: [{ subscriptionId }], resources: [vault] })
  const env = {
    AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
    AZURE_CLIENT_ID: '',
    AZURE_TENANT_ID: '',
    AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint,
  }
  same(await both(['azure'], env), 5)
})

await withMoto(test, async ({ endpoint, reset }) => {
  const refuse = ({ service, operation }: { service: string; operation: string }) =>
    service === 'rds' && operation === 'DescribeDBClusters'
      ? {
          status: 404,
          type: 'text/xml',
          body: '<ErrorResponse><Error><Type>Sender</Type><Code>DBClusterNotFoundFault</Code><Message>gone</Message></Error></ErrorResponse>',
        }
      : undefined

  test('AWS, with refusals among the answers', async () => {
    await reset()
    await seedMoto(endpoint)
    await using proxy = await refusingProxy(refuse, endpoint)
    const env = {
      AWS_ACCESS_KEY_ID: 'ringfence',
      AWS_SECRET_ACCESS_KEY: 'ringfence',
      AWS_REGION: 'eu-central-1',
      AWS_ENDPOINT_URL: proxy.endpoint,
    }
    same(await both(['aws', ...regions.flatMap((one) => ['--region', one])], env), 50)
  })
})

test('a run that is large enough for a second thread: the same files, sealed by it', async () => {
  const cwd = scratch()
  writeFileSync(join(cwd, 'plan.json'), JSON.stringify(sampleAzurePlan(600)))
  const args = ['scan', '--from', 'plan.json', '--fail-on', 'none', '--now', '2026-11-24', '-q', '-o']
  const bundle = join(project, 'dist/cli.mjs')
  for (const [out, entry] of [['plain', sources] as const, ['bundled', bundle] as const])
    assert.is((await ringfence([...args, out], { cwd, entry })).code, 3)
  const [plain, bundled] = ['plain', 'bundled'].map((out) => readFileSync(join(cwd, out, 'manifest.json'), 'utf8'))
  assert.is(bundled, plain)
  const { size } = statSync(join(cwd, 'bundled/clauses.csv'))
  assert.ok(size > 6 * 2 ** 20, `${size} bytes are held, and no thread begun`)
  assert.match((await ringfence(['verify', 'bundled'], { cwd, entry: bundle })).stdout, /^As it was written: bundled/)
})

test.run()
