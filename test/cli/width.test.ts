// Whatever a command prints for people fits a terminal of 80 columns; what is no table, no first page and no complaint about a file does so in a log too.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { type Application, type CommandContext, generateHelpTextForAllCommands } from '@stricli/core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { applicationOf, runCommand } from '../../src/cli/application.ts'
import type { Host } from '../../src/cli/host.ts'
import { planOf, planText } from '../../src/cli/plan.ts'
import { columns } from '../../src/reports/terminal/layout.ts'
import { loadConfig, loadRules } from '../../src/rulebook/index.ts'
import { armServer } from '../servers/arm.ts'
import { scratch } from '../scratch.ts'
import { findingsIn, flat, project, ringfence } from './ringfence.ts'

const test = suite('cli/width')

const cwd = scratch()
cpSync(join(project, 'fixtures/demo/ringfence.yaml'), join(cwd, 'ringfence.yaml'))
const days = ['2026-11-24', '2027-06-01', '2031-12-28']
for (const [index, day] of days.entries()) {
  const before = days[index - 1]
  const since = before === undefined ? [] : ['--baseline', `runs/${before}`]
  await ringfence(['demo', '-q', '--now', day, '-o', `runs/${day}`, ...since], { cwd })
}
cpSync(join(cwd, 'runs/2026-11-24'), join(cwd, 'ringfence-out/latest'), { recursive: true })
const [first = '', second = '', last = ''] = days.map((day) => `runs/${day}`)
const findings = findingsIn(join(cwd, first))
const oneOf = (status: string): string => findings.find((finding) => finding.status === status)?.id ?? ''

/** In this process: a terminal of that many columns, or none at all. */
async function told(args: readonly string[], wide: number | undefined, env: Host['env'] = {}) {
  const said = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => void (said[name] += text),
    ...(wide === undefined ? {} : { columns: wide }),
  })
  const host: Host = {
    process: { stdout: stream('stdout'), stderr: stream('stderr') },
    env,
    cwd,
    clock: () => '2026-11-25T00:00:00.000Z',
  }
  return { code: await runCommand(args, host), ...said }
}

/** A single word is left whole, be it as long as it may. */
const tooLong = (text: string): string[] =>
  text.split('\n').filter((line) => columns(line) > 80 && line.trim().includes(' '))

const firstPages: readonly (readonly string[])[] = [
  ['show', first],
  ['show', '-v', last],
]
const pages: readonly (readonly string[])[] = [
  ['explain', oneOf('fail')],
  ['explain', oneOf('unknown')],
  ['explain', oneOf('waived')],
  ['explain', 'rep.cross-region'],
  ['verify', first, second, last],
  ['diff', first, last],
  ['history', 'runs'],
  ['permissions'],
]
/** Complaints about files, each whole in a log. */
const located: readonly (readonly string[])[] = [
  ['config', 'check'],
  ['waiver', 'check', '--from', first, '--now', '2031-12-28'],
]
const tables: readonly (readonly string[])[] = [
  ['map', first],
  ['list', 'controls'],
  ['list', 'laws'],
  ['list', 'types'],
  ['list', 'regions'],
  ['list', 'formats'],
  ['waiver', 'list', '--from', first],
]

for (const args of [...firstPages, ...pages, ...located, ...tables])
  test(`on a terminal: ${args.join(' ')}`, async () => {
    const { code, stdout, stderr } = await told(args, 80)
    assert.ok(code < 2, stderr)
    assert.ok(stdout.length + stderr.length > 60)
    assert.equal(tooLong(stdout + stderr), [])
  })

for (const args of pages)
  test(`in a log: ${args.join(' ')}`, async () => {
    const { stdout, stderr } = await told(args, undefined)
    assert.equal(tooLong(stdout + stderr), [])
  })

test('doctor', async () => {
  const subscriptionId = '0a1b2c3d-0000-4000-8000-000000000001'
  const refused = { status: 403, body: '{"error":{"code":"AuthorizationFailed","message":"no"}}' }
  await using server = await armServer(
    { subscriptions: [{ subscriptionId }], resources: [] },
    { spoil: ({ path }) => (path.includes('olicy') ? refused : undefined) },
  )
  const env = { AZURE_RESOURCE_MANAGER_ENDPOINT: server.endpoint }
  const { code, stdout, stderr } = await told(['doctor', 'azure'], 80, env)
  assert.is(code, 3, stderr)
  assert.match(stdout, /^trouble /m)
  assert.equal(tooLong(stdout), [])
})

test('plan', async () => {
  const identity = {
    account: '111122223333',
    partition: 'aws',
    region: 'eu-central-1',
    principal: `arn:${'x'.repeat(90)}`,
  }
  const plan = await planOf(identity, await loadConfig(null, await loadRules(join(project, 'rules'))), 17)
  const text = planText(plan, { columns: 80, write: () => undefined })
  assert.match(text, /1 account, 17 regions/)
  assert.equal(tooLong(text), [])
})

for (const args of [
  ['init', '--github'],
  ['waiver', 'add', 'rep.*', '--reason', 'r', '--owner', 'o', '--approved-by', 'a', '--until', '2027-03-31'],
])
  test(`on a terminal: ${args.slice(0, 2).join(' ')}`, async () => {
    const { code, stderr } = await told(args, 80)
    assert.is(code, 0, stderr)
    assert.ok(stderr.length > 60)
    assert.equal(tooLong(stderr), [])
  })

for (const [what, args] of [
  ['an error', ['show', 'nowhere/at/all']],
  ['a word that is none', ['list', 'controlls']],
  ['a flag that is none', ['show', first, '--verbos']],
  ['no command', ['shwo']],
] as const)
  test(`${what}: folded on a terminal, and on one line in a log`, async () => {
    const [shown, logged] = [await told(args, 80), await told(args, undefined)]
    assert.equal([shown.code, logged.code], [2, 2])
    assert.equal(tooLong(shown.stderr), [])
    assert.is(flat(shown.stderr), flat(logged.stderr))
    assert.is(logged.stderr.trimEnd().split('\n').length, 1)
  })

test('no command is forgotten', () => {
  const application = applicationOf([]) as unknown as Application<CommandContext> // `as`: no command is run, so none asks for its host
  const commands = generateHelpTextForAllCommands(application).map(([name]) => name.replace(/^ringfence ?/, ''))
  const groups = ['', 'config', 'policy', 'waiver']
  const forPrograms = ['convert', 'completion', 'config schema']
  const asShow = ['scan', 'demo', 'merge']
  const write = ['init', 'waiver add']
  const aLineOrTwo = ['policy build', 'policy check', 'policy test', 'policy fmt', 'policy new']
  const held = [...firstPages, ...pages, ...located, ...tables].map((args) =>
    commands.find((name) => args.join(' ').startsWith(name) && name !== ''),
  )
  const left = new Set([...groups, ...forPrograms, ...asShow, ...aLineOrTwo, ...write, ...held, 'doctor', 'plan'])
  assert.equal(
    commands.filter((name) => !left.has(name)),
    [],
  )
})

test.run()
