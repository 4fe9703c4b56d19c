// `ringfence config` as a user types it: what is sound, what is refused with its place, and what an editor is told.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { compiledPolicy } from '../../src/cli/assets.ts'
import { configSchema } from '../../src/rulebook/config-schema.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { ownFolder } from '../rego/own-folder.ts'
import { experience } from '../rulebook/config-samples.ts'
import { fileOf, rulesFolder } from '../rulebook/rules-folder.ts'
import { scratch } from '../scratch.ts'
import { type Ended, parsed, project, ringfence } from './ringfence.ts'

const test = suite('cli/config')

const cache = scratch()
const config = (cwd: string, ...args: string[]): Promise<Ended> =>
  ringfence(['config', ...args], { cwd, env: { XDG_CACHE_HOME: cache } })
const folderOf = (text: string): string => join(fileOf(text), '..')

const waiver = (more: string) =>
  `version: 1\nwaivers:\n  - { id: w-1, control: ${more}, reason: SEC-1, owner: a, approved-by: b, until: 2026-11-24 }\n`

test('a sound config is told to people, by whatever name it is given', async () => {
  const folder = folderOf('version: 1\nlaws: [gdpr]\nfences:\n  - { stay: EEA }\n')
  for (const args of [[], ['ringfence.yaml'], ['-c', 'ringfence.yaml'], ['--config', join(folder, 'ringfence.yaml')]]) {
    const { code, stdout, stderr } = await config(folder, 'check', ...args)
    assert.is(code, 0, stderr)
    assert.is(stdout, '')
    assert.match(
      stderr,
      /^ringfence\.yaml: sound; 0 entities, 0 data rules, 1 fence, .*\nheld against \d+ controls and the rules of \d{4}-\d\d-\d\d; laws in play: gdpr\n$/,
    )
  }
})

test('the config of the demo is sound', async () => {
  const { code, stderr } = await config(project, 'check', 'fixtures/demo/ringfence.yaml')
  assert.is(code, 0, stderr)
  assert.match(stderr, /8 data rules, 3 fences, 2 recovery targets, 4 register entries, 1 waiver/)
})

test('an entry on a basis of the rules that ship is told when it ends, and what it lacks', async () => {
  const folder = folderOf(experience)
  const sound = await config(folder, 'check', '--now', '2027-02-10')
  assert.equal([sound.code, sound.stderr.includes('warning')], [0, false], sound.stderr)
  const later = await config(folder, 'check', '--now', '2027-02-11')
  assert.match(
    later.stderr,
    /warning: ringfence\.yaml:18:5: the entry "tr-014" ended on 2027-02-10, so its places fail/,
  )
  const bare = await config(folderOf(experience.replace(', tia: TIA-2026-02', '')), 'check', '--now', '2027-02-10')
  assert.match(bare.stderr, /the entry "tr-014" lists no tia, which gdpr\.scc\.m2 asks for/)
})

test('what has ended is a warning from the day after, and no error', async () => {
  const folder = folderOf(waiver('enc.at-rest'))
  const before = await config(folder, 'check', '--now', '2026-11-24')
  const after = await config(folder, 'check', '--now', '2026-11-25')
  assert.equal([before.code, after.code], [0, 0])
  assert.not.match(before.stderr, /warning/)
  assert.match(after.stderr, /\nwarning: ringfence\.yaml:3:5: the waiver "w-1" ended on 2026-11-24/)
})

