// Code under test that ends the process with 0: the tests after it never run.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('exit-zero')

test('ends the process', () => process.exit(0))
test('one and one are three', () => assert.is(1 + 1, 3))

test.run()
