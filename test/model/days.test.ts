// What ends on a day still stands on it, and on no day after.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { daysBetween, endsWithin, hasEnded } from '../../src/model/days.ts'

const test = suite('model/days')

test('the last day, the day after, and no end', () => {
  assert.equal(
    ['2026-12-30', '2026-12-31', '2027-01-01'].map((day) => hasEnded('2026-12-31', day)),
    [false, false, true],
  )
  assert.is(hasEnded(null, '9999-12-31'), false)
})

test('soon counts the last of its days, and what is over already', () => {
  assert.equal(
    ['2026-10-01', '2026-10-02', '2026-12-31', '2027-06-01'].map((day) => endsWithin(90, '2026-12-31', day)),
    [false, true, true, true],
  )
  assert.is(endsWithin(90, null, '2026-12-31'), false)
})

test('a leap day counts', () => assert.is(daysBetween('2028-02-28', '2028-03-01'), 2))

test.run()
