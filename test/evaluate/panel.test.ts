// One table for everyone who judges: their verdicts in a fixed order, and nobody seated who cannot be run.
import { spawnSync } from 'node:child_process'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { loadJudge, type Policy } from '../../src/evaluate/judge.ts'
import { convene, type PanelOptions } from '../../src/evaluate/panel.ts'
import type { Control } from '../../src/model/control.ts'
import { known, unknown } from '../../src/model/fact.ts'
import type { Subject } from '../../src/model/subject.ts'
import { asksFor, ownMemory, silent } from './hand-made-wasm.ts'
import { control, ownPolicy, refusalOf, withWasm } from './own-policy.ts'
import { data, metadata, rule, subject, wasm } from './policy.ts'

const test = suite('evaluate/panel')
const types = new Map([[rule.type, rule]])
const builtIn = { wasm, metadata }

const [facts, named] = await Promise.all([
  ownPolicy(
    {
      ...control(
        'own.at-rest',
        'controls/atRest/own.rego',
        'import data.lib.must\n\nverdict := must.be(input.facets.atRest.enabled, true)\n',
      ),
      ...control(
        'own.here',
        'controls/places/here.rego',
        'import data.transfers.decision\n\nverdict(place) := decision.by_law(place) if place.role == "primary"\n\nverdict(place) := "not_applicable" if place.role != "primary"\n',
      ),
      ...control('own.keyless', 'controls/exposure/never.rego', 'verdict := "pass"\n'),
    },
    { name: './facts' },
  ),
  ownPolicy(
    control(
      'own.name',
      'controls/classification/name.rego',
      `verdict := {"fail": {"observed": input.resource.name, "expected": input.resource.tags}} if input.resource.region != null

verdict := {"unknown": "malformed"} if input.resource.region == null
`,
    ),
    { name: './named' },
  ),
])

/** Judged by those policies, at a table of their own. */
async function judged(subjects: readonly Subject[], own: readonly Policy[], options?: PanelOptions) {
  const panel = await convene({ builtIn, own }, data, types, options)
  try {
    return { verdicts: await panel.judge(subjects), counts: { ...panel.counts }, warnings: panel.warnings }
  } finally {
    await panel.close()
  }
}

function called(name: string, change: Partial<Subject['resource']> = {}): Subject {
  const { resource, ...more } = subject()
  return { ...more, resource: { ...resource, name, key: `${resource.key}/${name}`, ...change } }
}

test('the controls stand in a fixed order, and so do the verdicts of each subject', async () => {
  const panel = await convene({ builtIn, own: [facts, named] }, data, types)
  const ids = (controls: readonly Control[]) => controls.map(({ id }) => id)
  assert.equal(ids(panel.controls), [
    ...ids(metadata.controls),
    ...ids(facts.metadata.controls),
    ...ids(named.metadata.controls),
  ])
  const subjects = Array.from({ length: 600 }, (_, index) => called(`n${index}`))
  const verdicts = await panel.judge(subjects)
  await panel.close()
  assert.is(verdicts.length, 600)
  const ours = await loadJudge(builtIn, data, types)
  for (const [index, found] of verdicts.entries()) {
    const one = subjects[index] ?? subject()
    const builtInVerdicts = ours.judge(one)
    assert.equal(found.slice(0, builtInVerdicts.length), builtInVerdicts)
    assert.equal(
      found
        .slice(builtInVerdicts.length)
        .map(({ control: id, resource, place, outcome }) => [
          id,
          resource,
          place,
          outcome.status === 'fail' ? outcome.observed : outcome.status,
        ]),
      [
        ['own.at-rest', one.resource.key, undefined, 'pass'],
        ['own.here', one.resource.key, 0, 'pass'],
        ['own.here', one.resource.key, 1, 'not_applicable'],
        ['own.name', one.resource.key, undefined, `n${index}`],
      ],
    )
  }
})

test('a table without guests is the built-in judge', async () => {
  const ours = await loadJudge(builtIn, data, types)
  const same = subject() // with the same laws, as a lookup hands them out
  const { verdicts, counts, warnings } = await judged([same, same], [])
  assert.equal(verdicts, [ours.judge(subject()), ours.judge(subject())])
  assert.equal(counts, { inputs: 10, repeated: 5 }) // three facets and two places, twice
  assert.equal(warnings, [])
})

test('with the cache or without it: the same verdicts, also where a policy stops', async () => {
  const own = await ownPolicy(
    control(
      'own.stops',
      'controls/atRest/stops.rego',
      'verdict := "pass"\n\nverdict := "not_applicable" if input.facets.atRest.algorithm.known == "a"\n',
    ),
  )
  const encryptedBy = (algorithm: string): Subject => {
    const { facets, ...more } = subject()
    return {
      ...more,
      facets: {
        ...facets,
        atRest: { enabled: known(true, []), algorithm: known(algorithm, []), keyOwner: known('customer', []) },
      },
    }
  }
  const subjects = ['a', 'b', 'a', 'a', 'c', 'b'].map(encryptedBy)
  const cached = await judged(subjects, [own], { cache: true })
  assert.equal((await judged(subjects, [own], { cache: false })).verdicts, cached.verdicts)
  assert.equal(
    cached.verdicts.map((found) => found.find(({ control: id }) => id === 'own.stops')?.outcome.status),
    ['unknown', 'pass', 'unknown', 'unknown', 'pass', 'pass'],
  )
})

