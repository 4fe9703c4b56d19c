// A scan that was broken off is gone on with: nothing that was read is asked again, and the result is that of a scan that was not.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { rowsOf } from '../reports/read-csv.ts'
import { armServer } from '../servers/arm.ts'
import { withMoto } from '../servers/moto.ts'
import { type Called, refusingProxy } from '../servers/refusing-proxy.ts'
import { regions, seedMoto } from '../servers/seed-moto.ts'
import { scratch } from '../scratch.ts'
import { accountLists, cellsOfRegion } from '../sources/aws/scanning.ts'
import { brokenOff, cellsIn } from './broken-off.ts'
import { rawIn } from './raw-in.ts'
import { type Ended, findingsIn, project, read, ringfence, sources, summaryIn } from './ringfence.ts'

const test = suite('cli/resume')

const config =
  'version: 1\nlaws: [gdpr]\ndata:\n  - { when: { tag: { DataClass: pii } }, tier: regional, people: [eu] }\n'
const credentials = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence', AWS_REGION: 'eu-central-1' }
const everywhere = regions.flatMap((region) => ['--region', region])
const last = regions.at(-1) ?? ''
/** But for what the keys of the last region are kept with, and for that itself. */
const cells = regions.length * cellsOfRegion - 2 + accountLists.length

function home(): string {
  const folder = scratch()
  writeFileSync(join(folder, 'ringfence.yaml'), config)
  return folder
}

const asMoto = (endpoint: string) => ({ ...credentials, AWS_ENDPOINT_URL: endpoint })

const answersIn = (out: string): string[] =>
  findingsIn(out).map(({ control, resource, status, place, byLaw }) =>
    JSON.stringify([control.id, resource.id, status, place?.role, place?.country, byLaw]),
  )

/** Which calls were made, each kind on a line of its own. */
const callsIn = (out: string): string[] =>
  rowsOf(read(out, 'coverage.csv')).map(({ account_id, region, service, operation }) =>
    [account_id, region, service, operation].join(' '),
  )

for (const delay of [0, 40, 120, 250]) {
  test(`kill -9 ${delay} ms after the beginning: gone on with, the bytes of a scan that was let be`, async () => {
    const cwd = scratch()
    const args = ['scan', '--from', join(project, 'fixtures/demo/aws'), '--now', '2026-11-24', '-q', '-o']
    await ringfence([...args, 'whole'], { cwd })
    const out = join(cwd, 'out')
    const begun = join(out, '.unfinished/begun.json')
    const at = { time: 0 }
    const ready = (): boolean => {
      if (at.time === 0 && existsSync(begun)) at.time = Date.now()
      return at.time > 0 && Date.now() - at.time >= delay
    }
    await brokenOff([...args, 'out'], { cwd, env: asMoto('http://127.0.0.1:9') }, ready, 'SIGKILL')
    if (delay === 0) assert.ok(existsSync(begun))
    if (existsSync(begun)) {
      assert.equal(
        readdirSync(out).filter((name) => name.endsWith('.tmp')),
        [],
      )
      const { code, stderr } = await ringfence(['scan', '--resume', 'out', '-q'], { cwd })
      assert.ok(code === 1 || code === 3, stderr)
    }
    assert.equal(readdirSync(out), readdirSync(join(cwd, 'whole')))
    for (const file of readdirSync(out)) assert.is(read(out, file), read(join(cwd, 'whole'), file), file)
  })
}

test('a scan of files that is refused to go on is left as it was', async () => {
  const cwd = scratch()
  const config = join(cwd, 'ringfence.yaml')
  writeFileSync(config, 'version: 1\nlaws: [gdpr]\n')
  const args = ['scan', '--from', join(project, 'fixtures/demo/aws'), '-q', '-o', 'out']
  const begun = join(cwd, 'out/.unfinished/begun.json')
  await brokenOff(args, { cwd, env: asMoto('http://127.0.0.1:9') }, () => existsSync(begun), 'SIGKILL')
  writeFileSync(config, 'version: 1\nlaws: [lgpd]\n')
  const refused = await ringfence(['scan', '--resume', 'out'], { cwd })
  assert.is(refused.code, 2, refused.stderr)
  assert.match(refused.stderr, /begun with another config/)
  writeFileSync(config, 'version: 1\nlaws: [gdpr]\n')
  const { code, stderr } = await ringfence(['scan', '--resume', 'out', '-q'], { cwd })
  assert.ok(code === 1 || code === 3, stderr)
  assert.ok(summaryIn(join(cwd, 'out')).population > 0)
})

