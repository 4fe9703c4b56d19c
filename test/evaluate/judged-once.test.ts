// Equal inputs are judged once, the memory stays bounded, and whether it is used changes no answer.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { judgedOnce } from '../../src/evaluate/judged-once.ts'

const test = suite('evaluate/judged-once')

/** Asks for each text in turn, and tells which were judged. */
function asked(texts: readonly string[], reuse?: boolean, size?: number) {
  const memory = judgedOnce<{ of: string }>(reuse, size)
  const judged: string[] = []
  const answers = texts.map((text) => {
    const { key, found } = memory.recall(text)
    if (found !== undefined) return found.of
    judged.push(text)
    return memory.keep(key, { of: text }).of
  })
  return { answers, judged }
}

const repeating = ['a', 'b', 'a', 'c', 'a', 'b']

test('each text is judged once, and answered as often as it comes', () => {
  const { answers, judged } = asked(repeating)
  assert.equal(answers, repeating)
  assert.equal(judged, ['a', 'b', 'c'])
})

test('without reuse everything is judged anew', () => {
  const { answers, judged } = asked(repeating, false)
  assert.equal(answers, repeating)
  assert.equal(judged, repeating)
})

test('where a generation is full, what is remembered is answered all the same', () => {
  const full = [...'abababcacb']
  const { answers, judged } = asked(full, true, 2)
  assert.equal(answers, full)
  assert.is(judged.length, 3)
})

test('what is asked for again outlives what is not', () => {
  const { judged } = asked(['a', 'b', 'a', 'c', 'a', 'd', 'a', 'e', 'a', 'b'], true, 2)
  assert.equal(judged, ['a', 'b', 'c', 'd', 'e', 'b'])
})

test('two generations are kept and no more', () => {
  const six = [...'abcdef', ...'abcdef']
  assert.equal(asked(six, true, 2).judged, six)
  assert.ok(asked([...'abcd', ...'abcd'], true, 2).judged.length < 8)
})

test('what was not kept is asked for again', () => {
  const memory = judgedOnce<{ of: string }>()
  const { key, found } = memory.recall('a')
  assert.is(found, undefined)
  assert.is(memory.recall('a').found, undefined)
  const answer = memory.keep(key, { of: 'a' })
  assert.is(memory.recall('a').found, answer)
})

test.run()
