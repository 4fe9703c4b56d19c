// The process in which the toolchain runs: one Wasm, checked against its record, that sees one folder and no environment.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { WASI } from 'node:wasi'
import { brotliDecompressSync } from 'node:zlib'
import * as v from 'valibot'
import { exitOtherWasm, toolchainRecordSchema } from './toolchain-record.ts'

/** TypeScript keeps these types with the browser's, which the project does without. */
declare const WebAssembly: { instantiate(wasm: Uint8Array, imports: object): Promise<{ instance: object }> }

const [dist = '', ...args] = process.argv.slice(2)

function recordedWasm(): Uint8Array {
  try {
    const record = v.parse(toolchainRecordSchema, JSON.parse(readFileSync(join(dist, 'rego.json'), 'utf8')))
    const wasm = brotliDecompressSync(readFileSync(join(dist, 'rego.wasm.br')), { maxOutputLength: record.bytes })
    const found = createHash('sha256').update(wasm).digest('hex')
    if (found !== record.sha256) throw new Error(`rego.wasm has the digest ${found}, its record says ${record.sha256}`)
    return wasm
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
const { instance } = await WebAssembly.instantiate(recordedWasm(), wasi.getImportObject())
process.exitCode = wasi.start(instance)
