// A forgotten .only: uvu alone leaves out the test that would fail, and ends 0.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('leftover-only')

test.only('one and one are two', () => assert.is(1 + 1, 2))
test('one and one are three', () => assert.is(1 + 1, 3))

test.run()
