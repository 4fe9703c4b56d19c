// Each thing that a control can tell apart has a way of its own, and the tree does not grow without end.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { answerTree } from '../../src/runtime/answer-tree.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'

const test = suite('runtime/answer-tree')

const tree = answerTree<{ of: number }>()
const at = (fact: Fact<unknown> | undefined) => tree.fact(tree.root('here'), fact)

const long = (last: string): string[] => [...Array.from({ length: 300 }, (_, index) => `entry ${index}`), last]
const different: (Fact<unknown> | undefined)[] = [
  ...[true, false, 'true', 'false', 1, 0, '1', '', 'denied', 'eu', '["eu"]', '["a","b"]'].map((one) => known(one, [])),
  ...[[], ['eu'], ['true'], ['a', 'b'], ['b', 'a'], ['a","b'], [''], ['', ''], [1], ['1'], long('x'), long('y')].map((one) => known(one, [])), // prettier-ignore
  ...[['x'.repeat(2_000)], ['y'.repeat(2_000)]].map((one) => known(one, [])),
  unknown('denied'),
  unknown('throttled'),
  partial(true, 'denied', []),
  partial(true, 'throttled', []),
  partial(['eu'], 'denied', []),
]

test('no two facts share a way, and each finds its own again', () => {
  const ways = different.map(at)
  assert.is(new Set(ways).size, different.length)
  assert.equal(
    different.map((fact, index) => at(fact) === ways[index]),
    different.map(() => true),
  )
})

test('origins and permissions are nothing that a control sees', () => {
  assert.is(at(known('eu', [1])), at(known('eu', [2])))
  assert.is(at(unknown('denied', 's3:GetOne')), at(unknown('denied', 's3:GetOther')))
})

test('what no fact can be is never found again', () => {
  for (const odd of [undefined, known({}, []), known(null, []), known(undefined, [])])
    assert.is.not(at(odd), at(odd), JSON.stringify(odd))
})

test('an answer is kept where it was given, under one root', () => {
  const here = tree.word(tree.root('one'), 'x')
  assert.is(tree.recall(here), undefined)
  const answer = tree.keep(here, { of: 1 })
  assert.is(tree.recall(tree.word(tree.root('one'), 'x')), answer)
  assert.is(tree.recall(tree.word(tree.root('two'), 'x')), undefined)
  assert.equal(tree.counts, { inputs: 3, repeated: 1 })
})

test('when there are too many ways all are forgotten, and what is asked again is judged anew', () => {
  const small = answerTree<{ of: number }>(20)
  const asked = (number: number) => {
    const way = small.word(small.root('here'), number)
    const known = small.recall(way)
    if (known === undefined) small.keep(way, { of: number })
    else assert.is(known.of, number)
    return known !== undefined
  }
  const first = Array.from({ length: 10 }, (_, number) => asked(number))
  const again = Array.from({ length: 10 }, (_, number) => asked(number))
  for (let number = 10; number < 60; number += 1) asked(number)
  assert.equal([first.includes(true), again.includes(false), asked(0)], [false, false, false])
})

test.run()
