// The thread in which a policy of one's own runs: it may loop, fail or fill its memory, and takes nobody along.
import { parentPort, workerData } from 'node:worker_threads'
import type { Equipment, Greeting, OwnAnswer, OwnInput, Reply } from './own-protocol.ts'
import { type WasmPolicy, wasmPolicy } from './wasm-policy.ts'

/** Answers are sent at least this often, so that little is lost with the thread. */
const sendEveryMs = 50

if (parentPort === null) throw new Error('this file runs as a worker only')
const port = parentPort
const equipment = workerData as Equipment // `as`: our own host gave it
const progress = new Int32Array(equipment.progress)

async function load(): Promise<WasmPolicy | undefined> {
  try {
    return await wasmPolicy(equipment)
  } catch (error) {
    send({ refused: error instanceof Error ? error.message : String(error) })
    return undefined
  }
}

let policy = await load()
if (policy !== undefined) {
  port.on('message', (inputs: OwnInput[]) => void judge(inputs))
  send({ ready: true })
}

async function judge(inputs: readonly OwnInput[]): Promise<void> {
  let from = 0
  let answers: OwnAnswer[] = []
  let sentAt = performance.now()
  for (const [index, input] of inputs.entries()) {
    Atomics.store(progress, 0, index)
    policy ??= await wasmPolicy(equipment)
    const answer = policy(input)
    answers.push(answer)
    if ('failed' in answer) policy = undefined // what it left behind in its memory is nobody's to judge by
    if (index < inputs.length - 1 && performance.now() - sentAt < sendEveryMs) continue
    send({ from, answers })
    from = index + 1
    answers = []
    sentAt = performance.now()
  }
}

function send(message: Greeting | Reply): void {
  port.postMessage(message)
}
