// Finds the block of a .tf file that declares a resource of a plan, since the plan itself has no positions.
import { join } from 'node:path'
import type { Address } from './address.ts'
import type { Block } from './hcl-blocks.ts'
import { type BlockInFile, type HclFiles, hclFiles } from './hcl-files.ts'
import { installedModules } from './installed-modules.ts'
import { providerSource } from './provider-source.ts'
import type { MadeIn } from './without-made.ts'

/** As much of a plan's configuration as leads to its modules, and what those declare. */
export interface Calls {
  readonly resources?: readonly { readonly address: string }[]
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

/** What the files tell that a plan does not. */
export interface Declarations {
  declaredAt(at: Address): Declaration | undefined
  /** The blocks of a resource that `dynamic` makes; undefined where nobody can tell, as of a block that lacks what the plan has `written`. */
  dynamicIn(at: Address, written: readonly string[]): ReadonlySet<string> | undefined
  /** Undefined where the files of a module do not tell. */
  madeIn: MadeIn
  /** By whose each provider is, `hashicorp/aws`, the version that the lock file names; none where the folder is not that of the plan. */
  locked: ReadonlyMap<string, string>
}

/** By what they declare: `data aws_region.here`, `module network`. */
type Blocks = ReadonlyMap<string, readonly BlockInFile[]>

interface Module {
  /** Undefined where it was not found, and where a file of it could not be read to its end. */
  whole: Blocks | undefined
  /** Undefined where it is not in the repository. */
  blocks: Blocks | undefined
  /** The last call on the way that is in the repository. */
  call: BlockInFile | undefined
}

/** Nobody nests modules deeper. */
const deepest = 64

/** Reads the folder of each module that the plan calls, once. Of what it does not find, nothing is known. */
export async function declarations(sources: Sources, root: Calls): Promise<Declarations> {
  const files = await hclFiles(sources.base)
  const modules = await modulesOf(sources, root, files)
  const moduleOf = ({ modules: path }: Address) => modules.get(keyOf(path.map((step) => step.name)))
  const isPlans = declaresAll(modules.get(keyOf([]))?.whole, root)
  return {
    locked: lockedIn(isPlans ? ((await files.text(join(sources.root, '.terraform.lock.hcl'))) ?? '') : ''),
    declaredAt(at) {
      const module = moduleOf(at)
      if (module === undefined) return undefined
      const { blocks, call } = module
      const block = blocks?.get(nameOf(at))?.find(({ overrides }) => !overrides)
      const shown = blocks === undefined ? call : block
      return shown && { file: shown.file, line: shown.line, endLine: shown.endLine, ...(block && { block }) }
    },
    madeIn(path, name) {
      const blocks = isPlans ? modules.get(keyOf(path))?.whole?.get(name) : undefined
      return blocks && new Map(blocks.flatMap((block) => madeWithin(block, blocks.length === 1)))
    },
    dynamicIn(at, written) {
      const blocks = isPlans ? moduleOf(at)?.whole?.get(nameOf(at)) : undefined
      const own = new Set(
        blocks?.flatMap((block) => [
          ...block.attributes.map(({ name }) => name),
          ...block.blocks.map(({ type }) => type),
        ]),
      )
      if (blocks === undefined || !written.every((name) => own.has(name))) return undefined
      return new Set(
        blocks.flatMap((block) =>
          block.blocks.flatMap(({ type, labels: [name] }) => (type === 'dynamic' && name !== undefined ? [name] : [])),
        ),
      )
    },
  }
}

/** Of blocks of one name, what any of them makes: a plan may hold them in another order, and what lies within is told of a sole one. */
function madeWithin(
  { attributes, blocks }: Block,
  isSole: boolean,
  path = '',
  depth = 0,
): [path: string, within: string | null][] {
  if (depth === deepest) return []
  return [
    ...attributes.flatMap(({ name, isMade, within }): [string, string | null][] =>
      within !== undefined && isSole ? [[name, within]] : isMade ? [[path + name, null]] : [],
    ),
    ...blocks.flatMap((inner) => madeWithin(inner, false, `${path}${inner.type}.`, depth + 1)),
  ]
}

/** Another configuration, which may lie beside a plan as well, has other providers, and other blocks of the same name. A check may hold data of its own, which is no block of the file. */
const declaresAll = (blocks: Blocks | undefined, { resources = [], module_calls: calls }: Calls): boolean =>
  blocks !== undefined &&
  Object.keys(calls).every((name) => blocks.has(`module ${name}`)) &&
  resources.every(({ address }) => /^(?:data|ephemeral)\./.test(address) || blocks.has(`resource ${address}`))

/** https://developer.hashicorp.com/terraform/language/files/dependency-lock; a name that two providers share tells nothing. */
function lockedIn(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^provider "([^"]+)" \{\s*version\s*=\s*"([^"]+)"/gm)]
  const bySource = Map.groupBy(found, ([, address = '']) => providerSource(address))
  return new Map(
    [...bySource].flatMap(([source, [one, ...more]]) =>
      one?.[2] === undefined || more.length > 0 ? [] : [[source, one[2]] as const],
    ),
  )
}

const nameOf = ({ mode, type, name }: Address): string => `${mode === 'data' ? 'data' : 'resource'} ${type}.${name}`

async function modulesOf(
  { root, base }: Sources,
  configuration: Calls,
  files: HclFiles,
): Promise<ReadonlyMap<string, Module>> {
  const installed = await installedModules(root, files)
  const own = readOnce(files)
  const fetched = readOnce(await hclFiles(base)) // which must not use up what may be read of the repository
  const modules = new Map<string, Module>()
  const waiting: Waiting[] = [{ path: [], calls: configuration, folder: root, isFetched: false, call: undefined }]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { path, calls, call, isFetched } = next
    const folder = next.folder === undefined ? undefined : await files.folder(next.folder)
    const found = folder === undefined ? undefined : await (isFetched ? fetched : own)(folder)
    const blocks = isFetched ? undefined : found?.blocks
    modules.set(keyOf(path), { whole: found?.isWhole === true ? found.blocks : undefined, blocks, call })
    if (path.length === deepest) continue
    for (const [name, { source, module }] of Object.entries(calls.module_calls)) {
      const inner = [...path, name]
      const beside = localFolder(folder, source)
      waiting.push({
        path: inner,
        calls: module,
        ...(beside === undefined ? installed.get(keyOf(inner)) : { folder: beside, isFetched }),
        call: blocks?.get(`module ${name}`)?.find(({ overrides }) => !overrides) ?? call,
      })
    }
  }
  return modules
}

interface Waiting {
  path: string[]
  calls: Calls
  folder?: string
  isFetched?: boolean
  call: BlockInFile | undefined
}

const keyOf = (path: readonly string[]): string => path.join('.')

const localFolder = (folder: string | undefined, source = ''): string | undefined =>
  folder !== undefined && /^\.\.?\//.test(source) ? join(folder, source) : undefined

/** One folder may be called a thousand times. */
function readOnce(files: HclFiles): (folder: string) => Promise<{ blocks: Blocks; isWhole: boolean }> {
  const read = new Map<string, { blocks: Blocks; isWhole: boolean }>()
  return async (folder) => {
    const known = read.get(folder)
    if (known !== undefined) return known
    const { blocks, isWhole } = await files.blocks(folder)
    const found = { blocks: Map.groupBy(blocks, ({ type, labels }) => `${type} ${labels.join('.')}`), isWhole }
    read.set(folder, found)
    return found
  }
}