test('exit 2: a run is at work in the folder, be it new or gone on with; once it is killed, it keeps nobody out', async () => {
  const estate = { subscriptions: [{ subscriptionId: '0a1b2c3d-0000-4000-8000-000000000001' }], resources: [] }
  const asAzure = (endpoint: string) => ({
    AZURE_TOKEN_CREDENTIALS: 'EnvironmentCredential',
    AZURE_CLIENT_ID: '',
    AZURE_TENANT_ID: '',
    AZURE_RESOURCE_MANAGER_ENDPOINT: endpoint,
  })
  const cwd = home()
  const again = ['scan', '--resume', 'out']
  for (const args of [['scan', 'azure', '-o', 'out'], again]) {
    await using hangs = await armServer(estate, { spoil: () => ({ status: 200, endless: 'silence' }) })
    const env = asAzure(hangs.endpoint)
    let second: Promise<void> | undefined
    let refused: Ended | undefined
    const ready = (): boolean => {
      if (hangs.calls.length > 0) second ??= ringfence(again, { cwd, env }).then((ended) => void (refused = ended))
      return refused !== undefined
    }
    const { code } = await brokenOff(args, { cwd, env }, ready, 'SIGKILL')
    assert.equal([code, refused?.code, refused?.stdout], [null, 2, ''], refused?.stderr)
    assert.match(refused?.stderr ?? '', 'a run is at work in that folder')
    assert.is(hangs.calls.length, 1)
    assert.equal(readdirSync(join(cwd, 'out/.unfinished')), ['begun.json', 'cells', 'held'])
  }
  await using answers = await armServer(estate)
  const { code, stderr } = await ringfence([...again, '-q'], { cwd, env: asAzure(answers.endpoint) })
  assert.is(code, 1, stderr)
  assert.not.ok(existsSync(join(cwd, 'out/.unfinished')))
})

