// A thread of its own writes and says of every file what the thread that makes it would, and a run whose thread is lost is not sealed.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Sealer, sealer, sealerApart, sealerOf } from '../../src/evidence/sealer.ts'
import { sealingThread } from '../../src/evidence/sealing-thread.ts'

const test = suite('evidence/sealer')
const bytes = (text: string) => new TextEncoder().encode(text)

type Written = readonly (readonly [file: number, text: string])[]
const paths = ['findings.ndjson', 'clauses.csv', 'summary.json', 'coverage.csv']

/** What it says of the files, and what is in them. */
async function sealsOf(made: Sealer, written: Written) {
  return inFolder(async (folder) => {
    const handles = await Promise.all(paths.map((path) => open(join(folder, path), 'wx')))
    try {
      const pens = handles.map((file, index) => made.penFor(paths[index] ?? '')(file))
      for (const [file, text] of written) await pens[file]?.write(text)
      for (const pen of pens.slice(0, 1)) await pen.flush() // raw answers are closed before all is sealed
      const seals = await made.seals()
      for (const pen of pens) await pen.flush()
      return { seals, texts: paths.map((path) => readFileSync(join(folder, path), 'utf8')) }
    } finally {
      await made.close()
      for (const file of handles) await file.close()
    }
  })
}

async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'ringfence-sealer-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true })
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
    told.seals.map(({ path, records }) => [path, records]),
    [
      ['findings.ndjson', 2],
      ['clauses.csv', 1],
      ['summary.json', undefined],
      ['coverage.csv', 0],
    ],
  )
  assert.equal(told.texts, ['{"a":1}\n{"b":"é"}\n', 'h\r\n"1\r\n1",2\r\n', '{}', ''])
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

test('more than the thread can follow is waited for, and none of it is lost', () =>
  inFolder(async (folder) => {
    const line = `${'x'.repeat(256 * 1024 - 1)}\n`
    const made = sealerApart(0)
    const path = join(folder, 'inventory.ndjson')
    const file = await open(path, 'wx')
    try {
      const pen = made.penFor('inventory.ndjson')(file)
      let waits = 0
      for (let index = 0; index < 100; index++) {
        const room = pen.write(line)
        if (room !== undefined) waits += 1
        await room
      }
      assert.ok(waits > 0, 'there was always room')
      assert.equal(
        (await made.seals()).map(({ bytes: size, records }) => [size, records]),
        [[100 * line.length, 100]],
      )
      await pen.flush()
      assert.ok(readFileSync(path, 'utf8') === line.repeat(100), 'the file is not what was written')
    } finally {
      await made.close()
      await file.close()
    }
  }))

test('what the system refuses is told of its file, of no other, and each time', () =>
  inFolder(async (folder) => {
    const made = sealerApart(0)
    const [good, bad] = [await open(join(folder, 'good'), 'wx'), await open(join(folder, 'bad'), 'wx')]
    await bad.close()
    const reader = await open(join(folder, 'bad'), 'r')
    try {
      const pens = { good: made.penFor('a.csv')(good), bad: made.penFor('b.csv')(reader) }
      await pens.bad.write('lost')
      await pens.good.write('kept')
      await pens.good.flush()
      for (const again of [() => pens.bad.flush(), () => pens.bad.flush(), () => pens.bad.write('more')]) {
        const error = await refusal(again())
        assert.equal([error.code, error.syscall], ['EBADF', 'write'])
      }
      assert.is(readFileSync(join(folder, 'good'), 'utf8'), 'kept')
    } finally {
      await made.close()
      await good.close()
      await reader.close()
    }
  }))

async function refusal(work: Promise<unknown> | undefined): Promise<NodeJS.ErrnoException> {
  try {
    await work
  } catch (error) {
    return error as NodeJS.ErrnoException // `as`: whatever it is, its code is looked at
  }
  return assert.unreachable('nothing was refused') as never
}

test('a thread that is lost seals nothing', async () => {
  const thread = sealingThread()
  thread.take({ path: 'a.csv', descriptor: -1, bytes: bytes('h\r\n') })
  await thread.close()
  const lost = /the thread that seals what is written has ended before its work was done/
  assert.match(String(await refusal(thread.seals(['a.csv']))), lost)
  assert.match(String(await refusal(thread.flushed('a.csv'))), lost)
})

test('what it fails on is told', async () => {
  const thread = sealingThread()
  thread.take({ path: 7 as never, descriptor: -1, bytes: bytes('h\r\n') }) // `as`: what the types keep out
  assert.match(String(await refusal(thread.seals([]))), 'TypeError: path.endsWith is not a function')
  await thread.close()
})

test.run()
