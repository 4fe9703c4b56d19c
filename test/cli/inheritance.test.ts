// Labels go along copies from region to region, and so from part to part of a split scan: the join is the bytes of one run.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { findingsIn, read, ringfence } from './ringfence.ts'
import { config, csvIn, type Item, sample, saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/inheritance')

/** Sends its objects on to the next. */
function bucket(name: string, region: string, tags: Record<string, string>, next: string): Item {
  const item = sample('AWS::S3::Bucket', 'example-crm')
  const destinationConfig = { bucketARN: `arn:aws:s3:::${next}`, account: null }
  return {
    ...item,
    resourceName: name,
    resourceId: name,
    ARN: `arn:aws:s3:::${name}`,
    awsRegion: region,
    tags,
    configuration: { ...item.configuration, name },
    supplementaryConfiguration: {
      ...item.supplementaryConfiguration,
      BucketReplicationConfiguration: { rules: { on: { status: 'Enabled', destinationConfig } } },
    },
  }
}

/** Round in a circle, through one that says nothing and one that says what is not so. */
const circle = [
  bucket('health-berlin', 'eu-central-1', { DataClass: 'health' }, 'health-dublin'),
  bucket('health-dublin', 'eu-west-1', {}, 'health-sweden'),
  bucket('health-sweden', 'eu-north-1', { DataClass: 'public' }, 'health-paris'),
  bucket('health-paris', 'eu-west-3', { DataClass: 'health' }, 'health-berlin'),
]
const from = saved('snapshot.json', snapshotOf(circle))
const args = ['scan', '--from', from, '-c', config, '--now', '2026-11-24T12:00:00Z']

const one = join(scratch(), 'one')
await ringfence([...args, '--fail-on', 'none', '-o', one])

test('every store of the circle holds what one of them says, and the one that says less is told', () => {
  const stores = csvIn(one, 'population.csv').filter(({ resource_type: type }) => type === 'AWS::S3::Bucket')
  assert.is(stores.length, circle.length)
  for (const { tier, people, categories } of stores) assert.equal([tier, people, categories], ['edge', 'eu', 'health'])
  const told = findingsIn(one)
    .filter(({ control }) => control.id.startsWith('cls.'))
    .map(({ control, status, severity, resource }) => [control.id, status, severity, resource.name])
  assert.equal(told, [['cls.inheritance', 'fail', 'high', 'health-sweden']])
})

test('parts that hold different ends of the copies, joined in either order, are the bytes of one run', async () => {
  const folder = scratch()
  const dirs = ['1/2', '2/2'].map((share) => join(folder, share.replace('/', '-')))
  for (const [index, dir] of dirs.entries()) await ringfence([...args, '--shard', `${index + 1}/2`, '-o', dir])
  for (const dir of dirs) assert.match(read(dir, 'inventory.ndjson'), /"name":"health-/, 'a part without a bucket')
  for (const parts of [dirs, dirs.toReversed()]) {
    const out = join(scratch(), 'merged')
    const { stderr } = await ringfence(['merge', ...parts, '-c', config, '--fail-on', 'none', '-o', out])
    assert.equal(readdirSync(out), readdirSync(one), stderr)
    for (const file of readdirSync(one)) assert.is(read(out, file), read(one, file), file)
  }
})

test.run()
