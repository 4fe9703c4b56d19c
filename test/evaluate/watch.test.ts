// A thread is waited for as long as it may take and no longer, and the input that it was lost at is the one it names.
import { EventEmitter } from 'node:events'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ownThread } from '../../src/evaluate/own-thread.ts'
import { supervisedWorker } from '../../src/evaluate/supervised-worker.ts'
import { watched } from '../../src/evaluate/watch.ts'
import { webAssembly } from '../../src/evaluate/web-assembly.ts'
import { loopsAtStart } from './hand-made-wasm.ts'
import { control, ownPolicy, refusalOf } from './own-policy.ts'
import { data } from './policy.ts'

const test = suite('evaluate/watch')

function thread(deadlineMs = 40) {
  const progress = new Int32Array(new SharedArrayBuffer(4)).fill(-1)
  return { worker: new EventEmitter(), progress, deadlineMs, lastWords: () => 'ERR_GONE' }
}
const whenDone = (message: string): boolean => message === 'done'

test('until all has come', async () => {
  const one = thread()
  setTimeout(() => one.worker.emit('message', 'some'), 5)
  setTimeout(() => one.worker.emit('message', 'done'), 10)
  assert.is(await watched(one, 2, whenDone), undefined)
  assert.is(one.worker.listenerCount('message') + one.worker.listenerCount('exit'), 0)
})

test('the input that is not come back from is named', async () => {
  const one = thread()
  one.progress[0] = 7
  assert.equal(await watched(one, 100, whenDone), {
    at: 7,
    failure: { reason: 'timeout', detail: 'gave no answer within 0.04 s' },
  })
})

test('one that goes from input to input is stopped when the whole takes too long', async () => {
  const one = thread()
  const steps = setInterval(() => void (one.progress[0] = (one.progress[0] ?? 0) + 1), 2)
  const lost = await watched(one, 3, whenDone)
  clearInterval(steps)
  assert.ok((lost?.at ?? -1) > 0)
  assert.equal(lost?.failure, { reason: 'timeout', detail: 'was not done within 0.12 s' })
})

test('one that has not begun is given time, and not for ever', async () => {
  const started = performance.now()
  const lost = await watched(thread(8), 2, whenDone)
  assert.equal(lost, { at: -1, failure: { reason: 'timeout', detail: 'was not done within 0.08 s' } })
  assert.ok(performance.now() - started > 70, 'it was not given ten deadlines')
})

test('one that ends says with what', async () => {
  const one = thread()
  one.progress[0] = 3
  setTimeout(() => one.worker.emit('exit', 1), 5)
  assert.equal(await watched(one, 2, whenDone), {
    at: 3,
    failure: { reason: 'malformed', detail: 'ended its thread: ERR_GONE' },
  })
})

test('Wasm that loops as soon as it is loaded is no policy', async () => {
  const module = await webAssembly.compile(loopsAtStart)
  const error = await refusalOf(ownThread({ module, data, memoryPages: 256 }, 50))
  assert.is(error.message, 'it was not done within 0.5 s')
})

test('a fresh worker goes on with the next input, and after so many losses none is tried', async () => {
  const { wasm } = await ownPolicy(
    control(
      'own.loops',
      'controls/atRest/loops.rego',
      `verdict := "pass" if not startswith(input.type, "loop")

verdict := {"fail": {"observed": count(steps), "expected": 0}} if startswith(input.type, "loop")

steps contains 1 if {
	some a in numbers.range(1, 3000)
	some b in numbers.range(1, 3000)
	some c in numbers.range(1, 3000)
	(a + b) + c == 0
}
`,
    ),
  )
  const module = await webAssembly.compile(wasm)
  const limits = { deadlineMs: 500, memoryPages: 2_048, losses: 3 }
  const worker = await supervisedWorker({ module, data, memoryPages: 2_048 }, limits)
  const inputs = (...types: string[]) =>
    types.map((type) => ({ text: JSON.stringify({ type, facets: { atRest: {} } }), limit: 1_000 }))
  const told = async (...types: string[]) =>
    (await worker.answer(inputs(...types))).map((one) =>
      one === undefined
        ? 'not tried'
        : 'text' in one
          ? one.text.includes(data.digest)
          : 'lost' in one && one.lost.reason,
    )
  assert.equal(await told('a', 'loop1', 'b', 'loop2', 'c'), [true, 'timeout', true, 'timeout', true])
  assert.equal(await told('d', 'loop3', 'e', 'loop4'), [true, 'timeout', 'not tried', 'not tried'])
  await worker.close()
})

test.run()
