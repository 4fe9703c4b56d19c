// The run is red for a survivor and for a wrong excuse, green for neither, and never for having looked at nothing that was named.
import { execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { withFiles } from '../../src/rego/work-folder.ts'
import { changedSince, defaultBase } from './changed-files.ts'
import type { Equivalent } from './equivalent-mutants.ts'
import { mutationRun } from './run.ts'

const test = suite('mutation/run')

const file = 'policies/lib/size.rego'
const policy = 'package lib.size\n\nlarge(x) if x >= 10\n'
const tests = (body: string): string => `package lib.size_test\n\nimport data.lib.size\n\n${body}\n`
const whole = tests('test_ten if size.large(10)\n\ntest_nine if not size.large(9)')
const blunt = tests('test_eleven if size.large(11)\n\ntest_eight if not size.large(8)')

const inProject = <T>(files: Record<string, string>, use: (root: string) => Promise<T>): Promise<T> =>
  withFiles(new Map(Object.entries(files)), use)

async function run(test: string, equivalent: Equivalent[] = [], args: string[] = []) {
  const lines: string[] = []
  const status = await inProject({ [file]: policy, 'policies/lib/size_test.rego': test }, (root) =>
    mutationRun({ root, equivalent }, args, (line) => lines.push(line)),
  )
  return { status, lines }
}

test('green where every mutant is noticed', async () => {
  const { status, lines } = await run(whole)
  assert.is(status, 0, lines.join('\n'))
  assert.is(lines[0], `${file}: 4 mutants, 0 refused, 0 survived`)
  assert.match(lines.at(-1) ?? '', /^4 mutants: 4 killed, 0 refused by the compiler, 0 equivalent, 0 survived; /)
})

test('red where one survives, which is told with its place and both its lines', async () => {
  const { status, lines } = await run(blunt)
  assert.is(status, 1)
  const flipped = `SURVIVED ${file}:3: comparison flipped\n  - large(x) if x >= 10\n  + large(x) if x > 10`
  assert.ok(lines.includes(flipped), lines.join('\n'))
})

const excuse = (after: string, kind: string): Equivalent => ({
  file,
  kind,
  before: 'large(x) if x >= 10',
  after,
  why: 'nobody is ten',
})
const both = [excuse('large(x) if x > 10', 'comparison flipped'), excuse('large(x) if x >= 11', 'constant changed')]

test('green where every survivor is excused', async () => {
  const { status, lines } = await run(blunt, both)
  assert.is(status, 0, lines.join('\n'))
})

test('red where an excuse is wrong, or of a file that is gone', async () => {
  assert.is((await run(whole, both)).status, 1)
  const { status, lines } = await run(whole, [{ ...both[0], file: 'policies/lib/gone.rego' } as Equivalent]) // `as`: it is there
  assert.is(status, 1)
  assert.match(lines.join('\n'), /gone\.rego: comparison flipped.*\n.*is no mutant any more/)
})

test('red where a name is no policy', async () => {
  let message = ''
  try {
    await run(whole, [], ['policies/lib/size_test.rego'])
  } catch (error) {
    message = String(error)
  }
  assert.match(message, 'size_test.rego is no policy')
})

test('changed is what differs from where the branch began, committed or not, or on the main branch from the commit before', () =>
  inProject({ 'old.rego': '', 'kept.rego': '' }, async (root) => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@example.test', ...args], { cwd: root }).toString()
    const commit = (message: string) => {
      git('add', '-A')
      git('commit', '-qm', message)
      return git('rev-parse', 'HEAD').trim()
    }
    git('init', '-q', '-b', 'main')
    const first = commit('one')
    await writeFile(join(root, 'old.rego'), 'package old\n')
    const second = commit('two')
    git('update-ref', 'refs/remotes/origin/main', second)
    assert.is(defaultBase(root), first)
    await writeFile(join(root, 'committed.rego'), 'package committed\n')
    commit('three')
    await writeFile(join(root, 'new.rego'), 'package new\n')
    assert.is(defaultBase(root), second)
    assert.equal(changedSince(root, second), ['committed.rego', 'new.rego'])
    assert.equal(changedSince(root, first), ['committed.rego', 'old.rego', 'new.rego'])
  }))

test.run()
