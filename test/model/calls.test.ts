// Sums of calls: what nobody counted is never zero.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { addCalls, callTotals } from '../../src/model/calls.ts'

const test = suite('model/calls')

const counted = { calls: 3, failed: 1, retries: 4, throttles: 2 }

test('two counts are one, and nothing is said of calls that were all made', () => {
  assert.equal(addCalls(counted, { ...counted, unmade: 2 }), {
    calls: 6,
    failed: 2,
    retries: 8,
    throttles: 4,
    unmade: 2,
  })
  assert.equal(addCalls(counted, counted), { calls: 6, failed: 2, retries: 8, throttles: 4 })
})

test('tries that only one has counted are known of neither', () => {
  assert.equal(addCalls(counted, { calls: 1, failed: 0 }), { calls: 4, failed: 1 })
  assert.equal(addCalls({ calls: 1, failed: 0 }, counted), { calls: 4, failed: 1 })
})

test('the totals of a run say of how many calls nobody counted the tries', () => {
  assert.equal(
    callTotals([
      { ...counted, unmade: 5 },
      { calls: 7, failed: 0 },
    ]),
    {
      made: 10,
      failed: 1,
      notMade: 5,
      retries: 4,
      throttles: 2,
      uncounted: 7,
    },
  )
})

test.run()
