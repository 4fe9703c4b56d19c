// A live scan, as a user starts it, of an account in moto over five regions: every copy, none missed, none invented.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Resource } from '../../src/model/resource.ts'
import { rowsOf } from '../reports/read-csv.ts'
import { configServer } from '../servers/config.ts'
import { withMoto } from '../servers/moto.ts'
import { denied, refusingProxy } from '../servers/refusing-proxy.ts'
import { account, regions, seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { recordedTwice } from '../sources/aws/recorded-estate.ts'
import { findingsIn, parsed, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/scan aws')

const credentials = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence' }
const nowhere = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
}
const asMoto = { ...credentials, ...nowhere, AWS_REGION: 'eu-central-1' }
const everywhere = regions.flatMap((region) => ['--region', region])

const config = `version: 1
laws: [gdpr, lgpd]
data:
  - { when: { tag: { DataClass: pii } }, tier: regional, people: [eu] }
`

async function scan(endpoint: string, args: readonly string[] = everywhere) {
  const folder = scratch()
  writeFileSync(join(folder, 'ringfence.yaml'), config)
  const env = { ...asMoto, AWS_ENDPOINT_URL: endpoint }
  const ended = await ringfence(['scan', 'aws', ...args, '-o', join(folder, 'out')], { cwd: folder, env })
  return { ...ended, out: join(folder, 'out') }
}

const flowsIn = (folder: string): Record<string, string>[] => rowsOf(read(folder, 'flows.csv'))
const inventoryIn = (folder: string): Resource[] =>
  read(folder, 'inventory.ndjson')
    .trimEnd()
    .split('\n')
    .map((line) => parsed<Resource>(line))
const sorted = (rows: readonly (readonly unknown[])[]): string[] => rows.map((row) => JSON.stringify(row)).sort()

test('without credentials: exit 4, and where to go from there', async () => {
  const none = { ...nowhere, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: 'nobody' }
  const { code, stderr } = await ringfence(['scan', 'aws'], {
    cwd: scratch(),
    env: { ...none, AWS_REGION: 'eu-west-1' },
  })
  assert.is(code, 4, stderr)
  assert.match(stderr, 'AWS did not say whose credentials these are')
  assert.match(
    stderr,
    'Without an account at hand: ringfence demo. The rights that a scan needs: ringfence permissions\n',
  )
})

test('where no cloud has credentials, each is named', async () => {
  const none = { ...nowhere, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '', AWS_PROFILE: 'nobody' }
  const { code, stderr } = await ringfence(['scan'], { cwd: scratch(), env: { ...none, AWS_REGION: 'eu-west-1' } })
  assert.is(code, 4, stderr)
  assert.match(
    stderr,
    /^azure {2}no credentials: not scanned\nringfence: .*AWS did not say whose credentials these are/m,
  )
})

await withMoto(test, async ({ endpoint, reset }) => {
  await reset()
  const planted = await seedMoto(endpoint)
  const whole = await scan(endpoint)

  test('every planted resource is in the inventory, once', () => {
    const buckets = Object.keys(planted.buckets).map((name) => `arn:aws:s3:::${name}`)
    const { keys, databases, snapshots, volumes, volumeSnapshots, trails } = planted
    assert.equal(
      inventoryIn(whole.out)
        .map(({ id }) => id)
        .sort(),
      [account, ...buckets, ...keys, ...databases, ...snapshots, ...volumes, ...volumeSnapshots, ...trails].sort(),
    )
  })

  test('summary.json counts the calls of coverage.csv, none of them tried again', () => {
    const rows = rowsOf(read(whole.out, 'coverage.csv'))
    const total = (column: string) => rows.reduce((sum, row) => sum + Number(row[column]), 0)
    const { calls } = summaryIn(whole.out)
    assert.ok(calls.made > 200)
    assert.equal([calls.made, calls.failed, calls.retries], ['calls', 'failed', 'retries'].map(total))
    assert.equal(calls, { made: calls.made, failed: 1, notMade: 0, retries: 0, throttles: 0, uncounted: 1 })
  })

  test('flows.csv lists every copy that crosses a region, and no other', () => {
    const crossing = flowsIn(whole.out).filter((row) => row['from_location'] !== row['to_location'])
    assert.equal(
      sorted(
        crossing.map((row) =>
          ['resource_id', 'from_location', 'to_location', 'mechanism', 'to_id'].map((name) => row[name]),
        ),
      ),
      sorted(planted.copies.map(({ resource, from, to, mechanism, at }) => [resource, from, to, mechanism, at])),
    )
  })

  test('the copy to an account outside the scan says whose it is, and in which country', () => {
    const partner = flowsIn(whole.out).filter((row) => row['to_account'] === planted.partner)
    assert.equal(
      partner.map((row) => [row['relation'], row['to_country'], row['gdpr_status']]),
      [['unlisted', 'SG', 'fail']],
    )
  })

  test('declared EU data abroad fails with the reason of each country', () => {
    const replicas = findingsIn(whole.out).filter(({ control }) => control.id === 'rep.cross-region')
    assert.equal(
      sorted(replicas.map(({ resource, place, byLaw }) => [resource.name, place?.country, byLaw['gdpr']?.reason])),
      sorted([
        ['orders', 'SG', 'no-recorded-basis'],
        ['order-documents', 'SG', 'no-recorded-basis'],
        ['patient-records', 'US', 'condition-unproven'],
      ]),
    )
  })

  test('replayed without a network, the findings are the same bytes', async () => {
    const again = join(scratch(), 'again')
    const args = ['scan', '--from', whole.out, '-c', join(whole.out, '../ringfence.yaml'), '-o', again]
    const { code, stderr } = await ringfence(args, { env: { ...nowhere, AWS_ENDPOINT_URL: 'http://127.0.0.1:1' } })
    assert.is(code, whole.code, stderr)
    for (const file of ['findings.csv', 'findings.ndjson', 'flows.csv', 'population.csv', 'coverage.csv'])
      assert.is(read(again, file), read(whole.out, file), file)
  })

  test('narrowed to one region: its stores alone, and still what records them and where their copies go', async () => {
    const { out } = await scan(endpoint, ['--region', 'eu-west-1'])
    const stores = inventoryIn(out).flatMap(({ name, type }) => (type === 'AWS::S3::Bucket' ? [name] : []))
    assert.equal(stores, ['order-documents'])
    assert.equal(
      flowsIn(out).flatMap((row) => (row['mechanism'] === 's3-replication' ? [row['to_country']] : [])),
      ['SG'],
    )
    assert.is(summaryIn(out).controls['log.control-plane']?.pass, 1)
  })

  test('narrowed to a region that a trail of another one records: what was asked about the trail is told', async () => {
    const { out } = await scan(endpoint, ['--region', 'us-east-1'])
    const calls = rowsOf(read(out, 'coverage.csv')).filter(({ region }) => region === 'eu-west-1')
    assert.equal(
      calls.map(({ service, operation, calls }) => [service, operation, calls]),
      ['GetEventSelectors', 'GetTrailStatus', 'ListTags'].map((operation) => ['cloudtrail', operation, '1']),
    )
  })

  test('--fast: what AWS Config has in a few calls, exit 3, and how to know more', async () => {
    const rows = recordedTwice.map(({ row }) => row)
    const config = configServer((region) => ({ items: rows.filter(({ awsRegion }) => awsRegion === region) }))
    await using proxy = await refusingProxy(config, endpoint)
    const { code, stderr, out } = await scan(proxy.endpoint, [...everywhere, '--fast'])
    assert.is(code, 3, stderr)
    assert.match(stderr, 'mend: scan without --fast')
    const types = new Set(inventoryIn(out).map(({ type }) => type))
    for (const { resourceType } of rows) assert.ok(types.has(resourceType), resourceType)
    const { calls } = summaryIn(out)
    assert.ok(calls.made < 40 * regions.length, `${calls.made} calls`)
    const open = findingsIn(out).filter(({ status, resource }) => status === 'unknown' && resource.source === 'config')
    assert.ok(open.filter(({ reason }) => reason === 'not-asked').length > 20)
    assert.equal(
      open.filter(({ reason }) => reason === 'not-recorded'),
      [],
    )
  })

  test('with s3:GetBucketReplication denied those buckets are unknown, the permission is named, the exit status is 3', async () => {
    const proxy = await refusingProxy((call) => (call.operation === 'replication' ? denied(call) : undefined), endpoint)
    try {
      const { code, stderr, out } = await scan(proxy.endpoint)
      assert.is(code, 3, stderr)
      assert.match(stderr, /s3:GetReplicationConfiguration\s+\(36 checks\)/, stderr)
      const unread = findingsIn(out).filter(
        ({ control, resource }) => control.id === 'rep.cross-region' && resource.type === 'AWS::S3::Bucket',
      )
      assert.equal(unread.map(({ resource }) => resource.name).sort(), Object.keys(planted.buckets).sort())
      for (const { status, reason, permission } of unread)
        assert.equal([status, reason, permission], ['unknown', 'denied', 's3:GetReplicationConfiguration'])
      assert.is(
        flowsIn(out).filter((row) => row['mechanism'] === 's3-replication' && row['to_country'] === '').length,
        6,
      )
      // moto encrypts databases under a key that it does not list.
      assert.equal(summaryIn(out).unknown.permissions, ['kms:DescribeKey', 's3:GetReplicationConfiguration'])
    } finally {
      await proxy.close()
    }
  })
})

test.run()
