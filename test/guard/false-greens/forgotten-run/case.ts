// A suite that nobody runs: uvu alone counts no test and ends 0.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const test = suite('forgotten-run')

test('one and one are three', () => assert.is(1 + 1, 3))
