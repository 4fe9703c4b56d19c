// An estate whose every free text is a hostile name, through every channel of the Action: nothing is obeyed, nothing runs, no other output is set.
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { scratch } from '../../scratch.ts'
import { hostileBodies, hostileItems } from '../hostile-estate.ts'
import { findingsIn, parsed, read } from '../ringfence.ts'
import { config, saved, snapshotOf } from '../saved-estate.ts'
import { commandsIn, events, type Step, step } from './runner.ts'

const test = suite('cli/action hostile')

const estate = scratch()
saved('snapshot.json', snapshotOf(hostileItems), estate)
saved('answer.json', JSON.stringify({ value: hostileBodies }), estate)
const inputs = { from: estate, config, 'fail-on': 'low' }
const steps = new Map<string, Step>(
  await Promise.all(
    (['push', 'fork'] as const).map(async (name) => [name, await step(inputs, { event: events[name] })] as const),
  ),
)

const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/u

for (const [event, ran] of steps) {
  test(`${event}: the step ends as the scan does`, () => {
    assert.is(ran.code, 3, ran.stderr)
    assert.is(ran.outputs['result'], 'incomplete')
  })

  test(`${event}: stdout holds our commands and nothing else, each within its limit`, () => {
    const counts = new Map<string, number>()
    for (const { name } of commandsIn(ran.stdout)) counts.set(name, (counts.get(name) ?? 0) + 1)
    assert.equal(
      [...counts.keys()].filter((name) => !['error', 'warning', 'notice', 'add-mask'].includes(name)),
      [],
    )
    for (const level of ['error', 'warning', 'notice']) assert.ok((counts.get(level) ?? 0) <= 10, level)
    assert.ok((counts.get('error') ?? 0) > 0)
  })

  test(`${event}: what a person reads of an annotation holds no sign that cannot be seen`, () => {
    for (const { name, message, properties } of commandsIn(ran.stdout).filter((one) => one.name !== 'add-mask')) {
      assert.ok(message.split('\n').length <= 3, message)
      for (const text of [...message.split('\n'), ...Object.values(properties)]) assert.not.match(text, unseen, name)
      assert.equal(
        Object.keys(properties).filter((key) => !['title', 'file', 'line'].includes(key)),
        [],
      )
    }
  })

  test(`${event}: a runner obeys no line of the log`, () => {
    for (const line of ran.stderr.split('\n')) {
      assert.not.match(line, /^\s*::|##\w*\[/)
      assert.not.match(line, unseen)
    }
  })

  test(`${event}: no output is set but ours`, () => {
    assert.equal(Object.keys(ran.outputs).toSorted(), [
      'exit-code',
      'findings-critical',
      'findings-failed',
      'findings-high',
      'findings-total',
      'manifest-sha256',
      'not-evaluated',
      'output-dir',
      'report-html',
      'result',
      'sarif-file',
    ])
  })

  test(`${event}: the summary holds no HTML, no mention and no link of others, and fits`, () => {
    assert.ok(Buffer.byteLength(ran.summary) < 900 * 1024)
    assert.not.match(
      ran.summary,
      /<(?!\/?(?:details|summary)\b)|@(?!&#8203;)|(?<!\\)\]\(|[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/,
    )
  })
}

test('a mask is whole, of one line, and comes before all else', () => {
  const { stdout = '', workspace = '', outputs = {} } = steps.get('fork') ?? {}
  const names = commandsIn(stdout).map(({ name }) => name)
  const first = names.findIndex((name) => name !== 'add-mask')
  assert.ok(first > 0 && !names.slice(first).includes('add-mask'))
  const masked = new Set(commandsIn(stdout).flatMap(({ name, message }) => (name === 'add-mask' ? [message] : [])))
  const { scan } = parsed<{ scan: { scope: { accounts: string[] } } }>(
    read(join(workspace, outputs['output-dir'] ?? 'none'), 'summary.json'),
  )
  // Half of a surrogate has no bytes of its own.
  for (const line of scan.scope.accounts.flatMap((account) => account.toWellFormed().split(/[\r\n]+/)))
    if (line.trim().length >= 4) assert.ok(masked.has(line), JSON.stringify(line))
})

test('the estate fails in ways enough to try all of this', () => {
  const { workspace = '', outputs = {} } = steps.get('push') ?? {}
  const failing = findingsIn(join(workspace, outputs['output-dir'] ?? 'none')).filter(({ status }) => status === 'fail')
  assert.ok(failing.length > 100)
})

test.run()
