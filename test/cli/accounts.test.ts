// Two accounts read in one scan, as a user's config names them: what one sends into the other is known at both ends.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rowsOf } from '../reports/read-csv.ts'
import { withMoto } from '../servers/moto.ts'
import { denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { account, seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/accounts')

const credentials = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence', AWS_REGION: 'eu-west-1' }
const where = ['--region', 'eu-west-1', '--region', 'ap-southeast-1']

async function scan(endpoint: string, aws: string, args: readonly string[] = []) {
  const cwd = scratch()
  const pii = '{ when: { tag: { DataClass: pii } }, tier: regional, people: [eu] }'
  writeFileSync(join(cwd, 'ringfence.yaml'), `version: 1\nlaws: [gdpr]\naws: ${aws}\ndata:\n  - ${pii}\n`)
  const env = { ...credentials, AWS_ENDPOINT_URL: endpoint }
  const ended = await ringfence(['scan', 'aws', ...where, ...args, '-o', join(cwd, 'out')], { cwd, env })
  return { ...ended, out: join(cwd, 'out') }
}

const copyOf = (out: string) =>
  rowsOf(read(out, 'flows.csv')).find(({ to_id }) => to_id === 'arn:aws:s3:::partner-archive')

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  const { partner } = await seedMoto(endpoint)
  const both = `{ accounts: ["${account}", "${partner}"], role: ringfence-read }`

  test('a bucket that replicates into another account of the scan: its place is that bucket', async () => {
    const alone = await scan(endpoint, `{ accounts: ["${account}"] }`)
    const joined = await scan(endpoint, both)
    assert.ok(alone.code !== null && alone.code < 4 && joined.code !== null && joined.code < 4, joined.stderr)
    assert.is(copyOf(alone.out)?.['relation'], 'unlisted')
    assert.is(copyOf(joined.out)?.['relation'], 'listed')
    assert.is(copyOf(joined.out)?.['to_location'], 'ap-southeast-1')
    assert.equal(Object.keys(summaryIn(joined.out).scan.collectors), [account, partner])
    assert.match(summaryIn(joined.out).scan.collectors[partner] ?? '', /assumed-role\/ringfence-read/)
    assert.match(read(joined.out, 'population.csv'), `arn:aws:s3:::partner-archive`)
  })

  test('an account whose role is refused: exit 4, all else is read, and the gap says what would mend it', async () => {
    await using proxy = await refusingProxy(
      (call) => (call.operation === 'AssumeRole' ? denied(call) : undefined),
      endpoint,
    )
    const { code, out, stdout, stderr } = await scan(proxy.endpoint, both)
    assert.is(code, 4)
    assert.match((stdout + stderr).replaceAll(/\s+/g, ' '), /exit 4\): authentication failed/)
    const rows = rowsOf(read(out, 'coverage.csv')).filter((row) => row['missing_permission'] === 'sts:AssumeRole')
    assert.equal(
      rows.map((row) => [row['account_id'], row['operation'], row['reason']]),
      [[partner, 'AssumeRole', 'denied']],
    )
    assert.match(read(out, 'population.csv'), 'arn:aws:s3:::order-documents')
  })

  test('a list without a role: the other account is missing, and nobody is told that all is well', async () => {
    const { code, out } = await scan(endpoint, `{ accounts: ["${account}", "${partner}"] }`)
    assert.is(code, 3)
    const row = rowsOf(read(out, 'coverage.csv')).find(({ operation }) => operation === 'AssumeRole')
    assert.equal([row?.['account_id'], row?.['reason']], [partner, 'not-enabled'])
  })

  test('an account that nobody selected is a mistake of the user', async () => {
    const { code, stderr } = await scan(endpoint, both, ['--account', '333333333333'])
    assert.is(code, 2)
    assert.match(stderr, '--account')
  })
})

test.run()
