// A first configuration from what a run saw: in force as it is, sound with every proposal taken, and never over another file.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { scratch } from '../scratch.ts'
import { hostileItems } from './hostile-estate.ts'
import { project, read, ringfence } from './ringfence.ts'
import { saved, snapshotOf } from './saved-estate.ts'

const test = suite('cli/init')

const demo = ['aws', 'azure'].flatMap((part) => ['--from', join(project, 'fixtures/demo', part)])
const cwd = scratch()
const scanned = await ringfence(['scan', ...demo], { cwd })
const drafted = await ringfence(['init'], { cwd })
const draft = read(cwd, 'ringfence.yaml')

/** With each proposal taken. */
const taken = (text: string): string => text.replaceAll(/^# /gm, '')

interface Written {
  laws: string[]
  aws: { accounts: string[] }
  azure: { subscriptions: string[] }
  data?: { when: { tag: Record<string, string> }; people: unknown }[]
}

test('the page of a scan without a configuration says what to do next', () =>
  assert.match(scanned.stderr, /^Next: +ringfence init {3}drafts ringfence\.yaml from these tags$/m))

test('accounts and laws are in force, and nothing that only people can say', async () => {
  assert.is(drafted.code, 0, drafted.stderr)
  assert.is(drafted.stdout, '')
  assert.match(drafted.stderr, /^ringfence\.yaml written\n.*ringfence config check\n$/)
  assert.equal(parse(draft), {
    version: 1,
    laws: ['ccpa', 'gdpr', 'lgpd'],
    aws: { accounts: ['111122223333', '444455556666'] },
    azure: { subscriptions: ['0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'] },
  })
  const checked = await ringfence(['config', 'check'], { cwd })
  assert.is(checked.code, 0, checked.stderr)
  assert.match(checked.stderr, /^ringfence\.yaml: sound; 0 entities, 0 data rules/)
})

test('each value of the tag that classifies is proposed, the most frequent first, and the other tags are named', () => {
  const { data = [] } = parse(taken(draft)) as Written // `as`: the next test proves it
  assert.equal(
    data.map(({ when: { tag } }) => tag['DataClass']),
    ['pii', 'pii-us', 'logs', 'public', 'health'],
  )
  assert.equal(
    data.map(({ people }) => people),
    [['eu', 'br'], ['us-ca'], ['eu', 'br'], 'none', ['eu', 'br']],
  )
  assert.match(draft, /Other tags seen: "Environment" on 25, "Owner" on 22/)
})

test('with every proposal taken the file is sound, and a scan by it declares what was undeclared', async () => {
  const at = scratch()
  writeFileSync(join(at, 'ringfence.yaml'), taken(draft))
  const checked = await ringfence(['config', 'check'], { cwd: at })
  assert.is(checked.code, 0, checked.stderr)
  assert.match(checked.stderr, /sound; 1 entity, 5 data rules, 1 fence/)
  assert.not.match(checked.stderr, 'warning')
  const again = await ringfence(['scan', ...demo], { cwd: at })
  const undeclared = (page: string): number => Number(/whose data (\d+) stores? hold/.exec(page)?.[1])
  assert.ok(undeclared(again.stderr) < undeclared(scanned.stderr), again.stderr)
})

test('exit 2: what is there is never replaced', async () => {
  const { code, stderr } = await ringfence(['init'], { cwd })
  assert.is(code, 2)
  assert.match(stderr, /ringfence\.yaml: nothing was drafted, because the file is there already/)
  assert.is(read(cwd, 'ringfence.yaml'), draft)
  const beside = await ringfence(['init', '-o', 'other.yaml'], { cwd })
  assert.is(beside.code, 0, beside.stderr)
  assert.is(read(cwd, 'other.yaml'), draft)
})

test('from the run that is named', async () => {
  const at = scratch()
  await ringfence(['scan', ...demo.slice(0, 2), '-q', '-o', 'run', '--law', 'lgpd'], { cwd: at })
  const { code, stderr } = await ringfence(['init', '--from', 'run'], { cwd: at })
  assert.is(code, 0, stderr)
  assert.equal(parse(read(at, 'ringfence.yaml')), {
    version: 1,
    laws: ['lgpd'],
    aws: { accounts: ['111122223333', '444455556666'] },
  })
  assert.match(read(at, 'ringfence.yaml'), 'Switched off, as in that run, but on where no laws are named: ccpa, gdpr.')
  assert.match(draft, 'No law is switched off by what stands here.')
})

test('whatever tags are called, the file is sound both ways, and each line of it harmless', async () => {
  const at = scratch()
  const names = ['DataClass', '__proto__', 'a"b\n- x: y', 'k: {', '# no', '\u001b[2J', '\u2028::error::', 'ключ']
  const items = hostileItems.map((item, index) => ({
    ...item,
    tags: Object.fromEntries([
      ...names.map((name) => [name, name]),
      ['DataClass', names[index % names.length]],
    ]) as object,
  }))
  saved('snapshot.json', snapshotOf(items), join(at, 'in'))
  const first = await ringfence(['scan', '--from', 'in', '-q'], { cwd: at })
  assert.ok([0, 1, 3].includes(first.code ?? 70), first.stderr)
  const { code, stderr } = await ringfence(['init'], { cwd: at })
  assert.is(code, 0, stderr)
  const text = read(at, 'ringfence.yaml')
  assert.ok(text.includes('"DataClass": "a\\"b\\n- x: y"'), text)
  for (const line of text.split('\n')) assert.not.match(line, /[\p{Cc}\u2028-\u202e]/u)
  writeFileSync(join(at, 'taken.yaml'), taken(text))
  for (const file of ['ringfence.yaml', 'taken.yaml']) {
    const checked = await ringfence(['config', 'check', file], { cwd: at })
    assert.is(checked.code, 0, `${checked.stderr}\n${text}`)
  }
})

const refused: [what: string, args: string[], words: RegExp][] = [
  ['no run yet', ['init'], /there is no run to speak of.*scan first/],
  ['a folder that is no run', ['init', '--from', '.'], /the run was refused/],
  ['a workflow from a run', ['init', '--github', '--from', 'x'], /a workflow is drafted from no run/],
]
for (const [what, args, words] of refused) {
  test(`exit 2: ${what}`, async () => {
    const at = scratch()
    const { code, stderr } = await ringfence(args, { cwd: at })
    assert.is(code, 2, stderr)
    assert.match(stderr, words)
    assert.not(existsSync(join(at, 'ringfence.yaml')))
  })
}

const outputs = ['sarif-file', 'output-dir']

test('--github writes a workflow that is YAML, asks for no secret, and is written once', async () => {
  const at = scratch()
  const { code, stderr } = await ringfence(['init', '--github'], { cwd: at })
  assert.is(code, 0, stderr)
  const path = join(at, '.github/workflows/ringfence.yml')
  const text = readFileSync(path, 'utf8')
  const { jobs, permissions } = parse(text) as {
    jobs: Record<string, { steps: { uses: string; with?: Record<string, string> }[] }>
    permissions: object
  }
  assert.equal(permissions, { contents: 'read', 'id-token': 'write', actions: 'read', 'security-events': 'write' })
  const own = jobs['ringfence']?.steps.find(({ uses }) => uses.includes('/ringfence@'))
  assert.equal(own?.with, { 'fail-on': 'high' })
  assert.equal([...new Set([...text.matchAll(/outputs\.([\w-]+)/g)].map(([, name]) => name))], outputs)
  assert.not.match(text, 'secrets.')
  assert.match(text, /sarif-file != '' && github\.event\.pull_request\.head\.repo\.fork != true$/m)
  assert.match(text, /output-dir != '' && github\.event\.repository\.private /)
  const action = parse(read(project, 'action.yml')) as { inputs: object; outputs: object }
  assert.equal(
    [...Object.keys(own?.with ?? {}), ...outputs].filter((name) => !(name in { ...action.inputs, ...action.outputs })),
    [],
  )
  const guide = read(project, 'docs/action.md')
  const pinned = [...text.matchAll(/uses: (\S+@\S+)/g)].map(([, uses = '']) => uses)
  assert.is(pinned.length, 5)
  assert.equal(
    pinned.filter((uses) => !guide.includes(`uses: ${uses}`)),
    [],
  )
  assert.is((await ringfence(['init', '--github'], { cwd: at })).code, 2)
  assert.is(readFileSync(path, 'utf8'), text)
})

test('exit 5: a folder that cannot be made', async () => {
  const at = scratch()
  mkdirSync(join(at, 'x'))
  writeFileSync(join(at, 'x', '.github'), '')
  const { code, stderr } = await ringfence(['init', '--github'], { cwd: join(at, 'x') })
  assert.is(code, 5, stderr)
})

test.run()
