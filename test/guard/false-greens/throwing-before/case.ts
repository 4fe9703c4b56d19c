// A before hook that throws: uvu alone prints (0 / 1), hides the error and ends 0.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('throwing-before')

test.before(() => {
  throw new Error('the server did not start')
})
test('one and one are three', () => assert.is(1 + 1, 3))

test.run()
