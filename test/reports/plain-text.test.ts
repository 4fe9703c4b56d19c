// Text of others on a terminal: what cannot be seen or would be obeyed is shown as its code point.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { printable } from '../../src/reports/plain-text.ts'
import { hostileNames } from './hostile-names.ts'

const test = suite('reports/plain-text')

const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(':', '#', '[', ' ', 'a', '\n', '\u001b', '\u202e', '\ud800') }),
  fc.constantFrom(...hostileNames),
)

test('nothing stays that a terminal or a runner obeys', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const shown = printable(text)
      assert.not.match(shown, /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
      assert.not.match(shown, /^\s*::/)
      assert.not.match(shown, /##\w*\[/)
    }),
  )
})

test('printing twice is printing once', () => {
  fc.assert(fc.property(texts, (text) => printable(printable(text)) === printable(text)))
})

const rows: [text: string, shown: string][] = [
  ['orders-eu_1/ä 顧客', 'orders-eu_1/ä 顧客'],
  ['arn:aws:s3:::orders', 'arn:aws:s3:::orders'],
  ['one\r\ntwo', 'one\\u000d\\u000atwo'],
  ['\u001b[2J', '\\u001b[2J'],
  ['photo\u202egpj.exe', 'photo\\u202egpj.exe'],
  ['\u{e0041}', '\\u{e0041}'],
  ['\ud800', '\\ud800'],
  ['::error::x', '\\u003a:error::x'],
  [' ::error::x', ' \\u003a:error::x'],
  ['a ##[error]x', 'a #\\u0023[error]x'],
  ['##vso[task]', '#\\u0023vso[task]'],
]
for (const [text, shown] of rows) {
  test(`${JSON.stringify(text)} is shown as ${shown}`, () => assert.is(printable(text), shown))
}

test.run()
