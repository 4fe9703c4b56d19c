// JSON lines: one line each, the same text for the same facts, and nothing that a terminal obeys.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { jsonDocument, jsonLine } from '../../src/reports/json-line.ts'
import { hostileNames } from './hostile-names.ts'

const test = suite('reports/json-line')

const seen = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]/u

test('keys stand in one order, names first, and lists as they are', () => {
  const line = '{"schema":1,"id":"x","a":{"key":"k","a":1,"b":[2,1]},"z":0}\n'
  assert.is(jsonLine({ z: 0, a: { b: [2, 1], a: 1, key: 'k' }, id: 'x', schema: 1 }), line)
  assert.is(jsonLine({ schema: 1, id: 'x', a: { key: 'k', a: 1, b: [2, 1] }, z: 0, gone: undefined }), line)
})

test('every JSON value comes back from one line', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const line = jsonLine(value)
      assert.is(line.indexOf('\n'), line.length - 1)
      assert.equal(JSON.parse(line), JSON.parse(JSON.stringify(value)))
    }),
  )
})

for (const name of hostileNames) {
  test(`${JSON.stringify(name).slice(0, 40)} is harmless and whole`, () => {
    const line = jsonLine({ name, [name]: 1 })
    assert.is((JSON.parse(line) as { name: string }).name, name) // `as`: written above
    assert.not.match(line.slice(0, -1), seen)
    assert.not.match(jsonDocument({ name }).replaceAll('\n', ''), seen)
  })
}

test.run()