test('the resource is written only as far as it is read; what was not read whole is null', async () => {
  const tags = [
    { key: 'b', value: '2', from: 'tag' as const },
    { key: '__proto__', value: '1', from: 'tag' as const },
    { key: 'tier', value: 'edge', from: 'rule' as const },
  ]
  const region = { raw: 'x', kind: 'region' as const }
  const { verdicts } = await judged(
    [
      called('one', { labels: known(tags, []) }),
      called('two', { labels: unknown('denied') }),
      called('three', { location: { ...region, region: unknown('denied') } }),
    ],
    [named],
  )
  const answers = verdicts.map((found) => found.find(({ control: id }) => id === 'own.name')?.outcome)
  assert.is(JSON.stringify(answers[0]), '{"status":"fail","observed":"one","expected":{"__proto__":"1","b":"2"}}')
  assert.equal(answers[1], { status: 'fail', observed: 'two', expected: null })
  assert.equal(answers[2], { status: 'unknown', reason: 'malformed' })
})

test('calls that overlap are answered in their order', async () => {
  const panel = await convene({ builtIn, own: [named] }, data, types)
  const [one, other] = await Promise.all([panel.judge([called('one'), called('two')]), panel.judge([called('three')])])
  await panel.close()
  const seen = [...one, ...other].map((found) => found.at(-1)?.outcome)
  assert.equal(
    seen.map((outcome) => outcome?.status === 'fail' && outcome.observed),
    ['one', 'two', 'three'],
  )
})

test('after it was closed nothing is run any more, and nothing is a pass', async () => {
  const panel = await convene({ builtIn, own: [facts] }, data, types)
  await panel.close()
  const [found] = await panel.judge([subject()])
  const theirs = found?.filter(({ control: id }) => id.startsWith('own.')) ?? []
  assert.equal(
    theirs.map(({ outcome }) => outcome.status),
    ['unknown', 'unknown', 'unknown'],
  )
})

test('a run that ends without closing it is not kept waiting', async () => {
  const at = (path: string) => JSON.stringify(new URL(path, import.meta.url).href)
  const script = `
    const { convene } = await import(${at('../../src/evaluate/panel.ts')})
    const { data, metadata, rule, subject, wasm } = await import(${at('./policy.ts')})
    const controls = metadata.controls.map((control) => ({ ...control, id: 'own.' + control.id }))
    const own = [{ wasm, metadata: { ...metadata, controls } }]
    const panel = await convene({ builtIn: { wasm, metadata }, own }, data, new Map([[rule.type, rule]]))
    const [found] = await panel.judge([subject()])
    console.log(found.length)`
  const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    encoding: 'utf8',
    timeout: 20_000,
  })
  const ours = await loadJudge(builtIn, data, types)
  assert.equal([stdout.trim(), status], [String(2 * ours.judge(subject()).length), 0])
})

const first = (policy: Policy, change: Partial<Control>): Policy => {
  const [head, ...rest] = policy.metadata.controls
  if (head === undefined) throw new Error('a policy without controls')
  return { ...policy, metadata: { ...policy.metadata, controls: [{ ...head, ...change }, ...rest] } }
}
const theirs = 'controls/atRest/own.rego'

const refused: [name: string, policy: Policy, message: RegExp][] = [
  [
    'Wasm of another build',
    { ...facts, wasm: named.wasm },
    /the Wasm has the digest \w{12}, its metadata speak of \w{12}/,
  ],
  ['no control', { ...facts, metadata: { ...facts.metadata, controls: [] } }, /it has no control, because/],
  [
    'an id that is ours',
    first(facts, { id: 'enc.at-rest' }),
    new RegExp(`${theirs} has the id enc\\.at-rest, because`),
  ],
  ['an id that another of its own has', first(facts, { id: 'own.here' }), /here\.rego has the id own\.here, because/],
  ['a place in the row that is not its own', first(facts, { index: 1 }), /its controls on atRest stand at 1, because/],
  ['a facet that nobody carries', first(facts, { judges: 'rest' as never }), /its controls judge rest, because/],
  [
    'a field that no input has',
    first(facts, { reads: ['/resource/owner'] }),
    /own\.at-rest reads input\.resource\.owner/,
  ],
  ['no Wasm at all', withWasm(facts, Buffer.from('package main')), /it is no Wasm that compiles, because/],
  ['Wasm that is cut', withWasm(facts, facts.wasm.subarray(0, 9_000)), /it is no Wasm that compiles, because/],
  ['an import that it cannot have', withWasm(facts, asksFor('env', 'fetch')), /it asks for env\.fetch, because/],
  ['an import of another module', withWasm(facts, asksFor('wasi', 'opa_abort')), /it asks for wasi\.opa_abort/],
  ['a memory of its own', withWasm(facts, ownMemory), /it brings a memory of its own, because/],
  ['Wasm that is no policy', withWasm(facts, silent), /it has no global opa_wasm_abi_version, because/],
]
for (const [name, policy, message] of refused) {
  test(`refused: ${name}`, async () => {
    const error = await refusalOf(convene({ builtIn, own: [policy] }, data, types))
    assert.is(error.kind, 'policy')
    assert.match(error.message, /^\.\/facts: /)
    assert.match(error.message, message)
  })
}

test('refused: more memory wanted at once than the ceiling', async () => {
  const error = await refusalOf(convene({ builtIn, own: [facts] }, data, types, { memoryPages: 1 }))
  assert.match(error.message, /the policy could not be loaded, because .*memory/)
})

test.run()
