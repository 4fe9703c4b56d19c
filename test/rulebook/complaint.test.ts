// One error tells everything that is wrong with a file, from its top to its bottom.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { exitStatusOf } from '../../src/model/errors.ts'
import { complaintsError } from '../../src/rulebook/complaint.ts'

const test = suite('rulebook/complaint')

const at = (offset: number) => ({
  offset,
  where: `f:${offset}:1`,
  what: `what ${offset}`,
  why: 'so',
  mend: `Mend ${offset}`,
})

test('in the order of the file, as sentences', () => {
  const error = complaintsError('usage', [at(9), at(2)])
  assert.is(error.message, 'f:2:1: what 2, because so. Mend 2.\nf:9:1: what 9, because so. Mend 9.')
  assert.is(error.explanation.where, 'f:2:1')
  assert.is(exitStatusOf(error), 2)
})

test('after twenty, the rest is counted', () => {
  const { message } = complaintsError(
    'data',
    Array.from({ length: 25 }, (_, index) => at(index)),
  )
  assert.is(message.split('\n').length, 21)
  assert.match(message, /5 more are not shown\.$/)
})

test('without a complaint there is no error to make', () =>
  assert.throws(() => complaintsError('usage', []), /no complaint/))

test.run()
