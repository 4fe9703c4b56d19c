// Two tests that pass, one of them for want of a part of its machine; an exit status that code under test left is not theirs.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('honest')

test('one and one are two', () => {
  process.exitCode = 3
  assert.is(1 + 1, 2)
})
test('what the machine lacks', () => {
  console.log('skipped: 7 recordings (the folder is not here)')
  assert.ok(true)
})

test.run()
