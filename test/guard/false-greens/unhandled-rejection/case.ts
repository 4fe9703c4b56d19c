// An assertion in a promise that the test does not await: by the time it fails, the test has passed.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('unhandled-rejection')

test('sums, later', () => {
  void Promise.resolve().then(() => assert.is(1 + 1, 3))
})

test.run()
