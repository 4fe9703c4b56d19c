// A test below .run(): uvu takes it and never runs it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('test-after-run')

test('one and one are two', () => assert.is(1 + 1, 2))

test.run()

test('one and one are three', () => assert.is(1 + 1, 3))
