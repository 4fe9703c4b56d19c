// What is written beside the compressed toolchain: which sources, OPA and Go it was made from, and the digest of its Wasm.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as v from 'valibot'

const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/))

export const toolchainRecordSchema = v.strictObject({
  schema: v.literal(1),
  opa: v.string(),
  /** The compiler; another one makes other bytes. */
  go: v.string(),
  /** Of the Wasm itself, since compressed bytes may differ between versions of brotli. */
  sha256,
  bytes: v.number(),
  /** By path from the root of the project. */
  sources: v.record(v.string(), sha256),
})

export type ToolchainRecord = v.InferOutput<typeof toolchainRecordSchema>

/** sha256 of each source as it lies in the checkout: a toolchain older than its sources is found without Go. */
export const toolchainSources = (root: string): Record<string, string> =>
  Object.fromEntries(
    ['src/rego/go.mod', 'src/rego/go.sum', 'src/rego/main.go'].map((path) => [
      path,
      createHash('sha256')
        .update(readFileSync(join(root, path)))
        .digest('hex'),
    ]),
  )

/** How the process that runs the toolchain says that the Wasm is not the one on record. Go itself exits with 0 to 3. */
export const exitOtherWasm = 64
