// A scan whose time is up asks nothing more: what was read is judged, the rest is unknown, the exit status says so, and more time asks for the rest.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armServer, type Estate } from '../servers/arm.ts'
import { withMoto } from '../servers/moto.ts'
import { type Called, refusingProxy } from '../servers/refusing-proxy.ts'
import { regions, seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { csvIn } from './saved-estate.ts'
import { findingsIn, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/timeout')

function home(): string {
  const folder = scratch()
  writeFileSync(join(folder, 'ringfence.yaml'), 'version: 1\nlaws: [gdpr]\n')
  return folder
}

const answersIn = (out: string): string[] =>
  findingsIn(out)
    .map(({ control, resource, status, place }) => [control.id, resource.id, status, place?.country].join(' '))
    .toSorted()

/** The calls of which the time is the reason that they told nothing. */
function cutOffIn(out: string): Record<string, string>[] {
  assert.ok(existsSync(join(out, 'manifest.partial.json')) && !existsSync(join(out, 'manifest.json')))
  assert.match(summaryIn(out).exit.why, /^incomplete: /)
  return csvIn(out, 'coverage.csv').filter(({ reason }) => reason === 'timeout')
}

const subscriptions = ['0a1b2c3d-0000-4000-8000-000000000001', '0a1b2c3d-0000-4000-8000-000000000002']
const vaults = subscriptions.flatMap((subscription) =>
  ['westeurope', 'eastus'].map((location) => ({
    id: `/subscriptions/${subscription}/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/${location}`,
    name: location,
    type: 'Microsoft.KeyVault/vaults',
    location,
    properties: { vaultUri: `https://${location}.vault.azure.net/` },
  })),
)
const estate: Estate = { subscriptions: subscriptions.map((subscriptionId) => ({ subscriptionId })), resources: vaults }
const azure = (endpoint: string) => ({
  AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
  AZURE_CLIENT_ID: '',
  AZURE_TENANT_ID: '',
  AZURE_RESOURCE_MANAGER_ENDPOINT: endpoint,
})

const [, second = ''] = subscriptions
const silence = { status: 200, endless: 'silence' } as const
const listOf = { path: `/subscriptions/${second}/resources`, operation: 'subscriptions/resources/read' }
const directory = { path: '/subscriptions', operation: 'subscriptions/read' }

for (const [what, { path: slowly, operation }, spoiled] of [
  ['a subscription that never answers', listOf, silence],
  ['a subscription that asks for a minute, again and again', listOf, { status: 429, headers: { 'retry-after': '59' } }],
  ['a list of subscriptions that never comes', directory, silence],
] as const) {
  test(`Azure: ${what}`, async () => {
    const cwd = home()
    await using slow = await armServer(estate, { spoil: ({ path }) => (path === slowly ? spoiled : undefined) })
    const begun = performance.now()
    const args = ['scan', 'azure', '--timeout', '2s', '-o', 'out']
    const { code, stderr } = await ringfence(args, { cwd, env: azure(slow.endpoint) })
    assert.is(code, 3, stderr)
    assert.ok(performance.now() - begun < 25_000, `${performance.now() - begun} ms`)
    assert.match(stderr, 'The credentials or the time ran out. With more, go on with: ringfence scan --resume out')
    const [late, ...more] = cutOffIn(join(cwd, 'out')).filter((row) => row['operation'] === operation)
    // Whoever reads it again has no more than that, and makes nothing whole of it.
    const again = await ringfence(['scan', '--from', 'out', '--fail-on', 'none', '-o', 'again'], { cwd })
    assert.is(again.code, 3, again.stderr)
    assert.equal(summaryIn(join(cwd, 'again')).scan.cutOff, ['the scan'])
    const converted = await ringfence(['convert', 'out', '-f', 'sarif=-'], { cwd })
    assert.equal([converted.code, converted.stdout], [2, ''], converted.stderr)
    assert.match(converted.stderr, 'the run was broken off')
    assert.equal([late?.['calls'], late?.['failed'], late?.['not_made'], more], ['1', '1', '0', []]) // it was asked
    await using server = await armServer(estate)
    await ringfence(['scan', '--resume', 'out', '-q'], { cwd, env: azure(server.endpoint) })
    const whole = home()
    await ringfence(['scan', 'azure', '-q', '-o', 'out'], { cwd: whole, env: azure(server.endpoint) })
    assert.equal(answersIn(join(cwd, 'out')), answersIn(join(whole, 'out')))
    assert.ok(existsSync(join(cwd, 'out/manifest.json')))
  })
}

test('a part of a split scan ends with 3 as well, and so does what it is joined into; gone on with, it is whole', async () => {
  const cwd = home()
  const part = ['scan', 'azure', '--shard', '1/1', '-o', 'part']
  await using slow = await armServer(estate, { spoil: ({ path }) => (path === listOf.path ? silence : undefined) })
  const read = await ringfence([...part, '--timeout', '2s'], { cwd, env: azure(slow.endpoint) })
  assert.is(read.code, 3, read.stderr)
  assert.match(read.stderr, 'With more, go on with: ringfence scan --resume part')
  const joined = await ringfence(['merge', 'part', '-q', '-o', 'out'], { cwd })
  assert.is(joined.code, 3, joined.stderr)
  assert.equal(summaryIn(join(cwd, 'out')).scan.cutOff, ['part 1 of 1'])
  await using server = await armServer(estate)
  const whole = await ringfence(['scan', '--resume', 'part', '-q'], { cwd, env: azure(server.endpoint) })
  assert.is(whole.code, 0, whole.stderr)
})

test('what is read from files asks nobody, and takes as long as it takes', async () => {
  const cwd = home()
  writeFileSync(join(cwd, 'answer.json'), JSON.stringify({ value: vaults }))
  const args = ['scan', '--from', 'answer.json', '-q', '-o', 'out']
  const [timed, plain] = [
    await ringfence([...args, '--timeout', '1s'], { cwd }),
    await ringfence([...args.slice(0, -1), 'all'], { cwd }),
  ]
  assert.is(timed.code, plain.code, timed.stderr)
  assert.equal(answersIn(join(cwd, 'out')), answersIn(join(cwd, 'all')))
})

await withMoto(test, async ({ endpoint, reset }) => {
  const last = regions.at(-1) ?? ''
  const args = ['scan', 'aws', ...regions.flatMap((region) => ['--region', region]), '-o', 'out']
  const env = (at: string) => ({
    AWS_ACCESS_KEY_ID: 'ringfence',
    AWS_SECRET_ACCESS_KEY: 'ringfence',
    AWS_REGION: 'eu-central-1',
    AWS_ENDPOINT_URL: at,
  })

  test('AWS: a region that answers too late, and is not tried again', async () => {
    await reset()
    await seedMoto(endpoint)
    const cwd = home()
    const begun = performance.now()
    const asked: number[] = []
    const late = ({ region }: Called) => {
      asked.push(performance.now() - begun)
      return region === last ? setTimeout(7_000, { status: 503 }) : undefined
    }
    await using proxy = await refusingProxy(late, endpoint)
    const { code, stderr } = await ringfence([...args, '--timeout', '5s'], { cwd, env: env(proxy.endpoint) })
    assert.is(code, 3, stderr)
    assert.match(stderr, 'The credentials or the time ran out.')
    // From the first question: how long a process takes to begin is the machine's affair.
    const asking = Math.max(...asked) - Math.min(...asked)
    assert.ok(asking < 6_000, `something was asked ${asking} ms after the first`)
    assert.ok(cutOffIn(join(cwd, 'out')).length > 0)
    assert.ok(summaryIn(join(cwd, 'out')).calls.notMade > 0)
    await ringfence(['scan', '--resume', 'out', '-q'], { cwd, env: env(endpoint) })
    const whole = home()
    await ringfence([...args, '-q'], { cwd: whole, env: env(endpoint) })
    assert.equal(answersIn(join(cwd, 'out')), answersIn(join(whole, 'out')))
  })
})

test.run()
