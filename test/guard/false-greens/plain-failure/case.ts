// A test that fails, as a control: whatever it leaves in process.exitCode does not hide it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('plain-failure')

test('one and one are three', () => assert.is(1 + 1, 3))
test('an exit status of code under test', () => {
  process.exitCode = 0
  assert.ok(true)
})

test.run()
