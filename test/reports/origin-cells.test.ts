// Who read an account is told only of accounts that somebody read.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { collectorOf } from '../../src/reports/origin-cells.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/origin-cells')
const identity = { ...sampleRun().identity, collectors: { '111122223333': 'arn:aws:iam::111122223333:role/reader' } }

test('the principal of an account', () => {
  assert.is(collectorOf(identity, '111122223333'), 'arn:aws:iam::111122223333:role/reader')
})

for (const account of ['444455556666', '', 'constructor', '__proto__', 'toString']) {
  test(`nobody read ${JSON.stringify(account)}`, () => assert.is(collectorOf(identity, account), undefined))
}

test.run()
