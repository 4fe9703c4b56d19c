// A plan as a user judges it: what the change makes of the copies, by which line, and nothing of a plan's secrets anywhere.
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { findingsIn, flat, parsed, project, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/terraform')

/** A repository of its own, with the sample in it. */
function repository(): string {
  const cwd = scratch()
  cpSync(join(project, 'fixtures/terraform/pull-request'), cwd, { recursive: true })
  return cwd
}

const cwd = repository()
const formats = ['sarif-github', 'markdown', 'mermaid', 'geojson', 'ocsf', 'junit', 'html'].flatMap((one) => [
  '-f',
  one,
])
const ended = await ringfence(['scan', '--from', 'plan.json', '-o', 'run', ...formats], { cwd })
const run = join(cwd, 'run')

test('the page says first what the change makes of the copies, and that only its own failures count', () => {
  assert.is(ended.code, 3, ended.stderr)
  assert.match(ended.stderr, /aws\s+111122223333\s+from a plan/)
  assert.match(
    ended.stderr,
    /This change adds 2 copies and makes 1 worse \(3 outside the EEA\); it removes \d+ and leaves \d+ as\s+before\./,
  )
  assert.match(ended.stderr, /Failures since before this change: \d+ new, \d+ worse, \d+ as before/)
  assert.match(ended.stderr, /a plan cannot tell: terraform:/)
  assert.not.match(ended.stderr, /grant[^:]*terraform:/)
})

test('the guides show the headline as the sample of the repository has it', () => {
  const [headline] = /This change adds .*? as before\./.exec(flat(ended.stderr)) ?? []
  if (headline === undefined) throw new Error('the page has no headline')
  for (const guide of ['README.md', 'docs/plans.md'])
    assert.ok(flat(read(project, guide)).includes(headline), `${guide}: ${headline}`)
})

test('each copy is new, worse, unchanged or removed', () => {
  const rows = read(run, 'flows.csv').trim().split('\r\n')
  assert.match(rows[0] ?? '', /,change$/)
  const changes = rows.slice(1).map((row) => row.split(',').at(-1))
  assert.equal([...new Set(changes)].map(String).toSorted(), ['new', 'removed', 'unchanged', 'worse'])
  const of = (change: string) => rows.filter((row) => row.endsWith(`,${change}`)).join('\n')
  assert.match(of('new'), /s3-replication/)
  assert.match(of('new'), /azurerm_cosmosdb_account\.catalog.*eastus/)
  assert.match(of('worse'), /aws_dynamodb_table\.sessions.*us-east-1/)
  assert.match(of('removed'), /aws_secretsmanager_secret\.api.*us-west-2/)
  const { change } = summaryIn(run)
  for (const kind of ['new', 'worse', 'unchanged', 'removed'] as const)
    assert.is(change?.[kind], changes.filter((one) => one === kind).length, kind)
})

test('a finding points at the block that makes the copy', () => {
  const found = findingsIn(run).find(({ place }) => place?.mechanism === 's3-replication' && place.country === 'US')
  const lines = readFileSync(join(cwd, 'stores.tf'), 'utf8').split('\n')
  assert.is(found?.declared?.file, 'stores.tf')
  assert.match(
    lines[(found?.declared?.line ?? 0) - 1] ?? '',
    /resource "aws_s3_bucket_replication_configuration" "orders"/,
  )
  interface Log {
    runs: { results: { locations: { physicalLocation: { artifactLocation: { uri: string } } }[] }[] }[]
  }
  const log = parsed<Log>(read(run, 'results.github.sarif'))
  const shown =
    log.runs[0]?.results.map(({ locations }) => locations[0]?.physicalLocation.artifactLocation.uri ?? 'nowhere') ?? []
  assert.ok(shown.length > 3)
  assert.ok(
    shown.every((uri) => existsSync(join(cwd, uri))),
    shown.join(),
  )
})

test('no secret of the plan is in any file, nor on the terminal', () => {
  assert.match(readFileSync(join(cwd, 'plan.json'), 'utf8'), 'canary-')
  assert.not.match(ended.stderr + ended.stdout, 'canary')
  for (const file of readdirSync(run)) assert.not.match(read(run, file), 'canary', file)
})

test('the evidence proves itself: replayed from its own files, and judged again from its folder', async () => {
  const replayed = await ringfence(['verify', 'run', '--replay'], { cwd })
  assert.is(replayed.code, 0, replayed.stderr)
  const again = await ringfence(['scan', '--from', 'run', '-o', 'again', '-q'], { cwd })
  assert.is(again.code, 3, again.stderr)
  for (const file of ['findings.csv', 'flows.csv', 'before.ndjson', 'inventory.ndjson'])
    assert.is(read(join(cwd, 'again'), file), read(run, file), file)
})

test('what stood before is sealed too: an edited line of it is no run', async () => {
  const other = repository()
  cpSync(run, join(other, 'run'), { recursive: true })
  const before = read(join(other, 'run'), 'before.ndjson')
  writeFileSync(join(other, 'run', 'before.ndjson'), before.replaceAll('us-east-1', 'eu-west-1'))
  const { code, stderr } = await ringfence(['scan', '--from', 'run', '-o', 'again'], { cwd: other })
  assert.is(code, 2, stderr)
  assert.match(stderr, /not as it was written/)
})

test('with its gaps accepted by name the change alone decides', async () => {
  const other = repository()
  const accepted = ['111122223333', '22223333-4444-5555-6666-777788889999', 'unknown'].flatMap((account) =>
    ['terraform:not-in-plan', 'terraform:after-apply', 'cloudtrail:DescribeTrails', 's3:ListBucket'].map(
      (operation) => `  - { account: "${account}", operation: "${operation}", reason: a plan, until: 2099-12-31 }`,
    ),
  )
  const config = readFileSync(join(other, 'ringfence.yaml'), 'utf8')
  writeFileSync(join(other, 'ringfence.yaml'), `${config}accepted-gaps:\n${accepted.join('\n')}\n`)
  const { code, stderr } = await ringfence(['scan', '--from', 'plan.json', '-o', 'run'], { cwd: other })
  assert.is(code, 1, stderr)
  assert.match(summaryIn(join(other, 'run')).exit.why, /that this change makes/)
})

test('what is no plan says what it is, and a plan is not split', async () => {
  const other = repository()
  writeFileSync(join(other, 'binary'), 'PK\u0003\u0004')
  writeFileSync(join(other, 'state.json'), '{"format_version":"1.0","terraform_version":"1.9.0","values":{}}')
  for (const [file, words] of [
    ['binary', /terraform show -json/],
    ['state.json', /a state and no plan/],
  ] as const) {
    const { code, stderr } = await ringfence(['scan', '--from', file, '-o', 'x'], { cwd: other })
    assert.is(code, 2)
    assert.match(stderr, words)
  }
  const stray = await ringfence(['scan', '--from', 'plan.json', '--default-region', 'eu-cental-1'], { cwd: other })
  assert.equal(
    [stray.code, stray.stderr.split('\n').at(-2)],
    [
      2,
      'ringfence: --default-region: "eu-cental-1" is no region, because the nearest is eu-central-1. See ringfence list regions.',
    ],
  )
  const split = await ringfence(['scan', '--from', 'plan.json', '--shard', '1/2', '-o', 'x'], { cwd: other })
  assert.is(split.code, 2)
  assert.match(split.stderr, /a plan was not split/)
})

test.run()
