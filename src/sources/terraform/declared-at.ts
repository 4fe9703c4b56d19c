// Finds the block of a .tf file that declares a resource of a plan, since the plan itself has no positions.
import { join } from 'node:path'
import type { Address } from './address.ts'
import type { Block } from './hcl-blocks.ts'
import { type BlockInFile, type HclFiles, hclFiles } from './hcl-files.ts'
import { installedModules } from './installed-modules.ts'

/** As much of a plan's configuration as leads to its modules. */
export interface Calls {
  readonly module_calls: Readonly<Record<string, { readonly source?: string; readonly module: Calls }>>
}

/** The root module's folder, and the one that paths are told from; nothing outside of it is read. */
export interface Sources {
  root: string
  base: string
}

export interface Declaration {
  file: string
  line: number
  endLine: number
  /** Undefined where the module is not in the repository: the lines are those of the call that leads there. */
  block?: Block
}

/** By what they declare: `data aws_region.here`, `module network`. */
type Blocks = ReadonlyMap<string, BlockInFile>

interface Module {
  /** Undefined where it is not in the repository. */
  blocks: Blocks | undefined
  /** The last call on the way that is in the repository. */
  call: BlockInFile | undefined
}

/** Nobody nests modules deeper. */
const deepest = 64

/** Reads the folder of each module that the plan calls, once. Of what it does not find, nothing is known. */
export async function declarations(sources: Sources, root: Calls): Promise<(at: Address) => Declaration | undefined> {
  const modules = await modulesOf(sources, root)
  return ({ modules: path, mode, type, name }) => {
    const module = modules.get(keyOf(path.map((step) => step.name)))
    if (module === undefined) return undefined
    const { blocks, call } = module
    const block = blocks?.get(`${mode === 'data' ? 'data' : 'resource'} ${type}.${name}`)
    const shown = blocks === undefined ? call : block
    return shown && { file: shown.file, line: shown.line, endLine: shown.endLine, ...(block && { block }) }
  }
}

async function modulesOf({ root, base }: Sources, configuration: Calls): Promise<ReadonlyMap<string, Module>> {
  const files = await hclFiles(base)
  const installed = await installedModules(root, files)
  const read = readOnce(files)
  const modules = new Map<string, Module>()
  const waiting: Waiting[] = [{ path: [], calls: configuration, folder: root, call: undefined }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, calls, call } = next
    const folder = next.folder === undefined ? undefined : await files.folder(next.folder)
    const blocks = folder === undefined ? undefined : await read(folder)
    modules.set(keyOf(path), { blocks, call })
    if (path.length === deepest) continue
    for (const [name, { source, module }] of Object.entries(calls.module_calls)) {
      const inner = [...path, name]
      waiting.push({
        path: inner,
        calls: module,
        folder: localFolder(folder, source) ?? installed.get(keyOf(inner)),
        call: blocks?.get(`module ${name}`) ?? call,
      })
    }
  }
  return modules
}

interface Waiting {
  path: string[]
  calls: Calls
  folder: string | undefined
  call: BlockInFile | undefined
}

const keyOf = (path: readonly string[]): string => path.join('.')

const localFolder = (folder: string | undefined, source = ''): string | undefined =>
  folder !== undefined && /^\.\.?\//.test(source) ? join(folder, source) : undefined

/** One folder may be called a thousand times. */
function readOnce(files: HclFiles): (folder: string) => Promise<Blocks> {
  const read = new Map<string, Blocks>()
  return async (folder) => {
    const blocks = read.get(folder) ?? byWhatIsDeclared(await files.blocks(folder))
    read.set(folder, blocks)
    return blocks
  }
}

function byWhatIsDeclared(blocks: readonly BlockInFile[]): Blocks {
  const first = new Map<string, BlockInFile>()
  for (const block of blocks) {
    const key = `${block.type} ${block.labels.join('.')}`
    if (!first.has(key)) first.set(key, block)
  }
  return first
}
