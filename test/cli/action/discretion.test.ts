// What the log of the Action may never do or tell, whatever is written to it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { quietened, withoutAccounts } from '../../../src/cli/action/discretion.ts'
import { refused } from '../../../src/cli/action/refused.ts'
import type { Host } from '../../../src/cli/host.ts'

const test = suite('cli/action discretion')

const told: [text: string, shown: string][] = [
  ['account 111122223333 and 444455556666:', 'account *** and ***:'],
  ['arn:aws:sts::111122223333:assumed-role/x', 'arn:aws:sts::***:assumed-role/x'],
  ['/subscriptions/0A1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/x', '/subscriptions/***/x'],
  ['run 1446239affbe3232 of 2026-11-24T12:00:00.000Z', 'run 1446239affbe3232 of 2026-11-24T12:00:00.000Z'],
  ['1,111122223333444 findings', '1,111122223333444 findings'],
]
for (const [text, shown] of told) test(`in public: ${text}`, () => assert.is(withoutAccounts(text), shown))

function world() {
  const written = { stdout: '', stderr: '' }
  const host: Host = {
    process: {
      stdout: { write: (text) => void (written.stdout += text) },
      stderr: { write: (text) => void (written.stderr += text) },
    },
    env: {},
    cwd: '.',
    clock: () => '',
  }
  return { host, written }
}

test('no line of the log is obeyed, and only in public are accounts left out', () => {
  for (const discreet of [true, false]) {
    const { host, written } = world()
    quietened(host, () => discreet).process.stderr.write('a 111122223333\n::error::b\n ##[group]c\u001b[2J\n')
    const account = discreet ? '***' : '111122223333'
    assert.is(written.stderr, `a ${account}\n\\u003a:error::b\n #\\u0023[group]c\\u001b[2J\n`)
  }
})

test('an error that nobody foresaw: exit 70, its stack in the log alone, and as harmless', async () => {
  const { host, written } = world()
  const event = { isPublic: true, fromFork: false }
  const asked = { summary: 'counts', annotations: 'counts' } as const
  const error = new TypeError('of 111122223333\n::set-output name=result::pass')
  const code = await refused(
    error,
    quietened(host, () => true),
    asked,
    event,
  )
  assert.is(code, 70)
  assert.match(written.stderr, 'TypeError: of ***\n\\u003a:set-output')
  assert.is(
    written.stdout,
    '::error title=ringfence::ringfence stopped on an error of its own; please report what the log says.\n',
  )
})

test.run()
