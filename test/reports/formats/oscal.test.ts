// OSCAL: the schema of NIST, what it and its validators let through, and that bad documents are noticed.
import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { reports } from '../../../src/reports/index.ts'
import { objectiveOf } from '../../../src/reports/oscal/finding.ts'
import { type WholeRun, writtenBy } from '../../whole-run.ts'
import { parsed } from '../../cli/ringfence.ts'
import { hostile, obeyed } from './hostile.ts'
import { bySchema } from './json-schema.ts'
import { official } from './official.ts'
import { type AssessmentResults, lintOscal, type Observation, valueOf } from './oscal-lint.ts'
import { everyStatus, everyVerdict, withFindings, written } from './sample.ts'

const test = suite('reports/formats/oscal')

const text = official('oscal/oscal_assessment-results_schema.json', 8)
const schema = text === undefined ? undefined : bySchema(text)

const document = async (run: WholeRun) => parsed<AssessmentResults>(await written('oscal', run))
const resultIn = (one: AssessmentResults) => {
  const [result] = one['assessment-results'].results
  if (result === undefined) throw new Error('no result')
  return result
}

async function filesOf(run: WholeRun): Promise<Record<string, string>> {
  const files = reports.filter(({ file }) => file.endsWith('.ndjson'))
  return Object.fromEntries(
    await Promise.all(files.map(async (report) => [report.file, await writtenBy(report, run)] as const)),
  )
}

test('every finding is an observation of a resource, backed by files whose hashes fit', async () => {
  const run = everyStatus()
  const one = await document(run)
  assert.equal(lintOscal(one, run, await filesOf(run)), [])
  assert.equal(schema?.(one) ?? [], [])
  assert.is(one['assessment-results']['back-matter'].resources.length, 4)
})

test('of a run that tells all a pass is an observation too', async () => {
  const run = everyVerdict()
  const one = await document(run)
  assert.equal([...lintOscal(one, run, await filesOf(run)), ...(schema?.(one) ?? [])], [])
  assert.is(resultIn(one).observations?.length, run.findings.length)
})

test('raw answers that are kept are evidence of the findings about their resources, and their hashes fit', async () => {
  const text = '{"schema":1}\n'
  const [first] = everyStatus().findings
  const of = (resource: string): string => `raw/${resource === first?.resource.key ? 'kept' : 'not-kept'}.ndjson`
  const kept = { path: 'raw/kept.ndjson', sha256: createHash('sha256').update(text).digest('hex') }
  const run = { ...everyStatus(), raw: { files: [kept], fileOf: of } }
  const one = await document(run)
  const files = { ...(await filesOf(run)), [kept.path]: text }
  assert.equal(lintOscal(one, run, files), [])
  assert.equal(schema?.(one) ?? [], [])
  const link = one['assessment-results']['back-matter'].resources.find(({ title }) => title === kept.path)
  const backed = resultIn(one).observations?.filter((observation) =>
    observation['relevant-evidence'].some(({ href }) => href === `#${link?.uuid}`),
  )
  assert.is(backed?.length, run.findings.filter(({ resource }) => resource.key === first?.resource.key).length)
  assert.not.equal(lintOscal(one, run, { ...files, [kept.path]: '{}\n' }), [])
})

test('each control that had something to judge is a finding with its observations', async () => {
  const run = everyStatus()
  const { findings = [], observations = [] } = resultIn(await document(run))
  assert.equal(
    findings.map(({ target }) => target['target-id']).toSorted(),
    Object.keys(run.summary.controls).toSorted(),
  )
  assert.is(findings.flatMap((finding) => finding['related-observations'] ?? []).length, observations.length)
})

test('a run without a resource, and one without a finding, are documents too', async () => {
  const run = everyStatus()
  const none = withFindings({ ...run, subjects: [], verdicts: [], summary: { ...run.summary, controls: {} } }, [])
  for (const one of [none, withFindings(run, [])]) {
    const written = await document(one)
    assert.is(resultIn(written).observations, undefined)
    assert.equal(lintOscal(written, one, await filesOf(one)), [])
  }
  assert.equal(schema?.(await document(withFindings(run, []))) ?? [], [])
})

test('findings of one fingerprint have ids of their own', async () => {
  const run = everyStatus()
  const same = withFindings(
    run,
    run.findings.flatMap((one) => [one, one]),
  )
  assert.equal(lintOscal(await document(same), same, await filesOf(same)), [])
})

