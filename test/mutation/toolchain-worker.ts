// A thread that runs the Rego tests of one folder after another on a toolchain that is compiled already.
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { WASI } from 'node:wasi'
import { parentPort, workerData } from 'node:worker_threads'
import type { End, Given } from './toolchain.ts'

/** TypeScript keeps these types with the browser's, which the project does without. */
declare const WebAssembly: { instantiate(module: object, imports: object): Promise<object> }

const { module, args } = workerData as Given

// Output goes to files: WASI cuts what is written to a full pipe at 64 KiB.
async function run(folder: string): Promise<number> {
  const [stdout, stderr] = [openSync(join(folder, 'stdout'), 'wx'), openSync(join(folder, 'stderr'), 'wx')]
  try {
    const wasi = new WASI({
      version: 'preview1',
      args: ['rego', ...args],
      env: { PWD: '/' },
      preopens: { '/': folder },
      stdout,
      stderr,
    })
    return wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject()))
  } finally {
    closeSync(stdout)
    closeSync(stderr)
  }
}

parentPort?.on('message', (folder: string) => {
  run(folder).then(
    (code) => answer({ code }),
    (error: unknown) => answer({ error: String(error) }),
  )
})

const answer = (end: End): void => parentPort?.postMessage(end, []) // nothing to transfer
