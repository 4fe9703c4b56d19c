// The bundle is the same bytes wherever it is made, says so when it is not, starts small, and explains itself to an old Node.
import { spawnSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { transform } from 'esbuild'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { bundle, differences } from '../scripts/bundle.ts'
import { loadedFrom } from '../scripts/loaded-from.ts'

const test = suite('dist')
const root = join(import.meta.dirname, '..')
const scratch = mkdtempSync(join(tmpdir(), 'ringfence-dist-'))
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }))

const fresh = join(scratch, 'fresh')

test('two bundles of the same sources are the same bytes', async () => {
  await Promise.all([bundle(fresh), bundle(join(scratch, 'second'))])
  assert.ok(readdirSync(join(fresh, 'lib')).length > 3)
  assert.equal(differences(fresh, join(scratch, 'second')), [])
})

const changes: [what: string, change: (folder: string) => void, found: string][] = [
  ['a changed chunk', (folder) => appendFileSync(join(folder, 'lib/main.mjs'), '\n'), 'lib/main.mjs'],
  ['a missing launcher', (folder) => rmSync(join(folder, 'cli.mjs')), 'cli.mjs'],
  ['a chunk of an older bundle', (folder) => writeFileSync(join(folder, 'lib/old.mjs'), ''), 'lib/old.mjs'],
]
for (const [what, change, found] of changes) {
  test(`drift: ${what}`, () => {
    const changed = mkdtempSync(join(scratch, 'changed-'))
    cpSync(fresh, changed, { recursive: true })
    change(changed)
    assert.equal(differences(fresh, changed), [found])
  })
}

test('drift: no bundle at all', () => {
  assert.ok(differences(fresh, join(scratch, 'nowhere')).includes('cli.mjs'))
})

test('what lies beside the bundle has a build of its own', () => {
  writeFileSync(join(scratch, 'second', 'policy.wasm'), '')
  assert.equal(differences(fresh, join(scratch, 'second')), [])
})

for (const name of ['cli.mjs', 'action.mjs']) {
  test(`${name} says what to do on a Node that is too old`, () => {
    const old =
      'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"24.14.9"}})'
    const { status, stderr, stdout } = spawnSync(process.execPath, ['--import', old, join(fresh, name)], {
      encoding: 'utf8',
    })
    assert.is(status, 2)
    assert.is(stdout, '')
    assert.is(stderr.split('\n')[0], 'ringfence: this is Node 24.14.9, and ringfence needs 24.15 or later.')
  })

  test(`${name} imports nothing and holds no syntax that an old Node cannot parse`, () => {
    const launcher = readFileSync(join(fresh, name), 'utf8')
    assert.is(launcher.startsWith('#!/usr/bin/env node\n'), name === 'cli.mjs')
    assert.not.match(launcher, /^\s*import\s*[^(\s]|\?\?|\?\.|^await |import\.meta|&&=|\|\|=/m)
  })
}

test('every chunk is well-formed: no name of the banner is one that the minifier chose', async () => {
  for (const name of readdirSync(join(fresh, 'lib')).filter((file) => file.endsWith('.mjs'))) {
    const code = readFileSync(join(fresh, 'lib', name), 'utf8')
    assert.is((await transform(code, { loader: 'js', format: 'esm', logLevel: 'silent' })).warnings.length, 0, name)
  }
})

test('no cloud is parsed before it is asked', () => {
  const first = [...loadedFrom('lib/main.mjs', fresh, { later: false })]
    .map((name) => readFileSync(join(fresh, name), 'utf8'))
    .join('')
  const all = readdirSync(join(fresh, 'lib'))
    .map((name) => readFileSync(join(fresh, 'lib', name), 'utf8'))
    .join('')
  assert.match(all, 'AWS4-HMAC-SHA256')
  assert.not.match(first, 'AWS4-HMAC-SHA256')
  assert.ok(first.length < 400_000, `${first.length} bytes are parsed before anything is asked`)
})

test('what action.yml starts is there, and with all that it may load it is small', () => {
  const { runs } = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { runs: { using: string; main: string } } // `as`: the assertions are next
  assert.equal(runs, { using: 'node24', main: 'dist/action.mjs' })
  const files = [...loadedFrom('action.mjs', fresh)]
  assert.ok(files.some((name) => readFileSync(join(fresh, name), 'utf8').includes('AWS4-HMAC-SHA256')))
  const size = files.reduce((sum, name) => sum + statSync(join(fresh, name)).size, 0)
  assert.ok(size <= 3_000_000, `${size} bytes`)
})

test('the notices of the packages inside are kept', () => {
  const notices = readFileSync(join(fresh, 'third-party.txt'), 'utf8')
  for (const name of ['@open-policy-agent/opa-wasm', '@stricli/core', 'valibot', 'yaml']) {
    assert.match(notices, new RegExp(`^${name} \\d+\\.\\d+\\.\\d+: \\S+`, 'm'))
  }
  assert.not.match(notices, /^esbuild /m)
})

test('the Rego toolchain runs from the bundle: a control is begun, checked, tested and built', () => {
  const installed = join(scratch, 'installed')
  const shipped = [
    'package.json',
    'policies',
    'rules',
    'dist/policy.wasm',
    'dist/policy.json',
    'dist/rego.json',
    'dist/rego.wasm.br',
  ]
  for (const part of shipped) cpSync(join(root, part), join(installed, part), { recursive: true })
  cpSync(fresh, join(installed, 'dist'), { recursive: true })
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [join(installed, 'dist/cli.mjs'), 'policy', ...args], {
      cwd: scratch,
      encoding: 'utf8',
      env: { XDG_CACHE_HOME: join(scratch, 'cache') },
    })
  const begun = run('new', 'mine', 'atRest', 'my_rule')
  assert.is(begun.stdout, 'mine/controls/atRest/my_rule.rego\nmine/controls/atRest/my_rule_test.rego\n', begun.stderr)
  const checked = run('check', 'mine')
  assert.is(checked.stdout, 'own.my-rule  controls/atRest/my_rule.rego\n1 control, all sound\n', checked.stderr)
  const tested = run('test', 'mine')
  assert.match(tested.stdout, /\n3 passed, 0 failed\n$/, tested.stderr)
  const built = run('build', 'mine', '-o', 'mine-built')
  assert.is(built.status, 0, built.stderr)
  assert.equal(readdirSync(join(scratch, 'mine-built')).sort(), ['policy.json', 'policy.wasm'])
})

const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }

test('the committed bundle starts', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'dist/cli.mjs'), '--version'], {
    encoding: 'utf8',
  })
  assert.is(stderr, '')
  assert.is(stdout, `${version}\n`)
  assert.is(status, 0)
})

test.run()
