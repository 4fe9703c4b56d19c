// Each way of making a policy wrong makes the changes it is meant to make, and no others.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { mutantsOf } from './mutators.ts'
import { policyOf } from './policy.ts'

const test = suite('mutation/mutators')

const library = 'policies/lib/some.rego'
const control = 'policies/controls/atRest/some.rego'
const place = 'policies/controls/places/some.rego'

/** The changed lines of one kind, as they are after the change. */
const after = (kind: string, rules: string, file = library): string[] =>
  mutantsOf(policyOf(file, `# METADATA\n# title: "a" == "b"\npackage some\n\nimport data.lib.must\n\n${rules}\n`))
    .filter((mutant) => mutant.kind === kind)
    .map((mutant) => mutant.after.trim())

const cases: [what: string, kind: string, rules: string, after: string[], file?: string][] = [
  [
    'a control passes whatever it finds',
    'always passes',
    'verdict := must.be(input.facets.atRest.enabled, true)',
    ['spared := must.be(input.facets.atRest.enabled, true)\n\nverdict := mutated("pass", [])'],
    control,
  ],
  [
    'a control of places passes every law of the place, whatever it calls the place',
    'always passes',
    'verdict(here) := f(here) if here.role == "key"\n\nverdict(here) := "not_applicable" if here.role != "key"',
    [
      'spared(here) := f(here) if here.role == "key"\n\nspared(here) := "not_applicable" if here.role != "key"\n\n' +
        'verdict(here) := {law: mutated("pass", []) | some law, _ in here.laws}',
    ],
    place,
  ],
  [
    'a control of places never applies',
    'never applies',
    'verdict(place) := f(place)',
    ['spared(place) := f(place)\n\nverdict(place) := mutated("not_applicable", [place])'],
    place,
  ],
  ['a library is no control', 'always passes', 'verdict := 1', []],
  [
    'each branch but one that passes anyway',
    'branch answers pass',
    'f(x) := "pass" if x == 1\n\nelse := open(x) if {\n\tx == 2\n}\n\ng(x) if x == 3',
    ['else := mutated("pass", [open(x) | true]) if {'],
  ],
  [
    'each branch is gone, whatever its body looks like',
    'branch removed',
    'f(1) := 2\n\ng(x) if x == 1\n\nelse := 3 if {\n\tx == 2\n}',
    ['f(1) := 2 if mutated(false, [])', 'g(x) if { mutated(false, []); x == 1 }', 'mutated(false, [])'],
  ],
  [
    'conditions of bodies and comprehensions, and nothing that names a value',
    'condition holds',
    'f(xs) := [x | some x in xs; good(x)] if {\n\tn := count(xs)\n\tnot bad(n)\n\tg(n) with input as {\n\t\t"a": 1,\n\t}\n}',
    [
      'mutated(true, [true | not bad(n)])',
      'mutated(true, [true | g(n) with input as {\n\t\t"a": 1,\n\t}])',
      'f(xs) := [x | some x in xs; mutated(true, [true | good(x)])] if {',
    ],
  ],
  [
    'comparisons turn, or move by one; those of texts and comments do not',
    'comparison flipped',
    'f(x) := x == 1 # x == 1\n\ng(x) := "<" if x != ">"\n\nh(x) if x >= 1\n\ni(x) if x < 1',
    ['f(x) := x != 1 # x == 1', 'g(x) := "<" if x == ">"', 'h(x) if x > 1', 'i(x) if x <= 1'],
  ],
  [
    'words, flags and numbers',
    'constant changed',
    'f("a b") := true\n\ng(x1) := {"k": 7}\n\nh := `r`\n\ni := ""',
    ['f("") := true', 'f("a b") := false', 'g(x1) := {"": 7}', 'g(x1) := {"k": 8}', 'h := ""'],
  ],
  [
    'arguments that must be something, unless the rest speaks of them',
    'argument widened',
    'f("a", x, null) := x\n\ng({"unknown": _}, {"unknown": why}) := why\n\nh(_) := 1',
    ['f(_, x, null) := x', 'f("a", x, _) := x', 'g(_, {"unknown": why}) := why'],
  ],
  [
    'what a known fact bears, a partial one bears too',
    'partial as known',
    'f({"known": x}, y) := x\n\nf({"partial": _, "reason": why}, _) := why',
    ['f({"partial": x, "reason": _}, y) := x'],
  ],
  [
    'a partial fact that is worth the same as a known one',
    'partial as known',
    'f({"known": x}) := x\n\nf({"partial": x, "reason": _}) := x',
    [],
  ],
  [
    'what weighs a verdict is passed by',
    'call skipped',
    'f(x) := answer.borne(x, g(x, [1, 2]))\n\nborne(x, y) := y',
    ['f(x) := mutated(g(x, [1, 2]), [answer.borne(x, g(x, [1, 2])) | true])'],
  ],
]
for (const [what, kind, rules, expected, file] of cases) {
  test(`${kind}: ${what}`, () => assert.equal(after(kind, rules, file), expected))
}

test('a mutant knows its row, its line before, and leaves the rest of the file alone', () => {
  const source = 'package some\n\nf(x) := 1 if x == 2\n'
  const [mutant] = mutantsOf(policyOf(library, source)).filter(({ kind }) => kind === 'comparison flipped')
  assert.equal(mutant, {
    file: library,
    kind: 'comparison flipped',
    row: 3,
    before: 'f(x) := 1 if x == 2',
    after: 'f(x) := 1 if x != 2',
    text: 'package some\n\nf(x) := 1 if x != 2\n\nmutated(value, _) := value\n',
  })
})

test.run()
