// Somebody's own policies compile as ours do, or are refused in their own words; the cache changes nothing but the time.
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isExplained } from '../../src/model/errors.ts'
import { checkOwnPolicies, compileEachOwnPolicy, compileOwnPolicies } from '../../src/rego/index.ts'
import { writeBundle } from '../../src/rego/policy-bundle.ts'
import { scratch } from '../scratch.ts'
import { exchanged, facet, facetTest, library, metadata, ownFolder, place } from './own-folder.ts'
import { rejection } from './policy-tree.ts'

const test = suite('rego/own-policies')

const taken = new Map([['enc.at-rest', 'a built-in control']])
const cache = scratch()
const compile = (cwd: string, path = 'mine', env: Record<string, string> = { XDG_CACHE_HOME: cache }) =>
  compileOwnPolicies(path, { cwd, env, taken })
const check = (cwd: string, path = 'mine') => checkOwnPolicies(path, { cwd, env: { XDG_CACHE_HOME: cache }, taken })

test('what it is made of, and what its controls read', async () => {
  const { wasm, metadata: said } = await compile(ownFolder())
  assert.is(Buffer.from(wasm).subarray(0, 4).toString('latin1'), '\0asm')
  assert.is(said.policy, 'mine')
  assert.equal(
    said.controls.map(({ id, judges, index, file, reads }) => ({ id, judges, index, file, reads })),
    [
      { id: 'own.key', judges: 'atRest', index: 0, file: facet, reads: ['/facets/atRest/keyOwner', '/resource/name'] },
      { id: 'own.home', judges: 'places', index: 0, file: place, reads: [] },
    ],
  )
  const sources = Object.keys(said.sources)
  for (const file of [facet, place, library, 'policies/lib/must.rego', 'policies/input.schema.json']) {
    assert.ok(sources.includes(file), `${file} is not among ${sources.join(', ')}`)
  }
  assert.not(sources.some((file) => file.endsWith('_test.rego') || file.startsWith('policies/controls/')))
})

test('the same sources make the same policy wherever they lie, and whether or not it was cached', async () => {
  const one = await compile(ownFolder(), 'mine', {})
  const two = await compile(ownFolder())
  assert.ok(Buffer.from(one.wasm).equals(two.wasm))
  assert.equal(one.metadata, two.metadata)
})

test('what is not formatted compiles, a file of ours beside it is not asked for, and other files are left alone', async () => {
  const changes = {
    ...exchanged(facet, 'verdict := "not_applicable"', '   verdict   :=  "not_applicable"'),
    'regulations/mine.yaml': 'id: mine\n',
    '.git/hook.rego': 'nothing',
    'node_modules/x/y.rego': 'nothing',
  }
  assert.is((await compile(ownFolder(changes))).metadata.controls.length, 2)
})

const verdict = 'must.be(input.facets.atRest.keyOwner, "customer") if naming.production(input.resource.name)'
const other = 'controls/atRest/other.rego'
const otherControl = (body: string, head = metadata('own.other')): Record<string, string> => ({
  [other]: `${head}package controls.atRest.other\n\n${body}\n`,
})

