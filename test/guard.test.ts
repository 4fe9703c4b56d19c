// Every way in which uvu is green without having tested turns the guard red: each is a small folder, run as a process.
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('guard')
const folder = join(import.meta.dirname, 'guard')

function guard(path: string, pattern = String.raw`case\.ts$`, limit = 60_000) {
  const args = [join(import.meta.dirname, 'guard.ts'), join(folder, path), pattern]
  const env = { ...process.env, GUARD_LIMIT_MS: String(limit), NO_COLOR: '1' }
  const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8', env, timeout: 30_000 })
  return { status, stdout, last: stdout.trimEnd().split('\n').at(-1) }
}

const falseGreens: Record<string, { says: string; last: string; status?: number; limit?: number }> = {
  'forgotten-run': { says: 'no suite called .run()', last: '0 passed, 1 failed' },
  'forgotten-second-run': { says: '1 of 2 suites never called .run()', last: '1 passed, 1 failed' },
  'test-after-run': { says: 'does not end with .run()', last: '1 passed, 1 failed' },
  'leftover-only': { says: '1 tests left out by .only or .skip', last: '1 passed, 1 failed' },
  'leftover-skip': { says: '1 tests left out by .only or .skip', last: '1 passed, 1 failed' },
  'throwing-before': { says: '1 tests never ran: a hook threw', last: '0 passed, 1 failed' },
  'throwing-after': { says: 'an after hook threw: Error: the server did not stop', last: '0 passed, 1 failed' },
  'empty-suite': { says: 'an empty suite', last: '0 passed, 1 failed' },
  'hung-test': { says: 'case.ts: a test never finished', last: '0 passed, 1 failed', status: 13 },
  'busy-hang': { says: 'case.ts: a test never finished within 2000 ms', last: '0 passed, 1 failed', limit: 2000 },
  'left-open': { says: 'TCPServerWrap; nothing closed it', last: '1 passed, 1 failed', limit: 2000 },
  'unhandled-rejection': { says: 'an error that nobody awaited', last: '1 passed, 1 failed' },
  'late-rejection': { says: 'an error that nobody awaited', last: '1 passed, 1 failed' },
  'exit-zero': { says: 'the process ended with 0 before the tests did', last: '0 passed, 1 failed' },
  'exit-zero-on-load': { says: 'the process ended with 0 before the tests did', last: '0 passed, 1 failed' },
  'throws-on-load': { says: 'could not be loaded: SyntaxError', last: '0 passed, 1 failed' },
  'plain-failure': { says: 'one and one are three', last: '1 passed, 1 failed' },
}

for (const [name, { says, last, status = 1, limit }] of Object.entries(falseGreens)) {
  test(`red: ${name}`, () => {
    const run = guard(`false-greens/${name}`, undefined, limit)
    assert.is(run.status, status, run.stdout)
    assert.is(run.last, last)
    assert.match(run.stdout, says)
  })
}

test('every folder of false greens is in the table', () => {
  assert.equal(readdirSync(join(folder, 'false-greens')).sort(), Object.keys(falseGreens).sort())
})

test('red: a pattern that matches no file', () => {
  const run = guard('honest', String.raw`\.test\.ts$`)
  assert.is(run.status, 1)
  assert.match(run.stdout, 'no file under')
  assert.is(run.last, '0 passed, 1 failed')
})

test('red: a folder that is not there', () => {
  const run = guard('nowhere')
  assert.is(run.status, 1)
  assert.match(run.stdout, 'ENOENT')
})

test('green only when every test ran and passed; what was skipped is counted', () => {
  const run = guard('honest')
  assert.is(run.status, 0, run.stdout)
  assert.match(run.stdout, 'skipped: 7 recordings (the folder is not here)\n')
  assert.is(run.last, '2 passed, 0 failed, 7 skipped')
})

test.run()
