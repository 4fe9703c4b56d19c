// What if a decision fell, or a day came: exactly the findings that rest on it change, and no other; each is told with who must act.
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { ScanRequest } from '../../src/cli/request.ts'
import type { Finding } from '../../src/model/finding.ts'
import { scratch } from '../scratch.ts'
import { everything, wholeScan } from '../whole-run.ts'
import { findingsIn, flat, project, read, ringfence, summaryIn } from './ringfence.ts'

const test = suite('cli/what-if')
const demo = join(project, 'fixtures/demo')
const sampleDay = '2026-11-24T12:00:00.000Z'
const host = {
  process: { stdout: process.stdout, stderr: process.stderr },
  env: {},
  cwd: project,
  clock: () => sampleDay,
}

const findingsOf = async (more: Partial<ScanRequest>): Promise<Map<string, Finding>> => {
  const request = {
    ...everything,
    config: join(demo, 'ringfence.yaml'),
    from: [join(demo, 'aws'), join(demo, 'azure')],
    savedAt: sampleDay,
    now: sampleDay,
    ...more,
  }
  const { findings } = await wholeScan(request, host)
  return new Map(findings.map((finding) => [finding.id, finding]))
}

/** Ids of what is said otherwise, or by only one of them. */
const changed = (one: Map<string, Finding>, other: Map<string, Finding>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])]
    .filter((id) => JSON.stringify(one.get(id)) !== JSON.stringify(other.get(id)))
    .toSorted()

/** Ids of what names it, but for what an entry is too narrow for: that never rested on it. */
const resting = (findings: Map<string, Finding>, on: string): string[] =>
  [...findings]
    .flatMap(([id, finding]) => (JSON.stringify(finding).includes(on) && !isTooNarrow(finding, on) ? [id] : []))
    .toSorted()

const isTooNarrow = ({ message }: Finding, entry: string): boolean =>
  message.includes(`is not within the scope of register entry ${entry}`)

const plain = await findingsOf({})

test('without the Data Privacy Framework exactly what rests on it changes', async () => {
  const without = await findingsOf({ without: ['eu-us-dpf'] })
  // That a basis is at risk is told of the entry that invokes it.
  const atRisk = resting(plain, 'tr-021').filter((id) => plain.get(id)?.control.id === 'leg.basis-health')
  const dependent = [...resting(plain, 'eu-us-dpf'), ...atRisk].toSorted()
  assert.equal(changed(plain, without), dependent)
  assert.is(dependent.length, 2)
  const [reports] = [...without.values()].filter(({ reason }) => reason === 'decision-fallen')
  assert.equal([reports?.resource.name, reports?.status], ['example-inc-reports', 'fail'])
  assert.equal(resting(without, 'eu-us-dpf'), [])
})

test('without a decision that nothing rests on nothing changes', async () => {
  assert.equal(changed(plain, await findingsOf({ without: ['eu-kr'] })), [])
})

const days: [last: string, after: string, names: string, count: number][] = [
  ['2031-12-27', '2031-12-28', 'eu-uk', 5],
  ['2027-02-10', '2027-02-11', 'tr-014', 3],
  ['2027-03-31', '2027-04-01', 'wv-007', 1],
]
for (const [last, after, names, count] of days) {
  test(`on ${after} exactly what rested on ${names} until ${last} changes: ${count}`, async () => {
    const [before, then] = [
      await findingsOf({ now: `${last}T00:00:00.000Z` }),
      await findingsOf({ now: `${after}T00:00:00.000Z` }),
    ]
    const dependent = resting(before, names)
    assert.equal(changed(before, then), dependent)
    assert.is(dependent.length, count)
  })
}

test('the page and what-if.csv name the place, the entry and its owner, and the run has a name of its own', async () => {
  const [asked, usual] = [join(scratch(), 'asked'), join(scratch(), 'usual')]
  const told = await ringfence(['demo', '--fail-on', 'none', '--without', 'eu-us-dpf', '-o', asked])
  assert.is(told.code, 0, told.stderr)
  assert.match(told.stderr, /Without eu-us-dpf: 1 place loses its cover\n.*example-inc-reports/)
  assert.match(flat(told.stderr), /entry tr-021, owner dpo@example\.test/)
  const [head = '', row = '', ...rest] = read(asked, 'what-if.csv').trimEnd().split('\r\n')
  assert.equal(rest, [])
  const cells = row.split(',')
  const cell = (name: string) => cells[head.split(',').indexOf(name)]
  assert.equal(
    ['without', 'change', 'law', 'resource_name', 'before_status', 'before_owner', 'after_status', 'after_reason'].map(
      cell,
    ),
    ['eu-us-dpf', 'lost', 'gdpr', 'example-inc-reports', 'permitted', 'dpo@example.test', 'fail', 'decision-fallen'],
  )
  await ringfence(['demo', '--fail-on', 'none', '-o', usual, '-q'])
  assert.is(read(usual, 'what-if.csv').trimEnd().split('\r\n').length, 1, 'nothing was asked')
  assert.equal([summaryIn(asked).scan.without, summaryIn(usual).scan.without], [['eu-us-dpf'], undefined])
  assert.is.not(summaryIn(asked).scan.id, summaryIn(usual).scan.id)
})

