// A table is whole where it is piped, and within the width of a terminal: narrowed first, then with fewer columns, which it names.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { tableOf } from '../../src/cli/table.ts'

const test = suite('cli/table')

const rows = [
  { id: 'rep.cross-region', title: 'Replicas stay inside the fence', count: 3, held: true, laws: ['gdpr', 'lgpd'] },
  { id: 'enc.at-rest', title: 'Data stores are encrypted', count: 12, held: false, laws: [] },
]

test('piped, every cell is whole', () => {
  assert.is(
    tableOf(rows),
    [
      'id                title                           count  held  laws',
      'rep.cross-region  Replicas stay inside the fence  3      yes   gdpr lgpd',
      'enc.at-rest       Data stores are encrypted       12     no',
      '',
    ].join('\n'),
  )
})

test('on a terminal the widest column gives way, from its middle', () => {
  assert.is(
    tableOf(rows, { columns: 60 }),
    [
      'id                title               count  held  laws',
      'rep.cross-region  Replicas...e fence  3      yes   gdpr lgpd',
      'enc.at-rest       Data sto...crypted  12     no',
      '',
    ].join('\n'),
  )
})

test('what has no room at all is left out, and named', () => {
  assert.is(
    tableOf(rows, { columns: 40 }),
    [
      'id                title',
      'rep.cross-region  Replicas s...the fence',
      'enc.at-rest       Data store...encrypted',
      '',
      'left out for want of room: count, held, laws',
      '',
    ].join('\n'),
  )
})

test('ideographs stand in line, and the first column has half of the room', () => {
  const stores = [
    { id: '東京の顧客', place: 'JP' },
    { id: 'customers-in-berlin', place: 'DE' },
  ]
  assert.is(tableOf(stores), 'id                   place\n東京の顧客           JP\ncustomers-in-berlin  DE\n')
  assert.is(
    tableOf(stores, { columns: 34 }),
    'id                 place\n東京の顧客         JP\ncustome...-berlin  DE\n',
  )
  assert.is(
    tableOf(stores, { columns: 10 }),
    'id\n東京の顧客\ncustomers-in-berlin\n\nleft out for want of room: place\n',
  )
})

test.run()
