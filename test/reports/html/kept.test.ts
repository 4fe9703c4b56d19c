// A list that is longer than its room keeps the worst of it, and its count is of all.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { countsKept, worstKept } from '../../../src/reports/html/kept.ts'

const test = suite('reports/html/kept')
const lengthOf = (text: string): number => text.length

test('the milder gives way, the later of two alike first; what never had room is not made', () => {
  const kept = worstKept<string>({ items: 3, characters: 100 }, lengthOf)
  kept.add('pass', () => 'p1')
  kept.add('fail', () => 'f1')
  kept.add('pass', () => 'p2')
  kept.add('unknown', () => 'u1')
  kept.add('fail', () => 'f2')
  kept.add('pass', () => assert.unreachable() ?? '')
  assert.equal(kept.items(), ['f1', 'f2', 'u1'])
  assert.is(kept.count, 6)
})

test('what is long takes the room of others', () => {
  const kept = worstKept<string>({ items: 10, characters: 6 }, lengthOf)
  kept.add('pass', () => 'aaa')
  kept.add('pass', () => 'bbb')
  kept.add('fail', () => 'cccc')
  assert.equal(kept.items(), ['cccc'])
  kept.add('fail', () => 'dd')
  kept.add('fail', () => assert.unreachable() ?? '')
  assert.equal(kept.items(), ['cccc', 'dd'])
  assert.is(kept.count, 5)
})

test('names beyond the room are counted together', () => {
  const counts = countsKept<string>(2)
  for (const name of ['a', 'b', 'a', 'c', 'd', 'c']) counts.add(name, () => name)
  assert.equal(counts.all(), [
    { what: 'a', count: 2 },
    { what: 'b', count: 1 },
  ])
  assert.is(counts.others, 3)
})

test.run()
