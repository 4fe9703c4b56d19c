// `ringfence policy` as a user types it: what goes to stdout, what is told to mend, and how each ending says what it was.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { facetsIn } from '../../src/rego/own-schema.ts'
import { scratch } from '../scratch.ts'
import { exchanged, facet, facetTest, library, ownFolder, place } from '../rego/own-folder.ts'
import { type Ended, project, ringfence } from './ringfence.ts'

const test = suite('cli/policy')

const cache = scratch()
const policy = (cwd: string, ...args: string[]): Promise<Ended> =>
  ringfence(['policy', ...args], { cwd, env: { XDG_CACHE_HOME: cache } })

const facets = facetsIn(readFileSync(join(project, 'policies/input.schema.json'), 'utf8'))

test('new begins a control of every facet, and of places, that check, test and fmt find in order', async () => {
  assert.ok(facets.length > 5)
  const cwd = scratch()
  for (const name of ['places', ...facets]) {
    const { code, stdout, stderr } = await policy(cwd, 'new', 'mine', name, 'my_rule')
    assert.is(code, 0, stderr)
    assert.is(stdout, `mine/controls/${name}/my_rule.rego\nmine/controls/${name}/my_rule_test.rego\n`)
  }
  const checked = await policy(cwd, 'check', 'mine')
  assert.is(checked.code, 0, checked.stderr)
  assert.match(checked.stdout, new RegExp(`^own\\.my-rule  .*\n${facets.length + 1} controls, all sound\n$`, 'ms'))
  const tested = await policy(cwd, 'test', 'mine')
  assert.is(tested.code, 0, tested.stdout)
  assert.match(tested.stdout, new RegExp(`\n${3 * facets.length + 4} passed, 0 failed\n$`))
  assert.is(tested.stdout.match(/^100 % {2}/gm)?.length, facets.length + 1, tested.stdout)
  assert.equal(await policy(cwd, 'fmt', 'mine', '--check'), { code: 0, stdout: '', stderr: '' })
})

const names: [name: string, args: string[], words: RegExp][] = [
  ['a facet that there is not', ['atRset', 'x'], /no facet "atRset".*Did you mean atRest\?/],
  ['a name in another case', ['atRest', 'OwnKey'], /"OwnKey" cannot be the name.*Name it like own_key/],
  ['a word of the language', ['atRest', 'default'], /"default" cannot be the name.*Rego has this word/],
  ['a builtin', ['atRest', 'count'], /"count" cannot be the name/],
  ['a test', ['atRest', 'load_test'], /"load_test" cannot be the name.*Name it like load\b/],
  ['a way out of the folder', ['atRest', '../x'], /cannot be the name/],
]
for (const [name, args, words] of names) {
  test(`new refuses ${name}`, async () => {
    const cwd = scratch()
    const { code, stderr, stdout } = await policy(cwd, 'new', 'mine', ...args)
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.is(stdout, '')
    assert.not(existsSync(join(cwd, 'mine')))
  })
}

for (const there of [facet, facetTest]) {
  test(`new writes nothing where ${there} is`, async () => {
    const cwd = ownFolder({ [facet]: null, [facetTest]: null, [there]: 'mine' })
    const { code, stderr } = await policy(cwd, 'new', 'mine', 'atRest', 'own_key')
    assert.is(code, 2)
    assert.match(stderr, `mine/${there}: the file is there already`)
    assert.is(readFileSync(join(cwd, 'mine', there), 'utf8'), 'mine')
    assert.is([facet, facetTest].filter((file) => existsSync(join(cwd, 'mine', file))).length, 1)
  })
}

test('check lists every fault on a line of its own, with its place and what to do', async () => {
  const cwd = ownFolder({
    ...exchanged(facet, 'keyOwner', 'keyOnwer'),
    ...exchanged(place, 'kind(place) == "other"', 'input.places[0].contry == "other"'),
  })
  const { code, stdout, stderr } = await policy(cwd, 'check', 'mine')
  assert.is(code, 2)
  assert.is(stdout, '')
  const lines = stderr.trimEnd().split('\n')
  assert.is(lines.length, 3, stderr)
  assert.match(stderr, /^mine\/controls\/atRest\/own_key\.rego:13:20: .*Did you mean keyOwner\?/m)
  assert.match(
    stderr,
    /^mine\/controls\/places\/at_home\.rego:13:\d+: input\.places\[0\] has no contry.*Did you mean country\?/m,
  )
  assert.is(lines[2], '2 errors; nothing was done')
})

test('a name that would be obeyed by a terminal is told, and not obeyed', async () => {
  const cwd = ownFolder({ 'lib/\u001b[31m.rego': 'package own.x\n\nx := := 1\n' })
  const { code, stderr } = await policy(cwd, 'check', 'mine')
  assert.is(code, 2)
  assert.match(stderr, String.raw`mine/lib/\u001b[31m.rego:3:`)
  assert.not.match(stderr, '\u001b')
})

