// The process in which the toolchain runs: one Wasm, checked against its record, that sees one folder and no environment.
import { WASI } from 'node:wasi'
import { recordedWasm } from './recorded-wasm.ts'
import { exitOtherWasm } from './toolchain-record.ts'

/** TypeScript keeps these types with the browser's, which the project does without. */
declare const WebAssembly: { instantiate(wasm: Uint8Array, imports: object): Promise<{ instance: object }> }

const [dist = '', ...args] = process.argv.slice(2)

function wasmOrExit(): Uint8Array {
  try {
    return recordedWasm(dist)
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exit(exitOtherWasm)
  }
}

const wasi = new WASI({
  version: 'preview1',
  args: ['rego', ...args],
  env: { PWD: '/' },
  preopens: { '/': process.cwd() },
})
const { instance } = await WebAssembly.instantiate(wasmOrExit(), wasi.getImportObject())
process.exitCode = wasi.start(instance)