const refused: [name: string, changes: Record<string, string | null>, message: RegExp][] = [
  [
    'a misspelt fact is told the nearest one',
    exchanged(facet, 'keyOwner', 'keyOnwer'),
    /^mine\/controls\/atRest\/own_key\.rego:13:20: input\.facets\.atRest has no keyOnwer, because .*\. Did you mean keyOwner\? It has algorithm, enabled, keyOwner\.$/,
  ],
  [
    'a field of a place that there is not',
    otherControl('verdict := "pass" if input.places[0].contry'),
    /^mine\/controls\/atRest\/other\.rego:10:\d+: input\.places\[0\] has no contry/,
  ],
  [
    'what is no Rego, once per place',
    exchanged(facet, '"not_applicable"', '"not_applicable'),
    /^mine\/controls\/atRest\/own_key\.rego:15:12: non-terminated string, because this is no Rego/,
  ],
  [
    'Rego of version 0',
    otherControl('verdict = "pass" { true }'),
    /^mine\/controls\/atRest\/other\.rego:10:1: `if` keyword is required before rule body, because .*Rego v1/,
  ],
  [
    'a clock',
    otherControl('verdict := "pass" if time.now_ns() > 0'),
    /^mine\/controls\/atRest\/other\.rego:10:22: time\.now_ns is no function that a policy may call, because .*no clock, no network/,
  ],
  [
    'the network',
    otherControl('verdict := "pass" if http.send({})'),
    /^mine\/controls\/atRest\/other\.rego:10:22: http\.send is no function that a policy may call/,
  ],
  [
    'a misspelt function of the library',
    exchanged(facet, 'must.be(', 'must.bee('),
    /:13:12: there is no function data\.lib\.must\.bee, because .*Did you mean be\? data\.lib\.must has be, /,
  ],
  [
    'an import of nothing',
    exchanged(facet, 'import data.lib.must', 'import data.lib.mutst as must'),
    /:10: there is no data\.lib\.mutst, because .*Did you mean data\.lib\.must\?/,
  ],
  [
    'a reference to a package of nothing',
    otherControl('verdict := "pass" if not data.own.typo.strict'),
    /^mine\/controls\/atRest\/other\.rego:10: there is no data\.own\.typo\.strict/,
  ],
  [
    'a reference to a rule that an imported package does not have',
    otherControl('import data.own.naming\n\nverdict := "pass" if not naming.strict'),
    /other\.rego:12: there is no data\.own\.naming\.strict/,
  ],
  [
    'an import from nowhere',
    otherControl('import data.liib.naming\n\nverdict := "pass" if not naming.strict'),
    /other\.rego:10: there is no data\.liib\.naming/,
  ],
  [
    'a field that a place does not have',
    exchanged(place, 'if kind(place) != "other"', 'if not place.rol == "primary"'),
    /at_home\.rego:15: of its place a control reads kind, role, approved, mandates, via, country, relation, bases, laws/,
  ],
  [
    'a field that the way to a place does not have',
    exchanged(place, 'if kind(place) != "other"', 'if not place.via.meens == "replication"'),
    /at_home\.rego:15: of its place a control reads /,
  ],
  [
    'an import of a control that is not theirs',
    otherControl('import data.controls.atRest.encrypted\n\nverdict := encrypted.verdict'),
    /:10: there is no data\.controls\.atRest\.encrypted/,
  ],
  [
    'an import that is not used',
    otherControl('import data.lib.must\n\nverdict := "pass"'),
    /:10:1: import data\.lib\.must unused, because policies are compiled strictly/,
  ],
  [
    'a function where a value is asked',
    otherControl('verdict(x) := "pass" if x'),
    /:10: its verdict takes an argument/,
  ],
  [
    'a value where a function of the place is asked',
    exchanged(place, 'verdict(place) := "not_applicable" if kind(place) != "other"', 'verdict := "not_applicable"'),
    /at_home\.rego:15: its verdict takes no place/,
  ],
  [
    'a function of two places',
    { [place]: `${metadata('own.home')}package controls.places.at_home\n\nverdict(_, _) := "not_applicable"\n` },
    /^mine\/controls\/places\/at_home\.rego: function data\.controls\.places\.at_home\.verdict has arity 2/,
  ],
  ['a verdict that is true', otherControl('verdict if 1 == 1'), /:10: its verdict is true, which is no answer/],
  ['a verdict that is false', otherControl('verdict := false'), /:10: its verdict is false, which is no answer/],
  ['a verdict in another word', otherControl('verdict := "ok"'), /:10: its verdict is "ok", which is no answer/],
  ['a verdict of many', otherControl('verdict contains "pass" if 1 == 1'), /:10: its verdict is a set/],
  [
    'one word for a place, whatever the law',
    exchanged(place, 'decision.by_law(place) if', '"pass" if'),
    /at_home\.rego:13: its verdict is "pass", which is no answer/,
  ],
  ['no verdict', otherControl('answer := "pass"'), /other\.rego:1: it has no rule named verdict/],
  ['no METADATA', otherControl('verdict := "pass"', ''), /other\.rego:1: no METADATA stand above its package/],
  [
    'a field of METADATA that is missing',
    exchanged(facet, '#   remediation: Mend it.\n', ''),
    /own_key\.rego:1: METADATA custom\.remediation .*Complete the METADATA block/,
  ],
  [
    'an id that is taken by a built-in control',
    exchanged(facet, 'id: own.key', 'id: enc.at-rest'),
    /^mine\/controls\/atRest\/own_key\.rego: its id enc\.at-rest is taken by a built-in control/,
  ],
  ['one id twice', exchanged(place, 'id: own.home', 'id: own.key'), /its id own\.key is that of /],
  [
    'METADATA that replace the schema',
    otherControl('verdict := "pass"', `${metadata('own.other')}# schemas:\n#   - input: {"type": "object"}\n`),
    /other\.rego:8: its METADATA say schemas, because .*neither is replaced/,
  ],
  [
    'METADATA that replace the entry point',
    otherControl('verdict := "pass"', `${metadata('own.other')}# entrypoint: true\n`),
    /other\.rego:8: its METADATA say entrypoint/,
  ],
  [
    'METADATA that replace the schema, written so that only the toolchain reads it',
    otherControl('verdict := "pass"', `${metadata('own.other')}# "schemas": [input: {"type": "object"}]\n`),
    /other\.rego:8: its METADATA say schemas, because .*neither is replaced/,
  ],
  ['a banned pattern', otherControl('default verdict := "pass"'), /other\.rego:10: a default verdict also answers/],
  [
    'a banned pattern that only the formatter brings to light',
    otherControl('verdict := "pass" if count([]) == 0\n\n  count(x) := x'),
    /other\.rego: a rule, function or import named like a builtin .*\(line 12 as ringfence policy fmt writes it\)/,
  ],
  [
    'a fact that goes elsewhere than to our library',
    exchanged(facet, verdict, '"pass" if naming.production(input.facets.atRest.keyOwner)'),
    /:13: a fact goes nowhere but into a library function/,
  ],
  [
    'a library of their own that opens facts',
    { [library]: 'package own.naming\n\nproduction(name) := name.known\n' },
    /^mine\/lib\/naming\.rego:3: a fact is opened by the library only/,
  ],
  [
    'a library of their own that reads the input',
    { [library]: 'package own.naming\n\nproduction(_) := input.context.holds == "content"\n' },
    /^mine\/lib\/naming\.rego:3: a control hands on what it reads/,
  ],
  [
    'the resource as a whole',
    exchanged(facet, 'if naming.production(input.resource.name)\n\n', 'if input.resource\n\n'),
    /:13: of the resource a control reads input\.resource\.<field>: id, name, /,
  ],
  [
    'a field that the resource does not have',
    exchanged(facet, 'input.resource.name)\n\n', 'input.resource.nmae)\n\n'),
    /:13: of the resource a control reads input\.resource\.<field>: id, name, /,
  ],
  [
    'a file that would change our library',
    { 'lib/must.rego': 'package lib.must\n\nbe(_, _) := "pass"\n' },
    /^mine\/lib\/must\.rego:1: its package is lib\.must, and under lib\/ a package is called own\.<name>/,
  ],
  [
    'a file that hides its package in a string',
    { 'lib/must.rego': 'package lib.must\n\nx := `\npackage own.must\n`\n' },
    /^mine\/lib\/must\.rego:1: its package is lib\.must/,
  ],
  [
    'a control that is named like a test and would be lost',
    {
      'controls/atRest/load_test.rego': `${metadata('own.load')}package controls.atRest.load_test_of\n\nverdict := "pass"\n`,
    },
    /load_test\.rego:1: its package is controls\.atRest\.load_test_of: a file named \*_test\.rego holds tests/,
  ],
  [
    'a file where nothing asks it',
    { 'my_rule.rego': 'package my_rule\n' },
    /^mine\/my_rule\.rego: this file lies neither/,
  ],
  [
    'a folder that is no facet',
    { 'controls/atRset/x.rego': `${metadata('own.x')}package controls.atRset.x\n\nverdict := "pass"\n` },
    /^mine\/controls\/atRset\/x\.rego: there is no facet atRset, because .*Did you mean atRest\?/,
  ],
  [
    'no control at all',
    { [facet]: null, [place]: null },
    /^mine: it holds no control, because .*policy new mine atRest/,
  ],
]

