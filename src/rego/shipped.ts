// What ships with ringfence for those who write policies of their own: the library, the schema, the builtins, the toolchain's record.
import { glob, readFile } from 'node:fs/promises'
import { join, sep } from 'node:path'
import * as v from 'valibot'
import { isTest, order } from './control-files.ts'
import { shippedToolchain } from './toolchain.ts'
import { toolchainRecordSchema } from './toolchain-record.ts'

/** It holds `policies/` and `dist/`. */
export const shippedRoot = join(shippedToolchain, '..')

/** The library that every control may import: text by path from the root of the project, sorted, without its tests. */
export async function shippedLibrary(): Promise<Map<string, string>> {
  const files: string[] = []
  for await (const path of glob('policies/{lib,transfers}/**/*.rego', { cwd: shippedRoot })) {
    files.push(path.split(sep).join('/'))
  }
  const read = files.filter((file) => !isTest(file)).sort(order)
  return new Map(await Promise.all(read.map(async (file) => [file, await shippedFile(file)] as const)))
}

export const schemaFile = 'policies/input.schema.json'

/** Places for the tests of place controls, which a stranger's tests may use as ours do. */
export const examplesFile = 'policies/transfers/examples_test.rego'

export const shippedFile = (file: string): Promise<string> => readFile(join(shippedRoot, file), 'utf8')

/** Beside this file in a checkout, beside the chunks in a bundle. */
export const shippedCapabilities = (): Promise<string> =>
  readFile(join(import.meta.dirname, 'capabilities.json'), 'utf8')

const capabilitiesShape = v.object({ builtins: v.array(v.object({ name: v.string() })) })

export const builtinsIn = (capabilities: string): string[] =>
  v.parse(capabilitiesShape, JSON.parse(capabilities)).builtins.map(({ name }) => name)

/** `name`: as the metadata of a build say what made it. */
export async function shippedRecord(): Promise<{ sha256: string; name: string }> {
  const { opa, sha256 } = v.parse(
    toolchainRecordSchema,
    JSON.parse(await readFile(join(shippedToolchain, 'rego.json'), 'utf8')),
  )
  return { sha256, name: `opa ${opa}, rego.wasm sha256 ${sha256}` }
}
