// Completion in the shells themselves, each as it runs a script that it has loaded; of one that is not here the script is only printed.
import { spawnSync } from 'node:child_process'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Shell, shells } from '../../src/cli/completion.ts'
import { formats } from '../../src/reports/index.ts'
import { scratch } from '../scratch.ts'
import { parsed, project, read, ringfence, sources } from './ringfence.ts'

const test = suite('cli/completion')

const folder = scratch()
writeFileSync(join(folder, 'ringfence'), `#!/bin/sh\nexec "${process.execPath}" "${sources}" "$@"\n`)
chmodSync(join(folder, 'ringfence'), 0o755)
writeFileSync(join(folder, 'some-file.json'), '')
const controls = parsed<{ controls: { id: string }[] }>(read(project, 'dist/policy.json')).controls.map(({ id }) => id)

/** What the shell is told to do with the words, the last of which stands under the cursor; it prints a proposal to a line. */
const asked: Record<Shell, (words: readonly string[]) => string> = {
  bash: (words) => `eval "$(ringfence completion bash)"
COMP_WORDS=(ringfence ${words.map(quoted).join(' ')}); COMP_CWORD=${words.length}
_ringfence ringfence; printf '%s\\n' "\${COMPREPLY[@]}"`,
  zsh: (words) => `compdef() { }; _files() { print files }; _describe() { print -l -- "\${(@P)2}" }
eval "$(ringfence completion zsh)"
words=(ringfence ${words.map(quoted).join(' ')}); CURRENT=${words.length + 1}
_ringfence`,
  fish: (words) => `ringfence completion fish | source; complete -C ${quoted(['ringfence', ...words].join(' '))}`,
  pwsh: (words) => `ringfence completion pwsh | Out-String | Invoke-Expression
$line = ${quoted(['ringfence', ...words].join(' '))}
(TabExpansion2 $line $line.Length).CompletionMatches | ForEach-Object { $_.CompletionText }`,
}

const quoted = (word: string): string => `'${word}'`

/** The proposals, without what they mean. */
function proposals(shell: Shell, words: readonly string[]): string[] {
  const flags = { bash: ['--norc', '-c'], zsh: ['-f', '-c'], fish: ['--no-config', '-c'], pwsh: ['-NoProfile', '-c'] }
  const env = { ...process.env, PATH: `${folder}:${process.env['PATH'] ?? ''}`, HOME: folder }
  const ended = spawnSync(shell, [...flags[shell], asked[shell](words)], { cwd: folder, env, encoding: 'utf8' })
  assert.is(ended.status, 0, ended.stderr)
  const lines = ended.stdout.split('\n').filter((line) => line !== '')
  return lines.map((line) => line.split(/\t|(?<!\\):/)[0] ?? '').toSorted()
}

const isHere = (shell: Shell): boolean => spawnSync(shell, ['--version']).error === undefined
const here = shells.filter(isHere)
const missing = shells.filter((shell) => !isHere(shell))
if (missing.length > 0) console.log(`skipped: ${missing.length} shells (${missing.join(', ')} not found here)`)

for (const shell of here) {
  test(`${shell}: commands, flags, values and ids`, () => {
    assert.equal(proposals(shell, ['con']), ['config', 'convert'])
    assert.equal(proposals(shell, ['config', '']), ['check', 'schema'])
    assert.equal(proposals(shell, ['scan', '']), ['aws', 'azure'])
    assert.equal(proposals(shell, ['scan', 'aws', '--fa']), ['--fail-on', '--fast'])
    assert.equal(proposals(shell, ['scan', '--fail-on', 'c']), ['critical'])
    assert.equal(proposals(shell, ['explain', 'rep.']), controls.filter((id) => id.startsWith('rep.')).toSorted())
    assert.equal(proposals(shell, ['scan', '--law', 'gd']), ['gdpr'])
    assert.equal(proposals(shell, ['scan', '--without', 'eu-uk']), ['eu-uk'])
    assert.equal(proposals(shell, ['scan', '--region', 'westeu']), ['westeurope'])
    assert.equal(proposals(shell, ['convert', '-f', '']), formats.map(({ id }) => id).toSorted())
  })

  test(`${shell}: where a file may stand, the shell's own`, () => {
    const own = { bash: [], zsh: ['files'], fish: ['some-file.json'], pwsh: [] } // bash and pwsh take files where a function proposes none
    assert.equal(proposals(shell, ['scan', '--from', 'some']), own[shell])
  })
}

test('every shell that is named has a script, which asks ringfence', async () => {
  for (const shell of shells) {
    const { code, stdout, stderr } = await ringfence(['completion', shell])
    assert.is(code, 0, stderr)
    assert.match(stdout, `ringfence completion ${shell}`)
    assert.match(stdout, ' __complete ')
  }
})

test('exit 2, with the nearest: a shell that is none', async () => {
  const { code, stdout, stderr } = await ringfence(['completion', 'fihs'])
  assert.is(code, 2)
  assert.match(stderr, /"fihs" is no shell.*nearest is fish/)
  assert.is(stdout, '')
})

test('a misspelt word before the cursor has no proposals, and is no error', async () => {
  assert.equal(await ringfence(['__complete', 'scna', '.--f']), { code: 0, stdout: '', stderr: '' })
})

test.run()