for (const [name, changes, message] of refused) {
  test(`refused: ${name}`, async () => {
    const error = await rejection(compile(ownFolder(changes)))
    assert.match(error.message, message)
    assert.not.match(error.message, 'policies/controls')
    assert.not.match(error.message, '\n')
    assert.ok(isExplained(error) && error.kind === 'policy')
  })
}

test('a package of two files has the rules of both', async () => {
  const sound = otherControl('import data.own.naming\n\nverdict := "pass" if naming.short == 3')
  const folder = ownFolder({ ...sound, 'lib/more.rego': 'package own.naming\n\nshort := 3\n' })
  assert.is((await compile(folder)).metadata.controls.length, 3)
})

test('a link to nowhere may be a control that is lost, so it is refused by name', async () => {
  const folder = ownFolder()
  symlinkSync(join(folder, 'gone'), join(folder, 'mine/controls/exposure'))
  assert.match((await rejection(compile(folder))).message, /^mine\/controls\/exposure: the policy could not be read/)
})

test('a file that is no UTF-8 is refused by name', async () => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'mine', library), Buffer.from([0x70, 0xff]))
  assert.match((await rejection(compile(folder))).message, /^mine\/lib\/naming\.rego: .*not UTF-8/)
})

test('a path that is no folder is refused', async () => {
  const folder = ownFolder()
  assert.match((await rejection(compile(folder, 'yours'))).message, /^yours: there is no such folder/)
  assert.match((await rejection(compile(folder, `mine/${library}`))).message, /naming\.rego: this is no folder/)
})

