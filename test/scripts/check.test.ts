// The one command that says green must not say it for a step that failed, vanished or forgot to count.
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { check, type Step } from '../../scripts/check.ts'

const test = suite('scripts/check')

const step = (name: string, code: string): Step => ({ name, command: process.execPath, args: ['-e', code] })
const counting = (name: string, code: string): Step => ({ ...step(name, code), counts: true })

async function run(...rows: (Step | Step[])[]) {
  const lines: string[] = []
  const status = await check(
    rows.map((row) => [row].flat()),
    (line) => lines.push(...line.split('\n')),
  )
  return { status, lines, last: lines.at(-1) }
}

const cases: [name: string, steps: (Step | Step[])[], status: number, last: string][] = [
  ['two steps that pass', [step('types', ''), step('lint', '')], 0, '2 passed, 0 failed'],
  ['a step that fails', [step('types', 'process.exit(1)'), step('lint', '')], 1, '1 passed, 1 failed'],
  ['a step that is killed', [step('types', 'process.kill(process.pid)')], 1, '0 passed, 1 failed'],
  ['a command that is not there', [{ name: 'types', command: 'no-such-command', args: [] }], 1, '0 passed, 1 failed'],
  [
    'tests beside a step',
    [step('types', ''), counting('tests', 'console.log("7 passed, 0 failed")')],
    0,
    '8 passed, 0 failed',
  ],
  [
    'tests that were skipped',
    [counting('tests', 'console.log("7 passed, 0 failed, 3 skipped")')],
    0,
    '7 passed, 0 failed, 3 skipped',
  ],
  [
    'tests that fail',
    [counting('tests', 'console.log("7 passed, 2 failed"); process.exit(1)')],
    1,
    '7 passed, 2 failed',
  ],
  ['failures under a green exit', [counting('tests', 'console.log("7 passed, 2 failed")')], 1, '7 passed, 2 failed'],
  [
    'a red exit under a clean count',
    [counting('tests', 'console.log("7 passed, 0 failed"); process.exit(1)')],
    1,
    '7 passed, 1 failed',
  ],
  ['a green exit without a count', [counting('tests', '')], 1, '0 passed, 1 failed'],
  [
    'a count that is not the last word',
    [counting('tests', 'console.log("7 passed, 0 failed"); console.log("bye")')],
    1,
    '0 passed, 1 failed',
  ],
  [
    'counts side by side',
    [[counting('tests', 'console.log("7 passed, 0 failed")'), counting('cli', 'console.log("2 passed, 1 failed")')]],
    1,
    '9 passed, 1 failed',
  ],
  ['nothing to check', [], 1, '0 passed, 0 failed'],
]
for (const [name, steps, status, last] of cases) {
  test(name, async () => {
    const ended = await run(...steps)
    assert.is(ended.status, status)
    assert.is(ended.last, last)
  })
}

test('what a failed step printed is shown, and the steps after it still run', async () => {
  const { lines } = await run(step('types', 'console.error("places.ts:3 is wrong"); process.exit(2)'), step('lint', ''))
  assert.ok(lines.includes('places.ts:3 is wrong'))
  assert.match(lines.at(-2) ?? '', /^lint +ok/)
})

test('steps of one row do not wait for each other', async () => {
  const file = join(tmpdir(), `ringfence-row-${process.pid}`)
  const appears = `const at = setInterval(() => fs.existsSync(${JSON.stringify(file)}) && clearInterval(at), 10)`
  try {
    const ended = await run([step('waits', appears), step('writes', `fs.writeFileSync(${JSON.stringify(file)}, '')`)])
    assert.is(ended.last, '2 passed, 0 failed')
  } finally {
    await rm(file, { force: true })
  }
})

test('what was skipped is shown', async () => {
  const { lines } = await run(
    counting('tests', 'console.log("skipped: 3 recordings (no folder)\\n1 passed, 0 failed, 3 skipped")'),
  )
  assert.ok(lines.includes('  skipped: 3 recordings (no folder)'))
})

test.run()