await withMoto(test, async ({ endpoint, reset }) => {
  const cwd = home()
  const kept = home()
  const args = ['scan', 'aws', ...everywhere, '--evidence', 'full', '-o']
  const whole = join(cwd, 'whole')
  let killed: { code: number | null } = { code: 0 }
  test.before(async () => {
    await reset()
    await seedMoto(endpoint)
    await ringfence([...args, 'whole', '-q'], { cwd, env: { ...credentials, AWS_ENDPOINT_URL: endpoint } })
    killed = await brokenOffScan('SIGKILL', kept)
  })

  const resumed = (more: readonly string[] = [], at = endpoint, from = cwd) =>
    ringfence(['scan', '--resume', 'out', ...more], { cwd: from, env: { ...credentials, AWS_ENDPOINT_URL: at } })

  /** All cells are read but those of the last region, which never answers for its keys, and of what is kept with these. */
  async function brokenOffScan(signal: NodeJS.Signals, folder: string, silent = 'ListKeys') {
    const hang = ({ region, operation }: Called) =>
      region === last && operation === silent ? ({ status: 200, endless: 'silence' } as const) : undefined
    await using proxy = await refusingProxy(hang, endpoint)
    const out = join(folder, 'out')
    const ready = (): boolean => cellsIn(out).length === cells
    return await brokenOff([...args, 'out'], { cwd: folder, env: asMoto(proxy.endpoint) }, ready, signal)
  }

  /** The scan above, to be gone on with or not. */
  function copy(): string {
    const folder = home()
    cpSync(join(kept, 'out'), join(folder, 'out'), { recursive: true })
    return folder
  }

  test('kill -9: only the service that was not read is asked, and the findings are those of a whole scan', async () => {
    assert.is(killed.code, null)
    assert.equal(readdirSync(join(kept, 'out')), ['.unfinished'])
    const folder = copy()
    await using proxy = await refusingProxy(() => undefined, endpoint)
    const { code, stderr } = await resumed([], proxy.endpoint, folder)
    assert.ok(code === 1 || code === 3, stderr)
    assert.match(stderr, `going on: ${cells} cells were read before`)
    // Not of CloudTrail: a trail of another region is read again where the region that was not read had shown it first.
    const askedOf = new Set(
      proxy.calls
        .filter(({ service }) => ['kms', 'rds'].includes(service))
        .map(({ service, region }) => `${service} ${region}`),
    )
    assert.equal([...askedOf], [`kms ${last}`])
    assert.ok(answersIn(whole).length > 0)
    assert.not.ok(proxy.calls.some(({ operation }) => operation === 'buckets'))
    const out = join(folder, 'out')
    assert.equal(readdirSync(out), readdirSync(whole))
    assert.equal(answersIn(out), answersIn(whole))
    assert.ok(rawIn(whole).length > 0)
    assert.equal(rawIn(out), rawIn(whole))
    const proven = await ringfence(['verify', out])
    assert.is(proven.code, 0, proven.stdout)
    const [now, before] = [summaryIn(out), summaryIn(whole)]
    for (const part of ['population', 'controls', 'findings', 'coverage'] as const)
      assert.equal(now[part], before[part])
    assert.equal(callsIn(out), callsIn(whole))
    assert.is(new Set(callsIn(out)).size, callsIn(out).length)
    const { startedAt } = JSON.parse(read(kept, 'out/.unfinished/begun.json')) as { startedAt: string } // `as`: ringfence wrote it
    assert.is(now.scan.now, startedAt)
  })

  test('kill -9 while a service is read that shares nothing: what the others share is neither asked again nor forgotten', async () => {
    const folder = home()
    await brokenOffScan('SIGKILL', folder, 'DescribeDBInstances')
    await using proxy = await refusingProxy(() => undefined, endpoint)
    await resumed(['-q'], proxy.endpoint, folder)
    const counted = (out: string): string[] =>
      rowsOf(read(out, 'coverage.csv')).map(({ region, service, operation, calls }) =>
        [region, service, operation, calls].join(' '),
      )
    assert.equal(counted(join(folder, 'out')), counted(whole))
    assert.ok(counted(whole).some((row) => row.includes('tag GetResources')))
    assert.not.ok(proxy.calls.some(({ service }) => service === 'tagging'))
  })

  test('SIGTERM: exit 143, and how to go on', async () => {
    const folder = home()
    const { code, stderr } = await brokenOffScan('SIGTERM', folder)
    assert.is(code, 143, stderr)
    assert.match(stderr, 'Go on with: ringfence scan --resume out')
    assert.equal(readdirSync(join(folder, 'out')), ['.unfinished'])
    await resumed(['-q'], endpoint, folder)
    assert.equal(answersIn(join(folder, 'out')), answersIn(whole))
  })

  test('a disk with room for what was read, and none for the results: exit 5, and with more room nothing is read again', async () => {
    const folder = home()
    const cells = join(kept, 'out/.unfinished/cells')
    const room = Math.max(...cellsIn(join(kept, 'out')).map((name) => statSync(join(cells, name)).size))
    assert.ok(statSync(join(whole, 'findings.ndjson')).size > 2 * room)
    // By default the signal would end the process, where a full disk gives an error.
    const survive = 'data:text/javascript,process.on("SIGXFSZ", () => {})'
    const script = `ulimit -f ${Math.ceil((1.5 * room) / 512)}; exec "$@"`
    const command = [process.execPath, '--import', survive, sources, ...args, 'out', '-q']
    const child = spawn('sh', ['-c', script, 'sh', ...command], {
      cwd: folder,
      env: { ...process.env, ...asMoto(endpoint), NO_COLOR: '1' },
    })
    let stderr = ''
    child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
    const [code] = (await once(child, 'close')) as [number | null] // `as`: null where a signal has ended it
    assert.is(code, 5, stderr)
    assert.match(stderr, 'Go on with: ringfence scan --resume out')
    assert.equal(readdirSync(join(folder, 'out')), ['.unfinished'])
    await using proxy = await refusingProxy(() => undefined, endpoint)
    await resumed(['-q'], proxy.endpoint, folder)
    assert.not.ok(proxy.calls.some(({ service }) => ['kms', 'rds', 'cloudtrail'].includes(service)))
    assert.equal(answersIn(join(folder, 'out')), answersIn(whole))
  })

  test('credentials that ran out: what was read is judged, and newer ones ask for the rest', async () => {
    const folder = home()
    const expired = ({ service, region }: Called) =>
      service === 'kms' && region === last
        ? { status: 400, type: 'application/x-amz-json-1.1', body: '{"__type":"ExpiredTokenException"}' }
        : undefined
    await using proxy = await refusingProxy(expired, endpoint)
    const env = { ...credentials, AWS_ENDPOINT_URL: proxy.endpoint }
    const first = await ringfence([...args, 'out'], { cwd: folder, env })
    assert.is(first.code, 3, first.stderr)
    assert.match(
      first.stderr,
      'The credentials or the time ran out. With more, go on with: ringfence scan --resume out',
    )
    assert.is(cellsIn(join(folder, 'out')).length, cells)
    await resumed(['-q'], endpoint, folder)
    assert.equal(answersIn(join(folder, 'out')), answersIn(whole))
    assert.equal(readdirSync(join(folder, 'out')), readdirSync(whole))
  })

  test('without a folder of its own, the scan gets its name when it is whole', async () => {
    const folder = home()
    const hang = ({ region, operation }: Called) =>
      region === last && operation === 'ListKeys' ? ({ status: 200, endless: 'silence' } as const) : undefined
    await using proxy = await refusingProxy(hang, endpoint)
    const results = join(folder, 'ringfence-out')
    const named = (): string => (existsSync(results) ? readdirSync(results) : []).join('')
    const ready = (): boolean => cellsIn(join(results, named())).length === cells
    const args = ['scan', 'aws', ...everywhere, '--evidence', 'full']
    await brokenOff(args, { cwd: folder, env: asMoto(proxy.endpoint) }, ready, 'SIGINT')
    assert.match(named(), /^unfinished-/)
    await ringfence(['scan', '--resume', join('ringfence-out', named()), '-q'], {
      cwd: folder,
      env: { ...credentials, AWS_ENDPOINT_URL: endpoint },
    })
    const out = join(results, named())
    assert.is(named(), summaryIn(out).scan.id)
    assert.equal(answersIn(out), answersIn(whole))
  })

  const refused: [name: string, change: (folder: string) => void, args: readonly string[], words: RegExp][] = [
    [
      'another config',
      (folder) => writeFileSync(join(folder, 'ringfence.yaml'), 'version: 1\nlaws: [lgpd]\n'),
      [],
      /begun with another config/,
    ],
    [
      'another policy',
      (folder) => edited(folder, 'begun.json', /"policyDigest": "\w/, '"policyDigest": "x'),
      [],
      /another policy/,
    ],
    [
      'other rules',
      (folder) => edited(folder, 'begun.json', /"rulesDigest": "\w/, '"rulesDigest": "x'),
      [],
      /other rules/,
    ],
    [
      'another version',
      (folder) => edited(folder, 'begun.json', /"toolVersion": "[^"]+"/, '"toolVersion": "9.9.9"'),
      [],
      /another version/,
    ],
    ['another region', () => undefined, ['--region', 'eu-west-1'], /--region is not as it was/],
    ['another limit', () => undefined, ['--fail-on', 'low'], /--fail-on is not as it was/],
    ['another folder', () => undefined, ['-o', 'there'], /--output is not as it was/],
    [
      'a fact made good',
      (folder) => edited(folder, 'cells', /"value":false/, '"value":true'),
      [],
      /not as it was written/,
    ],
    [
      'a line cut out',
      (folder) => edited(folder, 'cells', /\n\{"kind":"asked".*?\n/, '\n'),
      [],
      /not as it was written/,
    ],
    [
      'a checkpoint without its end',
      (folder) => edited(folder, 'cells', /\{"kind":"end".*\n/, ''),
      [],
      /not as it was written/,
    ],
    ['a checkpoint cut off', (folder) => edited(folder, 'cells', /.{9}\n$/, ''), [], /cut off in the middle/],
    [
      'another account',
      (folder) => edited(folder, 'cells', /"account":"\d+"/, '"account":"999999999999"'),
      [],
      /account 999999999999 was read, and the credentials are of/,
    ],
  ]
  for (const [name, change, more, words] of refused) {
    test(`exit 2: ${name}`, async () => {
      const folder = copy()
      change(folder)
      const { code, stderr } = await resumed(more, endpoint, folder)
      assert.is(code, 2, stderr)
      assert.match(stderr, words)
      assert.equal(readdirSync(join(folder, 'out')), ['.unfinished'])
      assert.is(cellsIn(join(folder, 'out')).length, cells)
    })
  }

  /** Changes a file of the unfinished scan; of the cells, the first in which there is something to change. */
  function edited(folder: string, file: string, from: RegExp, to: string): void {
    const at = join(folder, 'out/.unfinished')
    const names = file === 'cells' ? cellsIn(join(folder, 'out')).map((name) => join(at, file, name)) : [join(at, file)]
    const found = names.find((name) => from.test(readFileSync(name, 'utf8')))
    if (found === undefined) throw new Error(`nothing to change in ${file}`)
    writeFileSync(found, readFileSync(found, 'utf8').replace(from, to))
  }
})

test('exit 2: there is nothing to go on with', async () => {
  const { code, stderr } = await ringfence(['scan', '--resume', 'nowhere'], { cwd: scratch() })
  assert.is(code, 2)
  assert.match(stderr, /--resume nowhere: there is no scan to go on with/)
})

test.run()