test('several faults are counted, and listed for who can show them', async () => {
  const error = await rejection(
    compile(
      ownFolder({ ...otherControl('verdict := "ok"'), 'lib/x.rego': 'package own.x\n\nx if every y in [] { y }\n' }),
    ),
  )
  assert.match(
    error.message,
    /^mine\/lib\/x\.rego:3: `every` .*, and 1 more that ringfence policy check mine lists, because/,
  )
  assert.is('diagnostics' in error && Array.isArray(error.diagnostics) && error.diagnostics.length, 2)
})

test('check compiles the tests too, and finds nothing wrong with what is sound', async () => {
  assert.is((await check(ownFolder())).metadata.controls.length, 2)
  const broken = exchanged(facetTest, 'own_key.verdict == "pass"', 'count(1, 2) == 3')
  const folder = ownFolder(broken)
  assert.match((await rejection(check(folder))).message, /^mine\/controls\/atRest\/own_key_test\.rego:5:/)
  assert.is((await compile(folder)).metadata.controls.length, 2, 'a broken test stops no scan')
})

test('no two folders have a control of one id', async () => {
  const options = {
    cwd: ownFolder({ '../yours/controls/atRest/other.rego': otherControl('verdict := "pass"')[other] ?? '' }),
    env: {},
    taken,
  }
  const both = await compileEachOwnPolicy(['mine', 'yours'], options)
  assert.equal(
    both.map(({ metadata: said }) => [said.policy, said.controls.length]),
    [
      ['mine', 2],
      ['yours', 1],
    ],
  )
  const error = await rejection(
    compileEachOwnPolicy(['yours', 'mine', 'yours'], { ...options, env: { XDG_CACHE_HOME: cache } }),
  )
  assert.match(error.message, /^yours\/controls\/atRest\/other\.rego: its id own\.other is taken by yours\/controls/)
})

const cachedFiles = (folder: string): string[] => readdirSync(join(folder, 'ringfence'))

