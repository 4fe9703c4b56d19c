// Permits at a steady rate: a burst at once, then one after the other, and never more than the rate over time.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { tokenBucket } from '../../src/runtime/token-bucket.ts'

const test = suite('runtime/token-bucket')

/** A clock that only sleeping moves. */
function clock() {
  let now = 0
  const waits: number[] = []
  return {
    now: () => now,
    waits,
    pass: (milliseconds: number) => void (now += milliseconds),
    sleep: (milliseconds: number) => {
      waits.push(milliseconds)
      return Promise.resolve()
    },
  }
}

test('a burst begins at once, and what follows waits for its turn, each longer than the one before', async () => {
  const time = clock()
  const { take } = tokenBucket({ burst: 3, perSecond: 10 }, time.now, time.sleep)
  for (let count = 0; count < 6; count++) await take()
  assert.equal(time.waits, [100, 200, 300])
})

test('a pause fills it again, and no further than the burst', async () => {
  const time = clock()
  const { take } = tokenBucket({ burst: 2, perSecond: 10 }, time.now, time.sleep)
  await Promise.all([take(), take(), take()])
  assert.equal(time.waits, [100])
  time.pass(10_000)
  await Promise.all([take(), take(), take()])
  assert.equal(time.waits, [100, 100])
})

test('with the real clock nobody waits below the burst', async () => {
  const { take } = tokenBucket({ burst: 100, perSecond: 0.01 })
  const started = performance.now()
  for (let count = 0; count < 100; count++) await take()
  assert.ok(performance.now() - started < 50_000)
})

test.run()
