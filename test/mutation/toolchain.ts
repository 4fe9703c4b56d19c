// The shipped toolchain, compiled once and asked many times: a process for each mutant would spend most of its time starting.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import * as v from 'valibot'
import { capabilitiesFile } from '../../src/rego/build-policies.ts'
import { recordedWasm } from '../../src/rego/recorded-wasm.ts'
import { shippedCapabilities } from '../../src/rego/shipped.ts'
import { type RegoResult, shippedToolchain } from '../../src/rego/toolchain.ts'
import { answerShapes, refusalShape } from '../../src/rego/toolchain-answers.ts'
import { withFiles } from '../../src/rego/work-folder.ts'

/** TypeScript keeps these types with the browser's, which the project does without. */
declare const WebAssembly: { compile(wasm: Uint8Array): Promise<object> }

/** What a thread begins with. */
export interface Given {
  module: object
  args: string[]
}

const endShape = v.union([v.object({ code: v.number() }), v.object({ error: v.string() })])
export type End = v.InferOutput<typeof endShape>

export interface Toolchain {
  /** Runs the tests among the files, text by path. One question at a time. */
  test(files: ReadonlyMap<string, string>): Promise<RegoResult<'test'>>
  close(): Promise<void>
}

/** As many as may be asked at the same time. */
export async function toolchains(count: number): Promise<Toolchain[]> {
  const module = await WebAssembly.compile(recordedWasm(shippedToolchain))
  const capabilities = await shippedCapabilities()
  return Array.from({ length: count }, () => toolchain(module, capabilities))
}

function toolchain(module: object, capabilities: string): Toolchain {
  const workerData: Given = { module, args: ['test', '-capabilities', capabilitiesFile, 'policies'] }
  const flags = ['--disable-warning=ExperimentalWarning']
  const worker = new Worker(new URL('toolchain-worker.ts', import.meta.url), { workerData, execArgv: flags })
  return {
    test: (files) =>
      withFiles(new Map([...files, [capabilitiesFile, capabilities]]), async (folder) => {
        const code = await ended(worker, folder)
        const [stdout, stderr] = await Promise.all(
          ['stdout', 'stderr'].map((name) => readFile(join(folder, name), 'utf8')),
        )
        return answered(code, stdout ?? '', stderr ?? '')
      }),
    close: async () => {
      await worker.terminate()
    },
  }
}

async function ended(worker: Worker, folder: string): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<unknown>()
  worker.once('message', resolve).once('error', reject).once('exit', reject)
  worker.postMessage(folder, []) // nothing to transfer
  try {
    const end = v.parse(endShape, await promise)
    if ('error' in end) throw new Error(`the Rego toolchain crashed: ${end.error}`)
    return end.code
  } finally {
    worker.off('message', resolve).off('error', reject).off('exit', reject)
  }
}

function answered(code: number, stdout: string, stderr: string): RegoResult<'test'> {
  if (code === 0) return { ok: true, answer: v.parse(answerShapes.test, JSON.parse(stdout)) }
  if (code === 1) return { ok: false, diagnostics: v.parse(refusalShape, JSON.parse(stdout)).diagnostics }
  throw new Error(`the Rego toolchain stopped with ${code}: ${stderr.slice(-2000)}`)
}
