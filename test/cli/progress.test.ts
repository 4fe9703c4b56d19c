// How far a scan is, on a terminal and in a log: nothing of it is left on the one, and the other is not filled.
import { spawnSync } from 'node:child_process'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Stream } from '../../src/cli/host.ts'
import { progressOn, type ProgressKind } from '../../src/cli/progress.ts'
import { scratch } from '../scratch.ts'
import { ringfence, sources } from './ringfence.ts'

const test = suite('cli/progress')

interface Told {
  text: string
  /** What the terminal shows in its lines at the end. */
  shown: string[]
}

/** Each step at its second. */
function told(
  kind: ProgressKind,
  steps: [second: number, text: string, note?: true][],
  stream: Partial<Stream> = {},
  env = {},
): Told {
  let [time, text] = [0, '']
  const where = { ...stream, write: (piece: string) => void (text += piece) }
  const progress = progressOn(kind, { stream: where, env, now: () => time * 1_000 })
  for (const [second, words, note] of steps) {
    time = second
    if (note === true) progress.note(words)
    else progress.step(words)
  }
  progress.end()
  return {
    text,
    shown: text
      .split('\n')
      .map((line) => line.slice(line.lastIndexOf('\u001b[2K') + (line.includes('\u001b[2K') ? 4 : 0))),
  }
}

const terminal = { isTTY: true, columns: 80 }

test('on a terminal one step takes the place of the other, within its width, and none is left', () => {
  const { text, shown } = told(
    'auto',
    [
      [0, 'aws  eu-west-1'],
      [0.05, 'too soon'],
      [2, `aws  ${'x'.repeat(200)}`],
    ],
    terminal,
  )
  assert.equal(shown, [''])
  const lines = text.split('\r\u001b[2K').slice(1, -1)
  assert.equal(lines.length, 2)
  assert.is(lines[0], '0 s  aws  eu-west-1')
  assert.ok(lines[1]?.startsWith('2 s  aws  xxx') && lines[1].length <= 79, lines[1])
  assert.not.match(text, '\n')
})

test('a line that stays is whole, and stands alone', () => {
  const { shown } = told(
    'auto',
    [
      [0, 'step'],
      [1, 'azure  no credentials', true],
      [2, 'step'],
    ],
    terminal,
  )
  assert.equal(shown, ['azure  no credentials', ''])
})

test('nothing that a provider calls something moves the cursor', () => {
  for (const [kind, stream] of [
    ['auto', terminal],
    ['plain', {}],
  ] as const) {
    const { text } = told(kind, [[31, 'aws  \u001b[2Jevil\n::error::x']], stream)
    assert.not.match(text.replaceAll('\r\u001b[2K', ''), /[\u001b\r]|^::/m)
    assert.match(text, 'evil')
  }
})

for (const [what, kind, stream, env] of [
  ['where the stream is no terminal', 'auto', {}, {}],
  ['in CI', 'auto', terminal, { CI: 'true' }],
  ['on a terminal that knows no escapes', 'auto', terminal, { TERM: 'dumb' }],
  ['where it is asked for', 'plain', terminal, {}],
] as const) {
  test(`a plain line every 30 seconds: ${what}`, () => {
    const steps = Array.from({ length: 100 }, (_, second): [number, string] => [second, `step ${second}`])
    assert.is(told(kind, steps, stream, env).text, '30 s  step 30\n60 s  step 60\n90 s  step 90\n')
  })
}

test('none: no step, and what must be known all the same', () =>
  assert.is(
    told(
      'none',
      [
        [40, 'step'],
        [50, 'note', true],
      ],
      terminal,
    ).text,
    'note\n',
  ))

test('a short scan leaves its page on a log, and nothing before it', async () => {
  const { stderr } = await ringfence(['demo', '--progress', 'plain'], { cwd: scratch() })
  assert.ok(stderr.startsWith('aws       111122223333'), stderr)
})

const isHere = spawnSync('script', ['--version']).error === undefined
if (isHere) {
  test('on a real terminal the page is what is left, at 80 columns and without colour', () => {
    const command = `unset CI; stty cols 80; NO_COLOR=1 ${process.execPath} ${sources} demo --fail-on none`
    const env = { ...process.env, TERM: 'xterm' }
    const { stdout, status } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: scratch(),
      env,
      encoding: 'utf8',
    })
    assert.is(status, 0)
    assert.match(stdout, /\r\u001b\[2K\d+ s {2}judged \d+ resources\r\u001b\[2Kaws {7}111122223333/)
    const page = stdout.slice(stdout.lastIndexOf('\u001b[2K') + 4).replaceAll('\r', '')
    assert.not.match(page, '\u001b')
    assert.equal(
      page.split('\n').filter((line) => line.length > 80),
      [],
    )
  })
} else {
  test('skipped: 1 real terminal (no script command here)', () =>
    console.log('skipped: 1 real terminal (no script command here)'))
}

test('exit 2, with the nearest: a kind that is none', async () => {
  const { code, stderr } = await ringfence(['demo', '--progress', 'plian'])
  assert.is(code, 2)
  assert.match(stderr, /plian.*plain/)
})

test.run()
