// What a lane lets through, and when.
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { pacer } from '../../src/runtime/pacer.ts'

const test = suite('runtime/pacer')

test('no window sees more beginnings than the pace allows', async () => {
  const paced = pacer()
  const begun: number[] = []
  const pace = { inFlight: 10, calls: 3, windowMs: 60 }
  const tasks = Array.from({ length: 9 }, () => paced('kms eu-west-1', pace, async () => begun.push(performance.now())))
  await Promise.all(tasks)
  assert.is(begun.length, 9)
  // Timers fire a little early or late; a fourth call within half a window would be no pace at all.
  for (const [index, time] of begun.entries())
    assert.ok((begun[index + 3] ?? Infinity) - time > 30, `call ${index + 3} came at once`)
})

test('no more are under way than may be, and other lanes do not wait', async () => {
  const paced = pacer()
  const pace = { inFlight: 2, calls: 1_000, windowMs: 1_000 }
  const most = new Map<string, number>()
  let now = 0
  const task = (lane: string) =>
    paced(lane, pace, async () => {
      now += 1
      most.set(lane, Math.max(most.get(lane) ?? 0, now))
      await sleep(5)
      now -= 1
    })
  await Promise.all(Array.from({ length: 8 }, () => task('alone')))
  assert.is(most.get('alone'), 2)
  await Promise.all(['one', 'two', 'one', 'two'].map(task))
  assert.is(Math.max(most.get('one') ?? 0, most.get('two') ?? 0), 4)
})

test('a failure is the caller’s, and the lane goes on', async () => {
  const paced = pacer()
  const pace = { inFlight: 1, calls: 10, windowMs: 10 }
  const failing = paced('s3', pace, () => Promise.reject(new Error('refused')))
  const next = paced('s3', pace, async () => 'answered')
  await failing.then(
    () => assert.unreachable(),
    (error: unknown) => assert.is(String(error), 'Error: refused'),
  )
  assert.is(await next, 'answered')
})

test.run()