test('another hour of the day of the sample is no question', async () => {
  const told = await ringfence([
    'demo',
    '--fail-on',
    'none',
    '--now',
    '2026-11-24T18:00:00Z',
    '-o',
    join(scratch(), 'out'),
  ])
  assert.is(told.code, 0, told.stderr)
  assert.not.match(told.stderr, /cover$/m)
})

test('a run that is read again is held against the day on which it was made', async () => {
  const [first, again] = [join(scratch(), 'first'), join(scratch(), 'again')]
  const config = ['-c', join(demo, 'ringfence.yaml'), '--fail-on', 'none']
  await ringfence(['demo', '--fail-on', 'none', '-o', first, '-q'])
  const told = await ringfence(['scan', '--from', first, ...config, '--now', '2027-02-11', '-o', again])
  assert.match(told.stderr, /On 2027-02-11 instead of 2026-11-24: 1 place loses its cover/)
  assert.ok(
    findingsIn(again).some(({ reason, resource }) => reason === 'expired' && resource.name === 'example-orders'),
  )
})

test('a run that asked a question can be read again, and another config makes another run of it', async () => {
  const [asked, again, other] = [join(scratch(), 'asked'), join(scratch(), 'again'), join(scratch(), 'other')]
  const config = ['-c', join(demo, 'ringfence.yaml'), '--fail-on', 'none', '-q']
  await ringfence(['demo', '--fail-on', 'none', '--without', 'eu-us-dpf', '-o', asked, '-q'])
  const told = await ringfence(['scan', '--from', asked, ...config, '--without', 'eu-us-dpf', '-o', again])
  assert.is(told.code, 0, told.stderr)
  assert.is(read(again, 'findings.ndjson'), read(asked, 'findings.ndjson'))
  assert.is(summaryIn(again).scan.id, summaryIn(asked).scan.id)
  await ringfence(['scan', '--from', asked, ...config, '--law', 'gdpr', '-o', other])
  assert.is.not(summaryIn(other).scan.id, summaryIn(asked).scan.id)
})

test('a name that is no decision of a law in play is refused with what was probably meant', async () => {
  const { code, stderr } = await ringfence(['demo', '--without', 'eu-us-dfp', '-o', join(scratch(), 'none')])
  assert.is(code, 2)
  assert.match(stderr, /"eu-us-dfp" is no decision of a law in play.*Did you mean eu-us-dpf\?/)
})

test('permitted, expiring, conditional, fenced, undeclared and failing stand side by side, each with its clause and table', () => {
  const placed = [...plain.values()].filter(({ place }) => place !== undefined)
  const gdpr = placed.flatMap((finding) => finding.byLaw['gdpr'] ?? [])
  const kinds = {
    permitted: gdpr.some(({ status, basis }) => status === 'permitted' && basis === 'eu-uk'),
    expiring: gdpr.some(
      ({ status, expiring, entry }) => status === 'permitted' && expiring === true && entry === 'tr-014',
    ),
    conditional: gdpr.some(({ basis, entry }) => basis === 'eu-us-dpf' && entry === 'tr-021'),
    fenced: gdpr.some(({ reason }) => reason === 'outside-fence'),
    waived: placed.some(({ status }) => status === 'waived'),
    undeclared: placed.some(({ status }) => status === 'undeclared'),
    failing: placed.some(({ byLaw }) => byLaw['lgpd']?.reason === 'expired'),
    incomplete: placed.some(({ byLaw }) => byLaw['lgpd']?.reason === 'incomplete-documents'),
    unmet: gdpr.some(({ reason }) => reason === 'required-control-not-passing'),
  }
  assert.equal(
    Object.entries(kinds).filter(([, found]) => !found),
    [],
  )
  const decided = placed.filter(
    ({ control }) => control.id === 'loc.primary-storage' || control.id === 'rep.cross-region',
  )
  for (const { message, byLaw, status } of decided) {
    if (status === 'unknown') continue
    for (const { clauses } of Object.values(byLaw)) assert.ok(clauses.length > 0, message)
    assert.match(message, /Tables: (gdpr|lgpd|ccpa) \d+ \(\d{4}-\d\d-\d\d\)/)
  }
})

test.run()
