// What people get wrong in ringfence.yaml and on the command line: told where and what was meant, and nothing is written.
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../scratch.ts'
import { read, ringfence } from './ringfence.ts'
import { filesIn, saved } from './saved-estate.ts'

const test = suite('cli/bad words')

/** Exit 2, one message for people, and no file that was not there before. */
async function refused(args: readonly string[], cwd: string, words: RegExp): Promise<void> {
  const before = filesIn(cwd)
  const { code, stdout, stderr } = await ringfence(args, { cwd })
  assert.is(code, 2, stderr)
  assert.match(stderr, words)
  assert.not.match(stderr, / at .*\.ts:|error of its own/, 'a stack is no help')
  assert.is(stdout, '')
  assert.equal(filesIn(cwd), before)
}

const gap = '{ account: "111122223333", operation: a:b, reason: r, until: 2027-01-31 }'
const configs: [name: string, text: string, words: RegExp][] = [
  ['an unknown key', 'version: 1\nlwas: [gdpr]\n', /:2:1: "lwas" is no key here.*Did you mean laws/],
  [
    'a nested one',
    'version: 1\naws: { acounts: ["111122223333"] }\n',
    /:2:8: "acounts" is no key.*Did you mean accounts/,
  ],
  ['a key twice', 'version: 1\nlaws: [gdpr]\nlaws: [lgpd]\n', /:3:1: a key stands here twice/],
  ['a key twice in a flow', `version: 1\naws: { accounts: [], accounts: all }\n`, /:2:22: a key stands here twice/],
  ['an unknown law', 'version: 1\nlaws: [gdpr, lgdp]\n', /:2:14: "lgdp" is none of the laws.*Did you mean lgpd/],
  [
    'a day that does not exist',
    `version: 1\naccepted-gaps:\n  - ${gap.replace('01-31', '02-30')}\n`,
    /:3:\d+: "2027-02-30" is not a date/,
  ],
  [
    'a date in other words',
    `version: 1\naccepted-gaps:\n  - ${gap.replace('2027-01-31', 'never')}\n`,
    /:3:\d+: "never" is not a date/,
  ],
  ['a number for an account', 'version: 1\naws: { accounts: [111122223333] }\n', /:2:19: /],
  [
    'people nobody knows',
    'version: 1\ndata:\n  - { when: { name: a }, tier: regional, people: [ue] }\n',
    /:3:\d+: "ue".*Did you mean eu/,
  ],
  [
    'a tier nobody knows',
    'version: 1\ndata:\n  - { when: { name: a }, tier: regoinal, people: none }\n',
    /:3:\d+: "regoinal".*Did you mean regional/,
  ],
  [
    'a rule without a condition',
    'version: 1\ndata:\n  - { when: {}, tier: global, people: none }\n',
    /:3:\d+: .*no condition/,
  ],
  ['another version', 'version: 2\n', /:1:10: 2 is no version/],
  ['no version', 'laws: [gdpr]\n', /:1:1: .*version/],
  ['nothing', '', /:1:1: /],
  ['only a comment', '# later\n', /:\d:1: /],
  ['two documents', 'version: 1\n---\nversion: 1\n', /ringfence\.yaml:\d:\d+: /],
  ['no YAML', 'version: [1\n', /ringfence\.yaml:\d:\d+: /],
  ['bytes that are no text', '\u0000\u0001', /ringfence\.yaml/],
]
for (const [name, text, words] of configs) {
  test(`exit 2: a config with ${name}`, async () => {
    const cwd = scratch()
    saved('ringfence.yaml', text, cwd)
    await refused(['demo', '-c', 'ringfence.yaml', '-o', 'out'], cwd, words)
  })
}

test('exit 2: every fault of a config, each with its line', async () => {
  const cwd = scratch()
  saved('ringfence.yaml', 'version: 1\nlwas: [gdpr]\nlaws: [lgdp]\n', cwd)
  await refused(['demo', '-c', 'ringfence.yaml'], cwd, /ringfence\.yaml:2:1: [^]*ringfence\.yaml:3:8: /)
})

test('exit 2: a config that nobody named is read where it lies, and not passed over', async () => {
  const cwd = scratch()
  saved('ringfence.yaml', 'version: 1\nlwas: [gdpr]\n', cwd)
  saved('in/page.json', '{"value": []}', cwd)
  await refused(['scan', '--from', 'in'], cwd, /ringfence\.yaml:2:1: /)
})

const unreadable: [name: string, make: (path: string) => void, words: RegExp][] = [
  ['that is a folder', (path) => mkdirSync(path), /^ringfence: ringfence\.yaml: it is no file/],
  ['that is a device', (path) => symlinkSync('/dev/zero', path), /^ringfence: ringfence\.yaml: it is no file/],
  ['that points nowhere', (path) => symlinkSync('/nowhere', path), /^ringfence: ringfence\.yaml: /],
  ['that points at itself', (path) => symlinkSync('ringfence.yaml', path), /^ringfence: ringfence\.yaml: /],
]
for (const [name, make, words] of unreadable) {
  for (const args of [
    ['demo', '-c', 'ringfence.yaml'],
    ['scan', '--from', 'in'],
  ]) {
    test(`exit 2: a config ${name} is not no config (${args.join(' ')})`, async () => {
      const cwd = scratch()
      saved('in/page.json', '{"value": []}', cwd)
      make(join(cwd, 'ringfence.yaml'))
      await refused(args, cwd, words)
    })
  }
}

