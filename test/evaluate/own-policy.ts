// Builds policies of somebody's own for the tests: from sources of any kind, with a main that may be edited on the way.
import { createHash } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import type { Policy } from '../../src/evaluate/judge.ts'
import { generatedRego } from '../../src/rego/generated-rego.ts'
import { mainFile } from '../../src/rego/main-rego.ts'
import { policyMetadata } from '../../src/rego/policy-metadata.ts'
import { runRego } from '../../src/rego/toolchain.ts'

const root = join(import.meta.dirname, '../..')
const capabilities = 'src/rego/capabilities.json'

/** Text by path under policies/: `controls/atRest/x.rego`. */
export type Sources = Readonly<Record<string, string>>

export interface BuildOptions {
  /** Changes the generated main; a change that changes nothing is a mistake of the test. */
  edit?: (main: string) => string
  /** Whether only the builtins that we know are let through. */
  allowList?: boolean
  name?: string
}

/** As `ringfence policy build` makes them, without its checks of what the sources say. */
export async function ownPolicy(
  sources: Sources,
  { edit, allowList = true, name }: BuildOptions = {},
): Promise<Policy> {
  const cwd = await mkdtemp(join(tmpdir(), 'ringfence-own-'))
  try {
    const files = Object.fromEntries(Object.entries(sources).map(([path, text]) => [`policies/${path}`, text]))
    const generated = generatedRego(new Map(Object.entries(files)))
    const main = generated.get(mainFile) ?? ''
    if (edit !== undefined) generated.set(mainFile, edit(main))
    if (edit !== undefined && generated.get(mainFile) === main) throw new Error('the main was not changed')
    for (const part of ['policies/lib', 'policies/transfers', capabilities]) {
      await cp(join(root, part), join(cwd, part), { recursive: true })
    }
    for (const [path, text] of [...Object.entries(files), ...generated]) {
      await mkdir(dirname(join(cwd, path)), { recursive: true })
      await writeFile(join(cwd, path), text)
    }
    const flags = allowList ? ['-capabilities', capabilities] : []
    const built = await runRego('build', [...flags, 'policies'], { cwd })
    if (!built.ok) throw new Error(built.diagnostics.map(({ message }) => message).join('\n'))
    const { annotations } = built.answer
    const wasm = Buffer.from(built.answer.wasm, 'base64')
    const metadata = policyMetadata({ sources: new Map(Object.entries(files)), annotations, wasm, toolchain: 'test' })
    return { wasm, metadata: name === undefined ? metadata : { ...metadata, policy: name } }
  } finally {
    await rm(cwd, { recursive: true })
  }
}

/** The policy with other bytes, and metadata that speak of them. */
export const withWasm = ({ metadata }: Policy, wasm: Uint8Array): Policy => ({
  wasm,
  metadata: { ...metadata, digest: createHash('sha256').update(wasm).digest('hex') },
})

export const control = (id: string, path: string, rules: string): Sources => ({
  [path]: `# METADATA
# title: ${id}
# description: A control of somebody's own.
# custom:
#   id: ${id}
#   severity: {global: info, regional: low, edge: low, unclassified: low}
#   remediation: Mend it.
package ${path.replace('.rego', '').replaceAll('/', '.')}

${rules}`,
})

/** The error that a person would be shown, or that a build ends with. A promise that holds is an error here. */
export async function refusalOf(attempt: Promise<unknown>): Promise<Error & { kind?: string }> {
  const [settled] = await Promise.allSettled([attempt])
  if (settled?.status === 'rejected' && settled.reason instanceof Error) return settled.reason
  throw new Error('nothing was refused')
}
