// Streams side by side: nothing lost, nothing ahead of its reader, nothing left open.
import { setTimeout as sleep } from 'node:timers/promises'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { merge } from '../../src/runtime/merge.ts'

const test = suite('runtime/merge')

async function* stream(name: string, count: number, ms = 0): AsyncGenerator<string> {
  for (let index = 0; index < count; index++) {
    if (ms > 0) await sleep(ms)
    yield `${name}${index}`
  }
}

test('every item of every stream comes once, each stream in its own order', async () => {
  const items = await Array.fromAsync(merge([stream('a', 3, 2), stream('b', 0), stream('c', 4, 1), stream('d', 1)], 2))
  assert.equal(items.toSorted(), ['a0', 'a1', 'a2', 'c0', 'c1', 'c2', 'c3', 'd0'])
  assert.equal(
    items.filter((item) => item.startsWith('c')),
    ['c0', 'c1', 'c2', 'c3'],
  )
})

test('no more streams are open than the limit, and a limit of none still reads', async () => {
  let open = 0
  let most = 0
  async function* counted(): AsyncGenerator<number> {
    most = Math.max(most, ++open)
    await sleep(1)
    yield 1
    open -= 1
  }
  for (const limit of [3, 0])
    assert.is((await Array.fromAsync(merge(Array.from({ length: 7 }, counted), limit))).length, 7)
  assert.is(most, 3)
})

test('a stream is one item ahead of its reader at most', async () => {
  let made = 0
  async function* endless(): AsyncGenerator<number> {
    for (;;) yield ++made
  }
  for await (const item of merge([endless()], 1)) {
    await sleep(2)
    assert.is(made, item)
    if (item === 3) break
  }
})

test('whoever stops reading closes every stream', async () => {
  const closed: string[] = []
  async function* held(name: string): AsyncGenerator<string> {
    try {
      for (;;) yield name
    } finally {
      closed.push(name)
    }
  }
  for await (const _ of merge([held('a'), held('b')], 2)) break
  await sleep(1)
  assert.equal(closed.toSorted(), ['a', 'b'])
})

test('an error of one stream ends the whole', async () => {
  async function* broken(): AsyncGenerator<string> {
    yield 'one'
    throw new Error('a bug')
  }
  await Array.fromAsync(merge([stream('a', 5, 1), broken()], 2)).then(
    () => assert.unreachable(),
    (error: unknown) => assert.is(String(error), 'Error: a bug'),
  )
})

test.run()