const commands: [args: string[], words: RegExp][] = [
  [['demo', '--law', 'gpdr'], /^ringfence: --law: "gpdr".*gdpr/],
  [['demo', '--law', 'GDPR'], /^ringfence: --law: "GDPR".*gdpr/],
  [['demo', '--control', 'rep.cros'], /^ringfence: --control: "rep\.cros".*rep\.cross-region/],
  [['demo', '--control', 'rep.*', '--control', 'enc.at_rest'], /^ringfence: --control: "enc\.at_rest".*enc\.at-rest/],
  [
    ['demo', '--fail-on', 'hihg'],
    /^ringfence: demo: --fail-on "hihg" is none of its words, because the nearest is high\. Write one of none, info, low, medium, high, critical\.\n$/,
  ],
  [['demo', '--fail-on', 'all'], /"all" is none of its words, because nothing is called so\. Write one of none, info/],
  [['demo', '--now', '2026-02-30'], /"2026-02-30" is no date/],
  [['demo', '--now', '24.11.2026'], /"24\.11\.2026" is no date/],
  [['demo', '--now', 'tomorrow'], /"tomorrow" is no date/],
  [
    ['demo', '--form', 'x'],
    /^ringfence: demo: there is no flag --form, because the nearest is --from\. See ringfence demo --help\.\n$/,
  ],
  [['demo', '-z'], /^ringfence: demo: there is no flag -z, because none has that letter\. See/],
  [
    ['demo', '--from'],
    /^ringfence: demo: --from has no value, because nothing follows it\. See ringfence demo --help\.\n$/,
  ],
  [['demo', '--now', '--from', 'x'], /^ringfence: demo: --now has no value, because --from stands in its place/],
  [
    ['demo', '--now', '2026-01-01', '--now', '2027-01-01'],
    /: --now stands there twice, because it cannot be both "2026/,
  ],
  [['demo', 'aws'], /^ringfence: demo: "aws" is one word too many, because besides its flags it takes none\./],
  [['scan', 'gcp'], /gcp.*aws, azure/],
  [['scan', '--from', ''], /no such file/],
  [['scna'], /^ringfence: scna: this is no command, because the nearest is scan\. See ringfence --help\.\n$/],
  [['policy', 'bild'], /^ringfence: bild: this is no command, because the nearest is build\./],
  [
    ['explain'],
    /^ringfence: explain: CONTROL\|FINDING is missing, because it cannot be left out\. See ringfence explain --help\.\n$/,
  ],
  [
    ['waiver', 'add'],
    /^ringfence: waiver add: CONTROL\|FINDING is missing, .*\nringfence: waiver add: --reason is missing, because it cannot be left out\. See ringfence waiver add --help\.\n/,
  ],
  [['explain', 'rep.cross-regoin'], /no control.*rep\.cross-region/],
  [['explain', '0123456789abcdef0123456789abcdef'], /there is no run to speak of/],
  [['explain', '0123456789abcdef0123456789abcdef', '--from', 'nowhere'], /there are no findings to look in/],
  [['explain', 'constructor'], /no control/],
  [['list', 'control'], /controls, laws/],
]
for (const [args, words] of commands) {
  test(`exit 2: ringfence ${args.join(' ')}`, () => refused(args, scratch(), words))
}

test('of two runs that begin in one folder at once, one is whole and the other is refused', async () => {
  const cwd = scratch()
  const args = ['demo', '-q', '--fail-on', 'none', '-o', 'out']
  const both = await Promise.all([ringfence(args, { cwd }), ringfence(args, { cwd })])
  assert.equal(new Set(both.map(({ code }) => code)), new Set([0, 2]))
  assert.is((await ringfence(['verify', 'out'], { cwd })).code, 0)
})

test('exit 2: an output folder that is not empty is left as it was', async () => {
  const cwd = scratch()
  saved('out/precious.txt', 'mine', cwd)
  await refused(['demo', '-o', 'out'], cwd, /out: the output directory was refused.*not empty/)
  assert.is(read(cwd, 'out/precious.txt'), 'mine')
})

test('no arguments: help on stdout, exit 0, and nothing scanned', async () => {
  const cwd = scratch()
  const { code, stdout, stderr } = await ringfence([], { cwd })
  assert.equal([code, stderr, filesIn(cwd)], [0, '', []])
  assert.match(stdout, /scan[^]*demo[^]*explain[^]*list/)
})

test('exit 3: an account that is in no file is not a clean one', async () => {
  const { code, stderr } = await ringfence(['demo', '--account', '999999999999', '-o', 'out'], { cwd: scratch() })
  assert.is(code, 3, stderr)
  assert.match(stderr, /Incomplete \(exit 3\): no resource was read/)
})

test.run()
