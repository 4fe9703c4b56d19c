// A live scan, as a user starts it, of an account in moto over five regions: every copy, none missed, none invented.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withMoto } from '../servers/moto.ts'
import { seedMoto } from '../servers/seed-moto.ts'
import { findingsIn, read, ringfence, scratch, summaryIn } from './ringfence.ts'

const test = suite('cli/scan aws')

/** The cells of a CSV without quoted commas, which flows of the sample have none of. */
function rowsOf(csv: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.trimEnd().split('\r\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at] ?? '', cell])))
}

await withMoto(test, ({ endpoint, reset }) => {
  const scan = async (more: { config?: string; endpoint?: string } = {}) => {
    const folder = scratch()
    const config = more.config === undefined ? [] : ['-c', join(folder, 'ringfence.yaml')]
    if (more.config !== undefined) writeFileSync(join(folder, 'ringfence.yaml'), more.config)
    const out = join(folder, 'out')
    const env = {
      AWS_ENDPOINT_URL: more.endpoint ?? endpoint,
      AWS_ACCESS_KEY_ID: 'ringfence',
      AWS_SECRET_ACCESS_KEY: 'ringfence',
      AWS_REGION: 'eu-central-1',
      AWS_EC2_METADATA_DISABLED: 'true',
    }
    const regions = ['ap-southeast-1', 'eu-central-1', 'eu-west-1', 'sa-east-1', 'us-east-1']
    const args = ['scan', 'aws', ...regions.flatMap((region) => ['--region', region]), ...config, '-o', out]
    const ended = await ringfence(args, { cwd: folder, env })
    return { ...ended, out }
  }

  test('flows.csv lists every copy that crosses a region, and no other', async () => {
    await reset()
    const { copies } = await seedMoto(endpoint)
    const { out, stderr, code } = await scan()
    assert.ok(code === 0 || code === 1 || code === 3, stderr)
    const crossing = rowsOf(read(out, 'flows.csv')).filter((row) => row['from_location'] !== row['to_location'])
    assert.equal(
      crossing
        .map((row) => [row['resource_id'], row['from_location'], row['to_location'], row['mechanism']])
        .toSorted(),
      copies.map(({ resource, from, to, mechanism }) => [resource, from, to, mechanism]).toSorted(),
    )
    const partner = crossing.find((row) => row['to_account'] === '210987654321')
    assert.equal([partner?.['relation'], partner?.['to_country']], ['unlisted', 'SG'])
  })
})

test.run()