const counts = { not_applicable: 1, pass: 3, waived: 0, permitted: 0, undeclared: 0, unknown: 0, fail: 0 }
const { summary } = everyStatus()
const whole = { ...summary, exit: { code: 0, why: 'complete' }, unknown: { ...summary.unknown, ownerless: 0 } }
const judged: [what: string, row: Partial<typeof counts>, of: typeof whole, expected: string][] = [
  ['all pass', {}, whole, 'satisfied pass'],
  ['a permission', { permitted: 1 }, whole, 'satisfied other'],
  ['a failure', { fail: 1, unknown: 1 }, whole, 'not-satisfied fail'],
  ['an unknown', { unknown: 1 }, whole, 'not-satisfied other'],
  ['undeclared data', { undeclared: 1 }, whole, 'not-satisfied other'],
  ['a waived failure', { waived: 1 }, whole, 'not-satisfied other'],
  ['nothing to judge', { pass: 0 }, whole, 'none'],
  ['all pass, and an account that nobody entered', {}, { ...whole, exit: { code: 4, why: '' } }, 'not-satisfied other'],
  [
    'all pass, and a gap of an account that is not there',
    {},
    { ...whole, unknown: { ...whole.unknown, ownerless: 1 } },
    'not-satisfied other',
  ],
  [
    'all pass, of what was read before the time ran out',
    {},
    { ...whole, scan: { ...whole.scan, cutOff: ['the scan'] } },
    'not-satisfied other',
  ],
]
for (const [what, row, of, expected] of judged) {
  test(`${what}: ${expected}`, () => {
    const objective = objectiveOf({ ...counts, ...row }, of)
    assert.is(objective === undefined ? 'none' : `${objective.state} ${objective.reason}`, expected)
  })
}

test('whatever something is called: valid, harmless, and seen', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const run = everyStatus(name)
      const text = await written('oscal', run)
      assert.equal(obeyed(text), [])
      const one = parsed<AssessmentResults>(text)
      assert.equal([...lintOscal(one, run, await filesOf(run)), ...(schema?.(one) ?? [])], [])
      const shown = (resultIn(one)['local-definitions']['inventory-items'] ?? []).map(({ props }) =>
        valueOf(props, 'name'),
      )
      if (/^[\x21-\x7e]+$/.test(name) && !/^::|##/.test(name)) assert.ok(shown.includes(name), name)
    }),
    { numRuns: 40 },
  )
})

const bad: [what: string, spoil: (one: AssessmentResults) => unknown][] = [
  ['an observation of nothing', (one) => (first(one).subjects = [{ 'subject-uuid': other }])],
  [
    'a finding that rests on nothing',
    (one) =>
      resultIn(one).findings?.forEach((each) => (each['related-observations'] = [{ 'observation-uuid': other }])),
  ],
  ['an id twice', (one) => resultIn(one).observations?.forEach((each) => (each.uuid = first(one).uuid))],
  ['evidence that is not there', (one) => (first(one)['relevant-evidence'] = [{ href: `#${other}` }])],
  ['an actor that is not there', (one) => (first(one).origins = [{ actors: [{ 'actor-uuid': other }] }])],
  ['a plan that is not there', (one) => (one['assessment-results']['import-ap'].href = `#${other}`)],
  [
    'a hash of another file',
    (one) =>
      one['assessment-results']['back-matter'].resources.forEach(({ rlinks = [] }) =>
        rlinks.forEach((link) => (link.hashes = [{ value: '0'.repeat(64) }])),
      ),
  ],
  [
    'a control satisfied that is not',
    (one) => resultIn(one).findings?.forEach(({ target }) => (target.status.state = 'satisfied')),
  ],
  ['an observation too few', (one) => resultIn(one).observations?.pop()],
  [
    'an unknown as a pass',
    (one) =>
      resultIn(one).observations?.forEach(({ props }) =>
        props.forEach((prop) => prop.value === 'unknown' && (prop.value = 'pass')),
      ),
  ],
  ['a control that was not reviewed', (one) => (resultIn(one)['reviewed-controls']['control-selections'] = [])],
]
const other = '11111111-2222-4333-8444-555555555555'
const first = (one: AssessmentResults): Observation => resultIn(one).observations?.[0] as Observation // `as`: the sample has some

for (const [what, spoil] of bad) {
  test(`noticed: ${what}`, async () => {
    const run = everyStatus()
    const one = await document(run)
    spoil(one)
    assert.not.equal(lintOscal(one, run, await filesOf(run)), [])
  })
}

const badBySchema: [what: string, spoil: (one: AssessmentResults) => unknown][] = [
  ['a time without its offset', (one) => (resultIn(one).start = '2026-11-24T12:00:00')],
  ['an id that is none', (one) => (first(one).uuid = 'x')],
  ['an id of another version', (one) => (first(one).uuid = '11111111-2222-8333-8444-555555555555')],
  ['a state of its own', (one) => resultIn(one).findings?.forEach(({ target }) => (target.status.state = 'unknown'))],
  ['a value with a blank at its end', (one) => first(one).props.forEach((prop) => (prop.value = 'x '))],
  ['no observation at all in the list', (one) => (resultIn(one).observations = [])],
  ['a field of its own', (one) => Object.assign(first(one), { status: 'fail' })],
]
if (schema !== undefined) {
  for (const [what, spoil] of badBySchema) {
    test(`noticed by the schema: ${what}`, async () => {
      const one = await document(everyStatus())
      assert.equal(schema(one), [])
      spoil(one)
      assert.not.equal(schema(one), [])
    })
  }
}

test.run()
