// SARIF: the schema of OASIS, what it lets through, what GitHub asks for, and that bad files are noticed.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { WholeRun } from '../../whole-run.ts'
import { parsed } from '../../cli/ringfence.ts'
import { hostile, obeyed } from './hostile.ts'
import { bySchema } from './json-schema.ts'
import { official } from './official.ts'
import { everyStatus, everyVerdict, manyFailures, withFindings, written } from './sample.ts'
import { lintGithub, lintSarif, type Log, type Result } from './sarif-lint.ts'

const test = suite('reports/formats/sarif')

const text = official('sarif/sarif-schema-2.1.0.json', 4)
const schema = text === undefined ? undefined : bySchema(text)

const log = async (id: string, run: WholeRun): Promise<Log> => parsed<Log>(await written(id, run))
const results = ({ runs }: Log): Result[] => runs.flatMap((run) => run.results)

test('every finding is a result, with its status and what was not read', async () => {
  const run = everyStatus()
  const full = await log('sarif', run)
  assert.equal(lintSarif(full), [])
  assert.equal(schema?.(full) ?? [], [])
  assert.equal(
    results(full).map(({ partialFingerprints, properties }) => [
      partialFingerprints['ringfence/v1'],
      properties.status,
    ]),
    run.findings.map(({ id, status }) => [id, status]),
  )
  const [notified] = full.runs[0]?.invocations ?? []
  assert.is(notified?.executionSuccessful, false)
  assert.match(notified?.toolExecutionNotifications[0]?.message.text ?? '', /^incomplete.*none of them passed/)
  assert.is(notified?.toolExecutionNotifications.length, 1 + run.gaps.length)
})

test('of a run that tells all a pass is of that kind, and GitHub hears of none', async () => {
  const run = everyVerdict()
  const full = await log('sarif', run)
  assert.equal([...lintSarif(full), ...(schema?.(full) ?? [])], [])
  assert.equal(
    results(full)
      .slice(-2)
      .map(({ kind, level }) => [kind, level]),
    [
      ['pass', 'none'],
      ['notApplicable', 'none'],
    ],
  )
  assert.equal(await log('sarif-github', run), await log('sarif-github', everyStatus()))
})

test('GitHub gets the failures alone, each in the config and by the name of its resource', async () => {
  const run = { ...everyStatus(), configFile: 'infra/the fence/ringfence.yaml' }
  const github = await log('sarif-github', run)
  assert.equal([...lintSarif(github), ...lintGithub(github)], [])
  assert.equal(schema?.(github) ?? [], [])
  const failing = run.findings.filter(({ status }) => status === 'fail')
  assert.equal(
    results(github).map(({ locations }) => locations[0]?.logicalLocations[0]?.fullyQualifiedName),
    failing.map(({ resource }) => resource.id),
  )
  for (const { locations } of results(github))
    assert.is(locations[0]?.physicalLocation?.artifactLocation.uri, 'infra/the%20fence/ringfence.yaml')
  assert.is(results(github)[0]?.locations[0]?.physicalLocation?.region.startLine, 20)
})

test('two failures whose locators nobody read are two alerts', async () => {
  const run = manyFailures(1)
  const [failure] = run.findings
  if (failure === undefined) throw new Error('no failure')
  const key = (location: string): typeof failure => ({
    ...failure,
    place: { role: 'key', location, country: 'US', account: null, relation: null },
  })
  const both = withFindings(run, [key('us-east-1'), key('us-west-2')])
  for (const id of ['sarif', 'sarif-github']) assert.equal(lintSarif(await log(id, both)), [], id)
})

test('what waits for a declaration is no alert, and is named all the same', async () => {
  const run = everyStatus()
  const told = async (of: WholeRun): Promise<string[]> =>
    (await log('sarif-github', of)).runs.flatMap(({ invocations }) =>
      invocations.flatMap(({ toolExecutionNotifications: all }) => all.map(({ message }) => message.text)),
    )
  const { undeclared } = run.summary.findings.byStatus
  assert.ok(undeclared > 0)
  assert.ok((await told(run)).some((text) => text.startsWith(`${undeclared} findings wait for somebody to declare`)))
  assert.not((await told(manyFailures(1))).some((text) => text.includes('declare')))
})

test('without failures there are none, and without a config there is a file to write', async () => {
  assert.equal(results(await log('sarif-github', manyFailures(0))), [])
  assert.is(
    results(await log('sarif-github', everyStatus()))[0]?.locations[0]?.physicalLocation?.artifactLocation.uri,
    'ringfence.yaml',
  )
})