test('check and test take the built-in policies too', async () => {
  const checked = await policy(project, 'check', 'policies')
  assert.is(checked.code, 0, checked.stderr)
  assert.match(checked.stdout, /^enc\.at-rest {2}controls\/atRest\/encrypted\.rego$/m)
})

test('test tells what failed and what was not reached, and ends with 1', async () => {
  const cwd = ownFolder({
    ...exchanged(facetTest, 'own_key.verdict == "pass"', 'own_key.verdict == "fail"'),
    [place]: null,
    'lib/idle.rego': 'package own.idle\n\none(x) if x == 1\n\ntwo(x) if {\n\tx == 2\n\tx > 1\n}\n',
    'lib/idle_test.rego':
      'package own.idle_test\n\nimport data.own.idle\n\ntest_one if idle.one(1)\n\ntodo_test_two if idle.two(2)\n',
  })
  const { code, stdout, stderr } = await policy(cwd, 'test', 'mine')
  assert.is(code, 1, stderr)
  const lines = stdout.trimEnd().split('\n')
  assert.is(lines[0], 'FAIL  mine/controls/atRest/own_key_test.rego:5: test_pass')
  assert.ok(lines.includes(' 25 %  mine/lib/idle.rego  not reached: 5-7'), stdout)
  assert.is(lines.at(-1), '2 passed, 1 failed, 1 skipped')
})

test('test without a test proves nothing, and ends with 2', async () => {
  const { code, stderr } = await policy(ownFolder({ [facetTest]: null }), 'test', 'mine')
  assert.is(code, 2)
  assert.match(stderr, /^ringfence: mine: it holds no test/)
  const skipped = 'package controls.atRest.own_key_test\n\ntodo_test_later if false\n'
  assert.is((await policy(ownFolder({ [facetTest]: skipped }), 'test', 'mine')).code, 2)
})

test('fmt --check names what differs and ends with 1; fmt rewrites just that', async () => {
  const wide = exchanged(facet, 'verdict := "not_applicable"', 'verdict   :=   "not_applicable"')
  const cwd = ownFolder(wide)
  assert.equal(await policy(cwd, 'fmt', 'mine', '--check'), { code: 1, stdout: `mine/${facet}\n`, stderr: '' })
  assert.is(readFileSync(join(cwd, 'mine', facet), 'utf8'), wide[facet])
  assert.equal(await policy(cwd, 'fmt', 'mine'), { code: 0, stdout: `mine/${facet}\n`, stderr: '' })
  assert.match(readFileSync(join(cwd, 'mine', facet), 'utf8'), '\nverdict := "not_applicable"')
  assert.equal(await policy(cwd, 'fmt', 'mine', '--check'), { code: 0, stdout: '', stderr: '' })
})

test('fmt rewrites nothing where one file is no Rego', async () => {
  const wide = exchanged(facet, 'verdict := "not_applicable"', 'verdict   :=   "not_applicable"')
  const cwd = ownFolder({ ...wide, [library]: 'package own.naming\n\nx := := 1\n' })
  const { code, stderr } = await policy(cwd, 'fmt', 'mine')
  assert.is(code, 2)
  assert.match(stderr, /^mine\/lib\/naming\.rego:3:6: /)
  assert.is(readFileSync(join(cwd, 'mine', facet), 'utf8'), wide[facet])
})

test('build writes a bundle, and the same bytes again', async () => {
  const cwd = ownFolder()
  const { code, stdout, stderr } = await policy(cwd, 'build', 'mine', '-o', 'out')
  assert.is(code, 0, stderr)
  assert.match(stdout, /^out: 2 controls, \d+ bytes\nsha256 [0-9a-f]{64}\n$/)
  const first = readFileSync(join(cwd, 'out/policy.json'), 'utf8')
  assert.is((await policy(cwd, 'build', 'mine', '-o', 'out')).code, 0)
  assert.is(readFileSync(join(cwd, 'out/policy.json'), 'utf8'), first)
  const { code: again, stderr: told } = await policy(cwd, 'check', 'out')
  assert.is(again, 2)
  assert.match(told, /^ringfence: out: this is a bundle/)
})

test('build does not write among the sources, and says where it could not write', async () => {
  const cwd = ownFolder()
  const among = await policy(cwd, 'build', 'mine', '-o', './mine')
  assert.is(among.code, 2, among.stderr)
  assert.not(existsSync(join(cwd, 'mine/policy.json')))
  writeFileSync(join(cwd, 'file'), '')
  const { code, stderr } = await policy(cwd, 'build', 'mine', '-o', 'file')
  assert.is(code, 5, stderr)
})

test('what is missing is usage', async () => {
  for (const args of [['build', 'mine'], ['check'], ['new', 'mine', 'atRest'], ['chekc', 'mine']]) {
    assert.is((await policy(scratch(), ...args)).code, 2, args.join(' '))
  }
})

test.run()
