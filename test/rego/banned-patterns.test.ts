// One row per way to write a pass that nobody earned; each is found where it stands, and nowhere else.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { bannedPatterns } from '../../src/rego/banned-patterns.ts'

const test = suite('rego/banned-patterns')

const builtins = ['equal', 'count', 'contains', 'plus', 'object.get', 'array.concat']

const control = 'policies/controls/atRest/encrypted.rego'
const controlTest = 'policies/controls/atRest/encrypted_test.rego'
const library = 'policies/lib/must.rego'
const ownLibrary = 'policies/own/naming.rego'
const transfers = 'policies/transfers/decision.rego'

const found = (file: string, lines: string): [row: number | undefined, word: string | undefined][] => {
  const source = `package x\n\nimport data.lib.must\n\n${lines}\n`
  return bannedPatterns(new Map([[file, source]]), builtins).map((one) => {
    assert.is(one.file, file)
    assert.is(one.code, 'banned')
    return [one.row, rules.find(([, why]) => one.message.includes(why))?.[0]]
  })
}

const rules: [word: string, why: string][] = [
  ['default', 'a default verdict'],
  ['else', 'swallows an undefined verdict'],
  ['every', 'over an empty list'],
  ['builtin', 'named like a builtin'],
  ['opened', 'opened by the library only'],
  ['not', '`not` of an input'],
  ['library', 'nowhere but into a library function'],
  ['path', 'read by its written path'],
  ['template', 'a template string'],
  ['hands', 'hands on what it reads'],
  ['resource', 'of the resource a control reads'],
]

/** Line 5 is the first one. */
const refused: [file: string, lines: string, row: number, word: string][] = [
  [control, 'default verdict := "pass"', 5, 'default'],
  [transfers, 'x := 1\n\ndefault  verdict = 1', 7, 'default'],
  [control, 'verdict := 1 if x\n\nelse := "not_applicable"', 7, 'else'],
  [control, 'verdict := 1 if x\n\nelse  =  "not_applicable"', 7, 'else'],
  [library, 'f(x) := 1 if x\n\nelse :=\n  `not_applicable`', 7, 'else'],
  [control, 'x if {\n\tevery y in z { y }\n}', 6, 'every'],
  [transfers, 'x if {\n\tevery y in z { y }\n}', 6, 'every'],
  [controlTest, 'test_x if every y in z { y }', 5, 'every'],
  [library, 'equal(a, b) if a == b', 5, 'builtin'],
  [library, 'x := 1\n\ncount := 2', 7, 'builtin'],
  [library, 'contains(a, b) := a', 5, 'builtin'],
  [library, 'plus if x', 5, 'builtin'],
  [library, 'object := 1', 5, 'builtin'],
  [library, 'default count := 1', 5, 'builtin'],
  [transfers, 'import data.lib.count', 5, 'builtin'],
  [transfers, 'import data.lib.counting as count', 5, 'builtin'],
  [control, 'verdict := "pass" if place.country.known == "DE"', 5, 'opened'],
  [control, 'verdict := "pass" if x\n\ny := place.country["unknown"]', 7, 'opened'],
  [control, 'verdict := f(place.country.partial)', 5, 'opened'],
  [control, 'verdict := "pass" if not input.context.holds', 5, 'not'],
  [control, 'verdict := "pass" if not must.be(input.facets.atRest.enabled, true)', 5, 'not'],
  [control, 'verdict := "pass" if not must.be(\n\tinput.facets.atRest.enabled,\n\ttrue,\n)', 5, 'not'],
  [control, 'verdict := "pass" if not\n\tinput.context.holds', 5, 'not'],
  [control, 'verdict := "pass" if input.facets.atRest.enabled', 5, 'library'],
  [control, 'verdict := "pass" if {\n\tx := input.facets.atRest.enabled\n}', 6, 'library'],
  [control, 'verdict := count(input.facets.atRest.enabled)', 5, 'library'],
  [control, 'verdict := object.get(input.facets.atRest.enabled, "a", 1)', 5, 'library'],
  [control, 'verdict := [input.facets.atRest.enabled]', 5, 'library'],
  [control, 'verdict := must.be([input.facets.atRest.enabled], true)', 5, 'library'],
  [control, 'verdict := "pass" if must.be(place.country, true) == input.facets.atRest.enabled', 5, 'library'],
  [control, 'verdict := must.be(input.facets.atRest, true)', 5, 'library'],
  [control, 'verdict := must.be(input.facets.atRest[x], true)', 5, 'library'],
  [control, 'verdict := must.be(input.facets.atRest.enabled[x], true)', 5, 'library'],
  [control, 'verdict := must.be(input.facets, true)', 5, 'library'],
  [control, 'verdict := "pass" if input.labels.people', 5, 'library'],
  [control, 'verdict := "pass" if input.context.recovery.rpoHours', 5, 'library'],
  [control, 'import input.facets', 5, 'library'],
  [control, 'verdict := must.be(input["facets"].atRest.enabled, true)', 5, 'path'],
  [control, 'verdict := must.be(input, true)', 5, 'path'],
  [control, 'verdict := must.be(input.resource, true)', 5, 'resource'],
  [control, 'verdict := "pass" if input.resource[x]', 5, 'resource'],
  [control, 'verdict := "pass" if input.resource.naem == "x"', 5, 'resource'],
  [ownLibrary, 'f(x) := x if input.context.holds == "key"', 5, 'hands'],
  [ownLibrary, 'f(x) := x.known', 5, 'opened'],
  [ownLibrary, 'f(x) if every y in x { y }', 5, 'every'],
  [control, 'verdict := $"{x}"', 5, 'template'],
  [control, 'verdict := $`{x}`', 5, 'template'],
]