test('beyond 5,000 the gravest stay, and the file says how many there are', async () => {
  const github = await log('sarif-github', manyFailures(25_001))
  assert.equal([...lintSarif(github), ...lintGithub(github)], [])
  assert.is(results(github).length, 5_000)
  assert.equal(new Set(results(github).map(({ properties }) => properties.severity)), new Set(['critical']))
  assert.is(github.runs[0]?.properties.truncated, 20_001)
  assert.match(
    github.runs[0]?.invocations[0]?.toolExecutionNotifications.at(-1)?.message.text ?? '',
    /25001 findings fail.*5000.*25000/,
  )
  assert.is(results(await log('sarif', manyFailures(25_001))).length, 25_001)
})

test('of the failures of a waiver, the suppression tells who and until when', async () => {
  const waived = results(await log('sarif', everyStatus('moves'))).find(
    ({ properties }) => properties.status === 'waived',
  )
  assert.equal(
    waived?.suppressions.map(({ justification }) => justification),
    ['wv-007, until 2027-03-31: moves (owner@example.test, approved by ciso@example.test)'],
  )
})

test('whatever something is called: harmless, whole, and read back', async () => {
  await fc.assert(
    fc.asyncProperty(hostile, async (name) => {
      const run = everyStatus(name)
      for (const id of ['sarif', 'sarif-github']) {
        const text = await written(id, run)
        assert.equal(obeyed(text), [])
        const read = parsed<Log>(text)
        assert.equal([...lintSarif(read), ...(schema?.(read) ?? [])], [])
        const found = results(read).find(({ partialFingerprints }) =>
          partialFingerprints['ringfence/v1']?.endsWith('0003'),
        )
        assert.is(found?.locations[0]?.logicalLocations[0]?.name, name.toWellFormed())
      }
    }),
    { numRuns: 60 },
  )
})

const both = (one: Log): string[] => [...lintSarif(one), ...lintGithub(one)]
const first = (one: Log): Result => results(one)[0] as Result // `as`: the sample has results

const bad: [what: string, spoil: (one: Log) => unknown][] = [
  ['a rule that is not there', (one) => (first(one).ruleIndex = 99)],
  ['a rule by another name', (one) => (first(one).ruleId = 'rep.other')],
  ['no location, which GitHub wants', (one) => (first(one).locations = [])],
  ['a location in no file', (one) => delete first(one).locations[0]?.physicalLocation],
  ['an ARN for a file', (one) => setUri(one, 'arn:aws:s3:::bucket')],
  ['a file outside the repository', (one) => setUri(one, '../ringfence.yaml')],
  [
    'a fingerprint twice',
    (one) =>
      (one.runs[0]?.results ?? []).forEach((each) => (each.partialFingerprints = { primaryLocationLineHash: 'x' })),
  ],
  [
    '21 tags',
    (one) =>
      (one.runs[0]?.tool.driver.rules ?? []).forEach(
        ({ properties }) => (properties.tags = Array.from({ length: 21 }, String)),
      ),
  ],
  ['an unknown as a failure', (one) => (first(one).properties.status = 'unknown')],
  ['a failure without a level', (one) => (first(one).level = 'none')],
  ['a link', (one) => (first(one).message.text = 'see [here](javascript:x)')],
  ['a placeholder', (one) => (first(one).message.text = 'see {0}')],
  ['a category that is none', (one) => ((one.runs[0] as Log['runs'][number]).automationDetails.id = 'ringfence')],
  ['more than GitHub takes', (one) => one.runs[0]?.results.push(...Array.from({ length: 25_001 }, () => first(one)))],
]
for (const [what, spoil] of bad) {
  test(`noticed: ${what}`, async () => {
    const github = await log('sarif-github', everyStatus())
    assert.equal(both(github), [])
    spoil(github)
    assert.not.equal(both(github), [])
  })
}

function setUri(one: Log, uri: string): void {
  for (const { physicalLocation } of first(one).locations)
    if (physicalLocation) physicalLocation.artifactLocation.uri = uri
}

test('noticed: a result too few of what is counted', async () => {
  const full = await log('sarif', everyStatus())
  full.runs[0]?.results.pop()
  assert.not.equal(lintSarif(full), [])
})

if (schema !== undefined) {
  for (const [what, spoil] of [
    ['a level of its own', (one: Log) => (first(one).level = 'fatal')],
    ['a kind of its own', (one: Log) => (first(one).kind = 'unknown')],
    ['no tool', (one: Log) => Reflect.deleteProperty(one.runs[0] ?? {}, 'tool')],
  ] as const) {
    test(`noticed by the schema: ${what}`, async () => {
      const full = await log('sarif', everyStatus())
      spoil(full)
      assert.not.equal(schema(full), [])
    })
  }
}

test.run()
