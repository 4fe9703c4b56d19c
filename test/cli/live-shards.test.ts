// A live scan in two parts, joined: it finds what one scan finds, and what was refused to one part only is not lost.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rowsOf } from '../reports/read-csv.ts'
import { withMoto } from '../servers/moto.ts'
import { denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { regions, seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { rawIn } from './raw-in.ts'
import { findingsIn, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/live shards')

const credentials = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence', AWS_REGION: 'eu-central-1' }
const everywhere = regions.flatMap((region) => ['--region', region])
const full = ['--evidence', 'full']
const home = scratch()
writeFileSync(join(home, 'ringfence.yaml'), 'version: 1\nlaws: [gdpr]\n')

async function started(endpoint: string, args: readonly string[]): Promise<string> {
  const out = join(scratch(), 'out')
  const env = { ...credentials, AWS_ENDPOINT_URL: endpoint }
  const { code, stderr } = await ringfence([...args, '-q', '-o', out], { cwd: home, env })
  assert.ok(code !== null && code < 4 && code !== 2, stderr)
  return out
}

/** The first part is read at its own endpoint. */
async function joined(endpoint: string, args: readonly string[], first = endpoint): Promise<string> {
  const parts = [
    await started(first, ['scan', 'aws', ...args, '--shard', '1/2']),
    await started(endpoint, ['scan', 'aws', ...args, '--shard', '2/2']),
  ]
  return started(endpoint, ['merge', ...parts])
}

const answersIn = (out: string): string[] =>
  findingsIn(out).map(({ control, resource, status, place }) =>
    [control.id, resource.id, status, place?.role, place?.country].join(' '),
  )

/** What could not be listed, by operation. */
const gapsIn = (out: string): string[] =>
  rowsOf(read(out, 'coverage.csv')).flatMap(({ operation = '', reason }) => (reason === 'denied' ? [operation] : []))

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  await seedMoto(endpoint)

  for (const [name, args] of [
    ['everywhere', everywhere],
    ['in one region, which a trail of another records', ['--region', 'eu-west-1']],
  ] as const) {
    test(`${name}: the same findings, and the same totals`, async () => {
      const [whole, parts] = [
        await started(endpoint, ['scan', 'aws', ...args, ...full]),
        await joined(endpoint, [...args, ...full]),
      ]
      assert.equal(answersIn(parts), answersIn(whole))
      assert.ok(answersIn(whole).length > 0)
      assert.equal(summaryIn(parts).controls, summaryIn(whole).controls)
      assert.ok(rawIn(whole).length > 0)
      assert.equal(rawIn(parts), rawIn(whole))
    })
  }

  for (const [asked, operation] of [
    ['buckets', 'ListBuckets'],
    ['DescribeRegions', 'DescribeRegions'],
  ] as const) {
    test(`${operation} refused to one part, whichever it is: the whole has the gap`, async () => {
      await using proxy = await refusingProxy((call) => (call.operation === asked ? denied(call) : undefined), endpoint)
      assert.equal(gapsIn(await joined(endpoint, everywhere)), [])
      assert.equal(gapsIn(await joined(endpoint, everywhere, proxy.endpoint)), [operation])
      assert.equal(gapsIn(await joined(proxy.endpoint, everywhere, endpoint)), [operation])
    })
  }
})

test.run()
