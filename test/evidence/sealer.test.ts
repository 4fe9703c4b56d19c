// A thread of its own says of every file what the thread that writes would say, and a run whose thread is lost is not sealed.
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Sealer, sealer, sealerApart, sealerOf } from '../../src/evidence/sealer.ts'
import { sealingThread } from '../../src/evidence/sealing-thread.ts'

const test = suite('evidence/sealer')
const bytes = (text: string) => new TextEncoder().encode(text)

type Written = readonly (readonly [file: number, text: string])[]
const paths = ['findings.ndjson', 'clauses.csv', 'summary.json', 'coverage.csv']

async function sealsOf(made: Sealer, written: Written) {
  try {
    const files = paths.map((path) => made.file(path))
    for (const [file, text] of written) await files[file]?.(bytes(text))
    return await made.seals()
  } finally {
    await made.close()
  }
}

const some: Written = [
  [1, 'h\r\n"1\r\n'],
  [0, '{"a":1}\n{"b":"é"}\n'],
  [1, '1",2\r\n'],
  [2, '{}'],
]

test('at once, held for a thread that never begins, and in a thread: the same seals in the same order', async () => {
  const told = await sealsOf(sealer(), some)
  assert.equal(
    told.map(({ path, records }) => [path, records]),
    [
      ['findings.ndjson', 2],
      ['clauses.csv', 1],
      ['summary.json', undefined],
      ['coverage.csv', 0],
    ],
  )
  assert.equal(await sealsOf(sealerApart(), some), told)
  assert.equal(await sealsOf(sealerApart(0), some), told)
  assert.equal(await sealsOf(sealerOf(true), some), told)
  assert.equal(await sealsOf(sealerOf(false), some), told)
})

test('wherever the thread begins', async () => {
  const pieces = fc.array(fc.tuple(fc.nat(3), fc.string({ unit: fc.constantFrom('a', 'é', '"', '\n', ',', '\r\n') })))
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(40), async (written, enough) => {
      assert.equal(await sealsOf(sealerApart(enough), written), await sealsOf(sealer(), written))
    }),
    { numRuns: 10 },
  )
})

test('more than the thread can follow is waited for, and none of it is lost', async () => {
  const line = `${'x'.repeat(256 * 1024 - 1)}\n`
  const made = sealerApart(0)
  try {
    const take = made.file('inventory.ndjson')
    let waits = 0
    for (let index = 0; index < 100; index++) {
      const room = take(bytes(line))
      if (room !== undefined) waits += 1
      await room
    }
    assert.ok(waits > 0, 'there was always room')
    assert.equal(
      (await made.seals()).map(({ bytes: size, records }) => [size, records]),
      [[100 * line.length, 100]],
    )
  } finally {
    await made.close()
  }
})

test('a thread that is lost seals nothing', async () => {
  const thread = sealingThread()
  thread.take({ path: 'a.csv', bytes: bytes('h\r\n') })
  await thread.close()
  const error: unknown = await thread.seals(['a.csv']).catch((reason: unknown) => reason)
  assert.match(String(error), 'the thread that seals what is written has ended before its work was done')
})

test('what it fails on is told', async () => {
  const thread = sealingThread()
  thread.take({ path: 7 as never, bytes: bytes('h\r\n') }) // `as`: what the types keep out
  const error: unknown = await thread.seals([]).catch((reason: unknown) => reason)
  assert.match(String(error), 'TypeError: path.endsWith is not a function')
  await thread.close()
})

test.run()
