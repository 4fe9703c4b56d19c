// Makes dist/policy.wasm and what is known of its controls from policies/, with the toolchain that ships inside.
import { globSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, sep } from 'node:path'
import type { PolicyMetadata } from '../model/control.ts'
import { exitStatusOf, explained, isExplained } from '../model/errors.ts'
import { replaceFile } from '../runtime/output.ts'
import { bannedPatterns } from './banned-patterns.ts'
import { isTest, order } from './control-files.ts'
import { policyError } from './diagnostics.ts'
import { generatedRego, isGenerated } from './generated-rego.ts'
import { metadataText, policyMetadata } from './policy-metadata.ts'
import { builtinsIn, schemaFile, shippedRecord } from './shipped.ts'
import { runRego } from './toolchain.ts'
import type { RegoAnswer, RegoVerb } from './toolchain-answers.ts'
import { withFiles } from './work-folder.ts'

export interface BuiltPolicies {
  wasm: Uint8Array
  metadata: PolicyMetadata
  /** The text of what is generated, by file: policies/main/. */
  generated: ReadonlyMap<string, string>
}

export const capabilitiesFile = 'src/rego/capabilities.json'

/** Every check, then the build. Writes nothing under `root`: the toolchain works on a copy, with the main of just now. */
export async function buildPolicies(root: string): Promise<BuiltPolicies> {
  const written = await readSources(root)
  const generated = generatedRego(written)
  const sources = new Map([...written, ...generated].sort(([a], [b]) => order(a, b)))
  const capabilities = await readFile(join(root, capabilitiesFile), 'utf8')
  refuseBanned(sources, capabilities)
  const copied = new Map([...sources, [capabilitiesFile, capabilities], [schemaFile, await readSchema(root)]])
  return withFiles(copied, async (cwd) => {
    await refuseUnformatted(cwd)
    const flags = ['-capabilities', capabilitiesFile, '-schema', schemaFile]
    await ask('check', [...flags, 'policies'], cwd) // the tests too, which the build leaves out
    const { wasm: base64, annotations } = await ask('build', [...flags, 'policies'], cwd)
    const wasm = Buffer.from(base64, 'base64')
    const built = new Map([...sources].filter(([file]) => !isTest(file)))
    const { name } = await shippedRecord()
    return { wasm, generated, metadata: policyMetadata({ sources: built, annotations, wasm, toolchain: name }) }
  })
}

/** Every Rego file but the generated ones: text by path from the root of the project. */
async function readSources(root: string): Promise<Map<string, string>> {
  const files = globSync('policies/**/*.rego', { cwd: root })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => !isGenerated(path))
  return new Map(
    await Promise.all(files.map(async (file) => [file, await readFile(join(root, file), 'utf8')] as const)),
  )
}

async function readSchema(root: string): Promise<string> {
  try {
    return await readFile(join(root, schemaFile), 'utf8')
  } catch (cause) {
    const why = 'without it a misspelt path in a control would compile'
    const mend = 'Run node scripts/write-input-schema.ts'
    throw explained(
      'policy',
      { what: 'the schema of the input could not be read', where: schemaFile, why, mend },
      cause,
    )
  }
}

function refuseBanned(sources: ReadonlyMap<string, string>, capabilities: string): void {
  const found = bannedPatterns(sources, builtinsIn(capabilities))
  if (found.length > 0) throw policyError(found, 'it could give a pass that nobody earned', 'Rewrite the line')
}

async function refuseUnformatted(cwd: string): Promise<void> {
  const { changed } = await ask('fmt', ['policies'], cwd)
  if (changed.length === 0) return
  const diagnostics = changed.map((file) => ({ file, code: 'format', message: 'is not formatted' }))
  throw policyError(diagnostics, 'rego fmt writes it differently', 'Run npm run policies -- --format')
}

async function ask<Verb extends RegoVerb>(verb: Verb, args: readonly string[], cwd: string): Promise<RegoAnswer<Verb>> {
  const result = await runRego(verb, args, { cwd })
  if (result.ok) return result.answer
  throw policyError(result.diagnostics, `rego ${verb} refused it`, 'Correct the lines')
}

async function replace(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await replaceFile(path, content)
}

async function writePolicies(root: string): Promise<void> {
  const { wasm, metadata, generated } = await buildPolicies(root)
  for (const [file, text] of generated) await replace(join(root, file), text)
  await replace(join(root, 'dist/policy.wasm'), wasm)
  await replace(join(root, 'dist/policy.json'), metadataText(metadata))
  console.log(`dist/policy.wasm: ${metadata.controls.length} controls, ${wasm.length} bytes, sha256 ${metadata.digest}`)
}

if (import.meta.main) {
  const root = join(import.meta.dirname, '../..')
  try {
    if (process.argv.includes('--format')) await ask('fmt', ['-write', 'policies'], root)
    await writePolicies(root)
  } catch (error) {
    console.error(isExplained(error) ? error.message : error)
    process.exitCode = exitStatusOf(error)
  }
}
