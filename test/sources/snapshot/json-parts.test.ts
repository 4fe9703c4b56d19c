// The splitter must see in a file, however it arrives in pieces, exactly what JSON.parse sees in it whole.
import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Part, split } from '../../../src/sources/snapshot/json-parts.ts'
import { collect } from './saved-files.ts'
import { thrown } from './thrown.ts'

const test = suite('sources/snapshot/json-parts')
const options = { path: 'snapshot.json', lists: new Set(['items']), maxBytes: 10_000 }

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, turn = 0; at < bytes.length; turn++) {
    const size = sizes[turn % sizes.length] ?? 1
    yield bytes.subarray(at, at + size)
    at += size
  }
}

const parts = (text: string | Uint8Array, sizes: readonly number[] = [7], maxBytes = options.maxBytes) =>
  collect(split(pieces(Buffer.from(text), sizes), { ...options, maxBytes }))

/** What JSON.parse makes of it, put together again from the parts. */
function assembled(found: Part[]): unknown {
  const lists = found.filter((part) => part.kind === 'list').map(({ list }) => list)
  const items = found.flatMap((part) => (part.kind === 'item' ? [part.value] : []))
  if (lists.includes(null)) return items
  const members = found.flatMap((part): [string, unknown][] =>
    part.kind === 'member' ? [[part.name, part.value]] : [],
  )
  return Object.fromEntries([...members, ...lists.map((list): [string, unknown] => [String(list), items])])
}

const value = fc.jsonValue({ maxDepth: 4 })
const name = fc.oneof(fc.constantFrom('', '"', '\\', '__proto__', 'é{[', 'constructor'), fc.string({ unit: 'binary' }))
const outer = fc.oneof(
  fc.array(value),
  fc.dictionary(name, value, { noNullPrototype: true }),
  fc.record({ before: value, items: fc.array(value), after: value }),
)
const indent = fc.constantFrom('', ' ', '\t', '\n  ')
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 })

test('parts of any document, cut anywhere, are what JSON.parse finds', async () => {
  await fc.assert(
    fc.asyncProperty(outer, indent, sizes, async (document, space, cut) => {
      const text = JSON.stringify(document, null, space)
      assert.ok(isDeepStrictEqual(assembled(await parts(text, cut, 1_000_000)), JSON.parse(text)), text)
    }),
    { numRuns: 500, seed: 20261124 },
  )
})

test('a document with one byte changed is refused where JSON.parse refuses it', async () => {
  const byte = fc.constantFrom(...'{}[]:,"\\0-te nx'.split(''))
  await fc.assert(
    fc.asyncProperty(
      fc.record({ a: value, items: fc.array(value) }),
      fc.nat(),
      byte,
      sizes,
      async (document, at, other, cut) => {
        const text = JSON.stringify(document)
        const changed = `${text.slice(0, at % text.length)}${other}${text.slice((at % text.length) + 1)}`
        const expected = attempt(() => JSON.parse(changed))
        const found = await parts(changed, cut, 1_000_000).then(assembled, () => undefined)
        const names = [...changed.matchAll(/"(a|items)":/g)].length // a name changed into another may stand twice
        if (names === 2 || expected === undefined) assert.ok(isDeepStrictEqual(found, expected), changed)
      },
    ),
    { numRuns: 1000, seed: 20261124 },
  )
})

function attempt(read: () => unknown): unknown {
  try {
    return read()
  } catch {
    return undefined
  }
}

const refused: [name: string, text: string, why: string][] = [
  ['nothing at all', '', 'it is empty'],
  ['blanks', ' \n', 'it ends in the middle'],
  ['a cut inside an item', '{"items":[{"a":1},{"a', 'it ends in the middle'],
  ['a cut between items', '{"items":[{"a":1},', 'it ends in the middle'],
  ['a cut before the last brace', '{"items":[]', 'it ends in the middle'],
  ['something after the end', '{"items":[]}{"items":[]}', 'it is not JSON at byte 12'],
  ['a comma before the end', '{"items":[1,]}', 'it is not JSON, before byte 12'],
  ['a missing comma', '{"a":1 "b":2}', 'it is not JSON at byte 7'],
  ['a bare word', 'AuthorizationFailed', 'it is not JSON at byte 0'],
  ['a number', '7', 'it is not JSON at byte 0'],
  ['a name without quotes', '{items:[]}', 'it is not JSON at byte 1'],
  ['a name that stands twice', '{"items":[1],"items":[]}', 'one name stands there twice, before byte 20'],
  ['brackets that do not match', '{"a":{"b":[}]}', 'it is not JSON, before byte 13'],
  ['a value nested too deep', `{"a":${'['.repeat(200)}${']'.repeat(200)}}`, 'it is nested deeper than 128 levels'],
  ['an item that is too large', `{"items":["${'a'.repeat(20_000)}"]}`, 'one value of it is larger than 10000 bytes'],
]
for (const [name, text, why] of refused) {
  for (const cut of [1, 100_000]) {
    test(`${name} is refused, in pieces of ${cut}`, async () => {
      const { kind, explanation } = await thrown(parts(text, [cut]))
      assert.equal([kind, explanation.where, explanation.why], ['data', 'snapshot.json', why])
    })
  }
}

test('bytes that are no UTF-8 are refused', async () => {
  const { explanation } = await thrown(parts(Buffer.from([...Buffer.from('{"a":"'), 0xff, ...Buffer.from('"}')])))
  assert.is(explanation.why, 'it is not JSON, before byte 8')
})

test('many members outside the lists fill no memory either', async () => {
  const many = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`name-${index}`, 'a'.repeat(900)]))
  assert.match((await thrown(parts(JSON.stringify(many)))).explanation.why, 'larger than')
})

test('an error quotes nothing of the file', async () => {
  const { message, cause } = await thrown(parts('{"items":[{"password":"hunter2" oops}]}'))
  assert.not.match(message, 'hunter2')
  assert.is(cause, undefined)
})

test('a byte order mark is passed over', async () => {
  assert.equal(assembled(await parts('\ufeff{"a":1}')), { a: 1 })
})

test.run()
