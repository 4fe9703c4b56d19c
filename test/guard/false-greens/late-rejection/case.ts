// The same after the last test has ended.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('late-rejection')

test('sums, much later', () => {
  setTimeout(() => assert.is(1 + 1, 3), 50)
})

test.run()