test('what is cached is not made again, and a damaged file is made again', async () => {
  const env = { XDG_CACHE_HOME: scratch() }
  const folder = ownFolder()
  const first = await compile(folder, 'mine', env)
  const [file = '', ...more] = cachedFiles(env.XDG_CACHE_HOME)
  assert.equal(more, [], 'one file, and nothing unfinished')
  const path = join(env.XDG_CACHE_HOME, 'ringfence', file)
  const kept = readFileSync(path, 'utf8')

  // Another answer under a right digest is believed: so it is the cache that is read, and not the toolchain that is asked.
  const { sha256 } = await import('../../src/runtime/sha256.ts')
  const poisoned = kept.slice(65).replace(/"wasm":"[^"]+"/, '"wasm":"AGFzbQ=="')
  writeFileSync(path, `${sha256(poisoned)}\n${poisoned}`)
  assert.is((await compile(folder, 'mine', env)).wasm.length, 4)

  const other = '{"of":"another version"}'
  for (const damage of [
    kept.replace('"wasm":"A', '"wasm":"B'),
    kept.slice(0, 1000),
    '',
    `${sha256(other)}\n${other}`,
  ]) {
    writeFileSync(path, damage)
    assert.ok(Buffer.from((await compile(folder, 'mine', env)).wasm).equals(first.wasm))
    assert.is(readFileSync(path, 'utf8'), kept, 'the damaged file was not mended')
  }
})

test('another source is another key', async () => {
  const env = { XDG_CACHE_HOME: scratch() }
  await compile(ownFolder(), 'mine', env)
  await compile(ownFolder(exchanged(library, 'prod-', 'production-')), 'mine', env)
  assert.is(cachedFiles(env.XDG_CACHE_HOME).length, 2)
})

test('without a cache it works too: no home, a file in the way, a folder that cannot be written', async () => {
  const folder = ownFolder()
  const blocked = scratch()
  writeFileSync(join(blocked, 'ringfence'), 'a file')
  const closed = scratch()
  mkdirSync(join(closed, 'ringfence'))
  chmodSync(join(closed, 'ringfence'), 0o500)
  for (const env of [
    {},
    { XDG_CACHE_HOME: blocked },
    { XDG_CACHE_HOME: closed },
    { HOME: join(blocked, 'ringfence') },
  ]) {
    assert.is((await compile(folder, 'mine', env)).metadata.controls.length, 2)
  }
})

test('the cache lies in the home unless XDG says otherwise', async () => {
  const home = scratch()
  await compile(ownFolder(), 'mine', { HOME: home, XDG_CACHE_HOME: 'relative' })
  assert.ok(existsSync(join(home, '.cache', 'ringfence')))
})

/** A bundle of the sound policies in `<folder>/out`. */
async function bundled(): Promise<string> {
  const folder = ownFolder()
  await writeBundle(join(folder, 'out'), await compile(folder))
  return folder
}

test('a bundle is what it was built from', async () => {
  const folder = await bundled()
  const [read, built] = [await compile(folder, 'out'), await compile(folder)]
  assert.ok(Buffer.from(read.wasm).equals(built.wasm))
  assert.equal(read.metadata, built.metadata)
  assert.equal(readdirSync(join(folder, 'out')).sort(), ['policy.json', 'policy.wasm'])
})

const spoils: [name: string, spoil: (out: string) => void, message: RegExp][] = [
  [
    'another Wasm',
    (out) => writeFileSync(join(out, 'policy.wasm'), '\0asm'),
    /^out\/policy\.wasm: the Wasm has the digest /,
  ],
  [
    'half of its metadata',
    (out) => edit(out, (text) => text.slice(0, 200)),
    /^out\/policy\.json: the metadata were not understood/,
  ],
  [
    'a severity that is none',
    (out) => edit(out, (text) => text.replace('"info"', '"bad"')),
    /not understood at controls\.0\.severity\.global/,
  ],
  [
    'the schema of another version',
    (out) => edit(out, (text) => text.replace(/("policies\/input.schema.json": ")\w{4}/, '$1abcd')),
    /^out: the bundle was built for another input/,
  ],
  [
    'an id that is taken',
    (out) => edit(out, (text) => text.replace('own.key', 'enc.at-rest')),
    /its id enc\.at-rest is taken/,
  ],
  ['sources beside it', (out) => mkdirSync(join(out, 'controls')), /^out: it holds both controls\/ and policy\.json/],
]

const edit = (out: string, change: (text: string) => string): void => {
  const path = join(out, 'policy.json')
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  assert.is.not(after, before)
  writeFileSync(path, after)
}

for (const [name, spoil, message] of spoils) {
  test(`a bundle with ${name} is refused`, async () => {
    const folder = await bundled()
    spoil(join(folder, 'out'))
    assert.match((await rejection(compile(folder, 'out'))).message, message)
  })
}

test.run()
