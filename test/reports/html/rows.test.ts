// Which rows of a long list a filter lets through, where a cell names several laws.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { names, rowsIn } from '../../../src/reports/html/script/rows.ts'

const test = suite('reports/html/rows')

test('a law is asked for by its whole name', () => {
  for (const cell of ['GDPR', 'LGPD, GDPR', 'UK GDPR; GDPR: fail no recorded basis', 'GDPR: eu-uk to 2031-12-27'])
    assert.ok(names(cell, 'GDPR'), cell)
  for (const cell of ['', 'UK GDPR', 'LGPD, UK GDPR', 'CCPA; UK GDPR: fail']) assert.not.ok(names(cell, 'GDPR'), cell)
})

test('a mark is asked for where the cell begins with it, not where a reason has its letters', () => {
  const cells = rowsIn('<tbody>\n<tr><td><b class=fail>fail</b> no recorded basis\n<tr><td><b>permitted</b> failover\n')
  assert.ok(names(cells.cellOf(0, 0), 'fail'))
  assert.not.ok(names(cells.cellOf(1, 0), 'fail'))
})

test.run()
