// Two suites, of which one runs: uvu alone never hears of the other.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'

const sums = suite('sums')
const products = suite('products')

products('two times two are five', () => assert.is(2 * 2, 5))
sums('one and one are two', () => assert.is(1 + 1, 2))

sums.run()
