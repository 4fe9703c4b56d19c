// A main in which a control was deleted, moved or misnamed is caught by the host, of ours and of a policy of somebody's own.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { inputText } from '../../src/evaluate/input.ts'
import { loadJudge, type Policy } from '../../src/evaluate/judge.ts'
import { due } from '../../src/evaluate/unanswered.ts'
import { convene } from '../../src/evaluate/panel.ts'
import { askedOf, provenRows } from '../../src/evaluate/row-proof.ts'
import { ownPolicy, refusalOf, type Sources } from './own-policy.ts'
import { data, metadata, rule, subject, unguarded, wasm } from './policy.ts'

const test = suite('evaluate/tampered main')
const types = new Map([[rule.type, rule]])
const builtIn = { wasm, metadata }

const cwd = join(import.meta.dirname, '../../policies')
const sources: Sources = Object.fromEntries(
  globSync('controls/**/*.rego', { cwd })
    .filter((path) => !path.endsWith('_test.rego'))
    .map((path) => [path, readFileSync(join(cwd, path), 'utf8')]),
)
/** The same controls under other ids, as if somebody had brought them. */
const renamed: Sources = Object.fromEntries(
  Object.entries(sources).map(([path, text]) => [path, text.replace(/^#( +)id: ([a-z]+)\./m, '#$1id: own.$2-')]),
)

const line = (name: string): string => `\tdata.controls.places.${name}.verdict(place),\n`
const deleted = (main: string): string => main.replace(line('cross_account'), '')
const unowned = (main: string): string =>
  main.replace('of_owner("replica", place) := data.controls.places.cross_region.verdict(place)\n', '')
const swapped = (main: string): string =>
  main.replace(line('country_unresolved') + line('cross_account'), line('cross_account') + line('country_unresolved'))
const misnamed = (main: string): string => main.replace('verdicts["atRest"]', 'verdicts["logging"]')

const [ours, theirs, ...tampered] = await Promise.all([
  ownPolicy(sources),
  ownPolicy(renamed, { name: './theirs' }),
  ...[deleted, unowned, swapped, misnamed].map((edit) => ownPolicy(renamed, { edit, name: './theirs' })),
])
const names = ['deleted', 'unowned', 'swapped', 'misnamed']

test('the sources as they are make our own controls, and judge as ours do', async () => {
  assert.equal(ours.metadata.controls, metadata.controls)
  const panel = await convene({ builtIn, own: [theirs] }, data, types)
  const [found = []] = await panel.judge([subject()])
  await panel.close()
  const outcomes = found.map(({ outcome }) => outcome)
  assert.equal(outcomes.slice(outcomes.length / 2), outcomes.slice(0, outcomes.length / 2))
})

for (const [index, name] of names.entries()) {
  const other = tampered[index] ?? ours
  test(`${name}: the Wasm of another main is refused with the metadata of this one`, async () => {
    const message = /the Wasm has the digest|policy\.wasm has the digest/
    const mixed: Policy = { wasm: other.wasm, metadata }
    assert.match((await refusalOf(loadJudge(mixed, data, types))).message, message)
    const own: Policy = { wasm: other.wasm, metadata: theirs.metadata }
    assert.match((await refusalOf(convene({ builtIn, own: [own] }, data, types))).message, message)
  })
}

// Two controls that changed places within one row leave it as long as it was: it is the digest that tells.
for (const [name, message] of [
  ['deleted', /a place without all of its verdicts/],
  ['unowned', /[01] rows for [12] places/], // ours judges place by place, theirs all at once
  ['misnamed', /conflict|the row of atRest was lost/],
] as const) {
  const other = tampered[names.indexOf(name)] ?? ours
  test(`${name}: also where the metadata were made to fit`, async () => {
    const { digest } = other.metadata
    const judge = await loadJudge({ wasm: other.wasm, metadata: { ...metadata, digest } }, data, types)
    assert.throws(() => judge.judge(subject()), message)
    const panel = await convene({ builtIn, own: [other] }, data, types)
    const [found = []] = await panel.judge([subject()])
    await panel.close()
    const own = found.filter(({ control }) => control.startsWith('own.'))
    assert.is(own.length, due(subject(), other.metadata.controls))
    for (const { outcome } of own) {
      assert.is(outcome.status, 'unknown')
      assert.match(outcome.status === 'unknown' ? (outcome.detail ?? '') : '', message)
    }
  })
}

type Rows = Record<string, unknown[]>
const raw = await unguarded(inputText(subject(), rule))

/** The answer with its rows changed. */
function prove(change: (rows: Rows) => void): void {
  const copy = structuredClone(raw) as [{ result: { verdicts: Rows } }] // `as`: the policy answered it
  change(copy[0].result.verdicts)
  provenRows(copy, askedOf(subject()), { controls: metadata.controls, dataDigest: data.digest })
}

for (const judge of [...rule.facets, 'places']) {
  test(`the row of ${judge}: lost, renamed, shorter or longer by one`, () => {
    prove((rows) => assert.ok((rows[judge]?.length ?? 0) > 0))
    assert.throws(() => prove((rows) => void Reflect.deleteProperty(rows, judge)))
    assert.throws(() => prove((rows) => void rows[judge]?.pop()))
    assert.throws(() => prove((rows) => void rows[judge]?.push('pass')))
    for (const name of ['exposure', 'retention', 'atRset']) {
      assert.throws(() =>
        prove((rows) => {
          rows[name] = rows[judge] ?? []
          Reflect.deleteProperty(rows, judge)
        }),
      )
      assert.throws(() => prove((rows) => void (rows[name] = rows[judge] ?? [])))
    }
  })
}

test('each place: a verdict lost, or one too many', () => {
  const verdicts = (rows: Rows, place: number) => (rows['places'] ?? [])[place] as unknown[] // `as`: one row per place
  for (const place of [0, 1]) {
    prove((rows) => assert.ok(verdicts(rows, place).length > 0))
    assert.throws(() => prove((rows) => void verdicts(rows, place).pop()))
    assert.throws(() => prove((rows) => void verdicts(rows, place).push('pass')))
  }
})

test.run()
