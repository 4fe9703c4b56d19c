// An after hook that throws: what was to be cleaned up is still there.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('throwing-after')

test.after(() => {
  throw new Error('the server did not stop')
})
test('one and one are two', () => assert.is(1 + 1, 2))

test.run()
