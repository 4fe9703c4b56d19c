// The help of every command fits a terminal of 80 columns, and shows how the command is called by flags that it has.
import { type Application, type CommandContext, generateHelpTextForAllCommands } from '@stricli/core'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { applicationOf } from '../../src/cli/application.ts'
import { folded } from '../../src/cli/help-text.ts'
import { ringfence } from './ringfence.ts'

const test = suite('cli/help-text')

const application = applicationOf([]) as unknown as Application<CommandContext> // `as`: no command is run, so none asks for its host
const commands = generateHelpTextForAllCommands(application)
const groups = ['ringfence config', 'ringfence policy', 'ringfence waiver']

for (const [name, help] of commands.filter(([name]) => !groups.includes(name)))
  test(`${name} has an example, of flags that it has`, () => {
    const [, shown = ''] = /^Examples?: ((?:.+\n?)+)/m.exec(help) ?? []
    assert.match(shown, name)
    const flags = [...shown.matchAll(/ (--[a-z-]+|-[a-z])\b/g)].map(([, flag = '']) => flag)
    const unheard = flags.filter((flag) => !help.includes(`[${flag}]`) && !help.includes(`  ${flag} `))
    assert.equal(unheard, [])
  })

test('no line of any help is longer than 80 columns', () => {
  const long = commands.flatMap(([name, help]) =>
    help
      .split('\n')
      .filter((line) => line.length > 80)
      .map(() => name),
  )
  assert.equal(long, [])
  assert.ok(commands.length > 25, String(commands.length))
})

test('what a person sees is that, whichever way help is asked for', async () => {
  const told = await Promise.all([['policy'], ['policy', '-h'], ['policy', '--help']].map((args) => ringfence(args)))
  const [first] = told
  assert.match(first?.stdout ?? '', /^USAGE\n {2}ringfence policy build/)
  for (const { code, stdout } of told) assert.equal([code, stdout], [0, first?.stdout])
})

test('a flag stays beside its value, and what is said of it under itself', () => {
  assert.is(
    folded(`USAGE\n  ringfence scan ${'[--law ID]... '.repeat(7).trim()} [-f FORMAT[=PATH]]...\n`),
    `USAGE\n  ringfence scan ${'[--law ID]... '.repeat(4).trim()}\n      ${'[--law ID]... '.repeat(3)}[-f FORMAT[=PATH]]...\n`,
  )
  assert.is(
    folded(`  -f [--format]...  ${'word '.repeat(14)}      [a|b]\n  -q [--quiet]      short\n`),
    `  -f [--format]...  ${'word '.repeat(12).trim()}\n${' '.repeat(20)}word word [a|b]\n  -q [--quiet]      short\n`,
  )
})

test.run()
