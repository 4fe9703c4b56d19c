// Compiles somebody's own policies, a folder of Rego or a bundle, into the same two things that our own are made into.
import { existsSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import type { PolicyMetadata } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import { buildOwn, refuseUnsound } from './own-build.ts'
import { ownSchema } from './own-schema.ts'
import { askOf, besides, checkFlags, isOurs, type OwnTree, ownTree } from './own-tree.ts'
import { type CompiledPolicy, metadataFile, readBundle } from './policy-bundle.ts'
import { sha256 } from '../runtime/sha256.ts'
import type { Env } from './policy-cache.ts'
import { schemaFile, shippedFile } from './shipped.ts'
import { inOrder, withFiles } from './work-folder.ts'

export interface OwnPolicyOptions {
  /** What `path` is relative to. */
  cwd: string
  /** Of the host: where the cache lies. */
  env: Env
  /** Ids that are taken, each with whose it is: those of the built-in controls, and of the folders compiled before. */
  taken: ReadonlyMap<string, string>
}

/** `path`: a folder that holds `controls/`, or a bundle that `policy build` wrote. */
export async function compileOwnPolicies(path: string, options: OwnPolicyOptions): Promise<CompiledPolicy> {
  const folder = resolve(options.cwd, path)
  const compiled = isBundle(folder, path)
    ? await currentBundle(folder, path)
    : await buildOwn(await ownTree(path, options.cwd), basename(folder), options.env)
  refuseTaken(compiled.metadata, path, options.taken)
  return compiled
}

/** One after the other, as no two of them may have a control of one id. In the order of `paths`. */
export async function compileEachOwnPolicy(
  paths: readonly string[],
  options: OwnPolicyOptions,
): Promise<CompiledPolicy[]> {
  const taken = new Map(options.taken)
  const compiled: CompiledPolicy[] = []
  for (const path of paths) {
    const one = await compileOwnPolicies(path, { ...options, taken })
    for (const { id, file } of one.metadata.controls) taken.set(id, join(path, file))
    compiled.push(one)
  }
  return compiled
}

/** As compiled, and the tests are Rego too. The built-in policies are checked like anybody's. */
export async function checkOwnPolicies(path: string, options: OwnPolicyOptions): Promise<CompiledPolicy> {
  const tree = await ownTree(path, options.cwd)
  const folder = resolve(options.cwd, path)
  const [compiled] = await inOrder(buildOwn(tree, basename(folder), options.env), checkTests(tree))
  if (!isOurs(folder)) refuseTaken(compiled.metadata, path, options.taken)
  return compiled
}

async function checkTests(tree: OwnTree): Promise<void> {
  refuseUnsound(tree.files, new Map(), tree)
  const files = new Map([...tree.files, ...besides(tree)])
  await withFiles(files, (cwd) => askOf('check', [...checkFlags, 'policies'], tree, cwd))
}

function isBundle(folder: string, path: string): boolean {
  if (!existsSync(join(folder, metadataFile))) return false
  if (!existsSync(join(folder, 'controls'))) return true
  throw explained('policy', {
    what: `it holds both controls/ and ${metadataFile}`,
    where: path,
    why: 'sources and a bundle in one folder may say different things',
    mend: 'Build the bundle into a folder of its own',
  })
}

/** Compiled against another schema, a control would read a fact under a name that it no longer has. */
async function currentBundle(folder: string, path: string): Promise<CompiledPolicy> {
  const bundle = await readBundle(folder, path)
  const schema = sha256(ownSchema(await shippedFile(schemaFile)))
  if (bundle.metadata.sources[schemaFile] === schema) return bundle
  throw explained('policy', {
    what: 'the bundle was built for another input than this version of ringfence gives',
    where: path,
    why: 'facets and facts have changed in between, and a control would not find what it reads',
    mend: 'Build it again with this version: ringfence policy build DIR -o OUT',
  })
}

function refuseTaken({ controls }: PolicyMetadata, path: string, taken: ReadonlyMap<string, string>): void {
  const first = controls.find(({ id }) => taken.has(id))
  if (first === undefined) return
  throw explained('policy', {
    what: `its id ${first.id} is taken by ${taken.get(first.id)}`,
    where: join(path, first.file),
    why: 'findings, clauses and waivers name a control by its id alone',
    mend: 'Give it an id of its own in its METADATA',
  })
}