const refused: [name: string, text: string, words: RegExp][] = [
  [
    'a key misspelt',
    'version: 1\nlwas: [gdpr]\n',
    /^ringfence: ringfence\.yaml:2:1: "lwas" is no key.*Did you mean laws\?/,
  ],
  [
    'a control misspelt',
    waiver('enc.at-rset'),
    /ringfence\.yaml:3:25: "enc\.at-rset" is no control.*Did you mean enc\.at-rest\?/,
  ],
  ['a glob over no control', waiver('rpe.*'), /ringfence\.yaml:3:25: "rpe\.\*" is no control/],
  ['a control of somebody else', waiver('own.own-key'), /ringfence\.yaml:3:25: "own\.own-key" is no control/],
  ['a byte-order mark', '\ufeffversion: 1\n', /ringfence\.yaml:1:1: a byte-order mark/],
  ['a tab', 'version: 1\naws:\n\taccounts: all\n', /ringfence\.yaml:3:1: this is no YAML/],
  ['an alias bomb', 'version: 1\na: &a [x, x]\nb: &b [*a, *a]\n', /ringfence\.yaml:2:7: an anchor stands here/],
]
for (const [name, text, words] of refused) {
  test(`exit 2: ${name}`, async () => {
    const { code, stdout, stderr } = await config(folderOf(text), 'check')
    assert.is(code, 2, stderr)
    assert.is(stdout, '')
    assert.match(stderr, words)
  })
}

test('exit 2: several faults are a line each, and what a name brings along is no line and no order', async () => {
  const text = 'version: 1\nlaws: [gpdr]\naws: { accounts: ["1\\n::error::x"] }\n'
  const { stderr } = await config(folderOf(text), 'check')
  const [first = '', second = '', ...more] = stderr.trimEnd().split('\n')
  assert.match(first, /^ringfence: ringfence\.yaml:2:8: "gpdr" is none of the laws/)
  assert.match(second, /^ringfence\.yaml:3:19: "1\\n::error::x" is no AWS account/)
  assert.equal(more, [])
})

test('exit 2: nothing is scanned by a config that names no control of ours', async () => {
  const folder = folderOf(waiver('enc.at-rset'))
  const { code, stderr } = await ringfence(['scan', '--from', join(project, 'fixtures/demo/aws')], { cwd: folder })
  assert.is(code, 2, stderr)
  assert.match(stderr, /ringfence\.yaml:3:25: "enc\.at-rset" is no control/)
  assert.equal(readdirSync(folder), ['ringfence.yaml'])
})

test('exit 2: no config, one that is not there, and two of them', async () => {
  const cwd = scratch()
  for (const [args, words] of [
    [[], /^ringfence: ringfence\.yaml: there is nothing to check, because this folder has no such file\. /],
    [['missing.yaml'], /missing\.yaml: there is no such file/],
    [['a.yaml', '-c', 'b.yaml'], /two configurations/],
  ] as const) {
    const { code, stderr } = await config(cwd, 'check', ...args)
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
  }
})

test('a config may name the controls of one’s own policies', async () => {
  const cwd = ownFolder({})
  const file = fileOf(waiver('own.*'))
  const { code, stderr } = await config(cwd, 'check', file, '--policies', 'mine')
  assert.is(code, 0, stderr)
  const { stdout } = await config(cwd, 'schema', '--policies', 'mine')
  assert.match(stdout, /"own\.key"/)
})

test('the schema goes to stdout, made from the rules and the controls that ship', async () => {
  const { code, stdout, stderr } = await config(scratch(), 'schema')
  assert.equal([code, stderr], [0, ''])
  const { metadata } = await compiledPolicy()
  const made = configSchema(await loadRules(rulesFolder), metadata.controls)
  assert.equal(parsed(stdout), parsed(JSON.stringify(made)))
  assert.is(parsed<{ $id: string }>(stdout).$id, 'urn:ringfence:config:1')
  const takes = new Ajv2020({ strict: true, strictTypes: false, formats: { date: true } }).compile(parsed(stdout))
  for (const text of [experience, readFileSync(join(project, 'fixtures/demo/ringfence.yaml'), 'utf8')]) {
    assert.ok(takes(parse(text)), JSON.stringify(takes.errors))
  }
  assert.not(takes(parse(experience.replace('basis: gdpr.scc.m2', 'basis: gdpr.scc.m9'))))
})

test.run()