for (const [file, lines, row, word] of refused) {
  test(`${word}, in ${file}: ${lines.replaceAll('\n', ' ⏎ ')}`, () => {
    assert.equal(found(file, lines), [[row, word]])
  })
}

const allowed: [name: string, file: string, lines: string][] = [
  ['a fact handed to the library', control, 'verdict := must.be(input.facets.atRest.enabled, true)'],
  [
    'facts handed to the library within another call, and after one',
    control,
    'verdict := must.both([\n\tmust.be(input.facets.atRest.enabled, true),\n\tmust.two(must.be(input.facets.atRest.x, 1), input.labels.tier),\n])',
  ],
  [
    'a fact handed to the library under another name',
    control,
    'import data.lib.fact as f\n\nx := f.value(input.facets.a.b)',
  ],
  ['an import that is not yet formatted', control, '  import data.lib.fact\n\nx := fact.value(input.facets.a.b)'],
  ['a field of the resource', control, 'verdict := "pass" if input.resource.tags.team == "a"'],
  ['`not` before a line about the input', control, 'x if {\n\tnot y(1)\n\tinput.context.holds == "key"\n}'],
  ['a library of their own, and its test', 'policies/own/naming_test.rego', 'test_x if f("a") with input as {}'],
  ['plain words of the input', control, 'verdict := "pass" if input.context.holds in {"content"}'],
  ['`not` of what is no input', control, 'verdict := 1 if not endswith(place.via.mechanism, "-pair")'],
  ['else with a condition of its own', control, 'verdict := 1 if x\n\nelse := 2 if y'],
  ['two rules with disjoint conditions', control, 'verdict := "not_applicable" if place.role != "key"'],
  [
    '`every` in the library',
    library,
    'be_within(fact, members) if {\n\tcount(fact.known) > 0\n\tevery x in fact.known { members[x] }\n}',
  ],
  ['facts opened by the library', library, 'be(fact, x) if not fact.unknown'],
  ['facts made and opened in a test', controlTest, 'test_x if not x.verdict.unknown with input as {"a": {"known": 1}}'],
  ['all of it in a comment', control, '# every x in y; default verdict; else := "not_applicable"; not input.x.known'],
  ['a name that only begins like a builtin', library, 'counting(x) := count(x)'],
  ['a builtin called at the start of a line in a body', library, 'x if {\n\tcount(y) > 0\n}'],
  ['the word in a string', control, 'verdict := "every input is known"'],
]

for (const [name, file, lines] of allowed) {
  test(`allowed: ${name}`, () => {
    assert.equal(found(file, lines), [])
  })
}

test('findings of several files come by file and row', () => {
  const files = new Map([
    ['policies/lib/z.rego', 'count := 1\n'],
    ['policies/lib/a.rego', 'sum := 1\n\nequal := 1\n\ncount := 1\n'],
  ])
  assert.equal(
    bannedPatterns(files, builtins).map(({ file, row }) => `${file}:${row}`),
    ['policies/lib/a.rego:3', 'policies/lib/a.rego:5', 'policies/lib/z.rego:1'],
  )
})

test.run()
