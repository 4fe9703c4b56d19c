// Equal inputs are judged once, the memory stays bounded, and whether it is used changes no answer.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { judgedOnce } from '../../src/evaluate/judged-once.ts'

const test = suite('evaluate/judged-once')

/** Asks for each text in turn, and tells how often each was judged. */
function asked(texts: readonly string[], reuse?: boolean, size?: number) {
  const memory = judgedOnce<{ of: string }>(reuse, size)
  const judged: string[] = []
  const answers = texts.map((text) => {
    const { of } = memory.answer(text, () => {
      judged.push(text)
      return { of: text }
    })
    return of
  })
  return { answers, judged, counts: memory.counts }
}

const repeating = ['a', 'b', 'a', 'c', 'a', 'b']

test('each text is judged once, and answered as often as it comes', () => {
  const { answers, judged, counts } = asked(repeating)
  assert.equal(answers, repeating)
  assert.equal(judged, ['a', 'b', 'c'])
  assert.equal(counts, { inputs: 6, repeated: 3 })
})

test('without reuse everything is judged anew, and the counts are the same', () => {
  const { answers, judged, counts } = asked(repeating, false)
  assert.equal(answers, repeating)
  assert.equal(judged, repeating)
  assert.equal(counts, asked(repeating).counts)
})

test('so they are where a generation is full, and what is remembered is judged anew', () => {
  const full = [...'abababcacb']
  assert.equal(asked(full, false, 2).counts, asked(full, true, 2).counts)
  assert.equal(asked(full, true, 2).counts, { inputs: 10, repeated: 7 })
})

test('what is asked for again outlives what is not', () => {
  const { judged } = asked(['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a', 'b'], true, 2)
  assert.equal(judged, ['a', 'b', 'c', 'd', 'e', 'b'])
})

test('two generations are kept and no more', () => {
  const { counts } = asked([...'abcdef', ...'abcdef'], true, 2)
  assert.equal(counts, { inputs: 12, repeated: 0 })
  assert.equal(asked([...'abcd', ...'abcd'], true, 2).counts.repeated > 0, true)
})

test('a judge that throws is asked again', () => {
  const memory = judgedOnce<{ of: string }>()
  const fail = () => {
    throw new Error('the policy stopped')
  }
  assert.throws(() => memory.answer('a', fail), /stopped/)
  assert.equal(
    memory.answer('a', () => ({ of: 'a' })),
    { of: 'a' },
  )
})

test.run()
