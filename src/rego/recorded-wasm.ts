// Reads the Wasm of the toolchain, and only the one that its record was made for.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliDecompressSync } from 'node:zlib'
import * as v from 'valibot'
import { toolchainRecordSchema } from './toolchain-record.ts'

/** `dist`: where `rego.wasm.br` and `rego.json` lie. Throws where the two are not of one build. */
export function recordedWasm(dist: string): Uint8Array {
  const record = v.parse(toolchainRecordSchema, JSON.parse(readFileSync(join(dist, 'rego.json'), 'utf8')))
  const wasm = brotliDecompressSync(readFileSync(join(dist, 'rego.wasm.br')), { maxOutputLength: record.bytes })
  const found = createHash('sha256').update(wasm).digest('hex')
  if (found !== record.sha256) throw new Error(`rego.wasm has the digest ${found}, its record says ${record.sha256}`)
  return wasm
}
