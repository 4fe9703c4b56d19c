// The thread of a policy of one's own, seen from the host: started, given inputs, and stopped for good.
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Equipment, Greeting, OwnInput, Reply } from './own-protocol.ts'
import { deadlinesToBegin, type Lost, watched } from './watch.ts'

export interface OwnThread {
  /** It has ended, and takes no inputs any more. */
  readonly gone: boolean
  /** `take` says of each reply whether it was the last one. Tells where the thread was lost, if it was. */
  judge(inputs: OwnInput[], deadlines: number, take: (reply: Reply) => boolean): Promise<Lost | undefined>
  stop(): Promise<void>
}

const fromSource = import.meta.filename.endsWith('.ts')
const file = join(import.meta.dirname, fromSource ? 'own-worker.ts' : 'own-worker.mjs')

// Beside the Wasm's own memory, which has its ceiling: the JavaScript around it needs little.
const resourceLimits = { maxOldGenerationSizeMb: 128, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** Throws a bare Error where the policy cannot be loaded. */
export async function ownThread(equipment: Omit<Equipment, 'progress'>, deadlineMs: number): Promise<OwnThread> {
  const progress = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)).fill(-1)
  const workerData: Equipment = { ...equipment, progress: progress.buffer }
  // What a policy prints goes nowhere, as nobody reads it: our own output stays ours.
  const worker = new Worker(file, { workerData, env: {}, execArgv: [], resourceLimits, stdout: true, stderr: true })
  worker.unref() // a run that ends in an error does not wait for it
  let gone = false
  let last = 'without a word'
  const note = (error: Error & { code?: string }) => void (last = error.code ?? error.message)
  worker
    .on('error', note)
    .on('messageerror', note)
    .on('exit', () => void (gone = true))
  const seen = { worker, progress, deadlineMs, lastWords: () => last }

  let refused: string | undefined
  const lost = await watched<Greeting>(seen, deadlinesToBegin, (greeting) => {
    if ('refused' in greeting) refused = greeting.refused
    return true
  })
  if (lost !== undefined || refused !== undefined) {
    await worker.terminate()
    throw new Error(refused ?? `it ${lost?.failure.detail}`)
  }
  return {
    get gone() {
      return gone
    },
    judge(inputs, deadlines, take) {
      Atomics.store(progress, 0, -1)
      worker.postMessage(inputs, []) // nothing to transfer: texts are copied at once, and bytes would have to be made of them
      return watched(seen, deadlines, take)
    },
    async stop() {
      await worker.terminate()
    },
  }
}
