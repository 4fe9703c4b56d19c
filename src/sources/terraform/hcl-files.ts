// Reads the blocks of .tf files, below one folder and within bounds: a pull request may bring any file and any link.
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { type Block, blocksOf } from './hcl-blocks.ts'
import { jsonBlocksOf } from './json-blocks.ts'

export interface BlockInFile extends Block {
  /** Relative to the base folder, with forward slashes. */
  file: string
  /** It changes a block that is declared elsewhere. */
  overrides: boolean
}

export interface Folder {
  blocks: BlockInFile[]
  /** Every file of it was read to its end. */
  isWhole: boolean
}

/** What cannot be read, leads out of the base or exceeds the bounds is as if it were not there, and its folder is not whole. */
export interface HclFiles {
  /** Where a path leads, links followed, if that is a folder. */
  folder(path: string): Promise<string | undefined>
  /** Of one folder, and of none below it. */
  blocks(folder: string): Promise<Folder>
  text(path: string): Promise<string | undefined>
}

/** For all files of a repository together, but for `fileBytes`. */
export const bounds = { fileBytes: 1024 * 1024, bytes: 32 * 1024 * 1024, files: 10_000, parts: 300_000 }

export async function hclFiles(base: string, { fileBytes, ...most } = bounds): Promise<HclFiles> {
  const root = await found(realpath(base))
  const left = { ...most }

  async function inside(path: string): Promise<string | undefined> {
    const real = await found(realpath(path))
    return root !== undefined && real !== undefined && !leadsOut(relative(root, real)) ? real : undefined
  }

  /** The kind is asked before a file is opened, since one would wait for a pipe without end. */
  async function read(real: string): Promise<string | undefined> {
    const about = await found(stat(real))
    if (about?.isFile() !== true || left.files < 1 || about.size > Math.min(fileBytes, left.bytes)) return undefined
    left.files--
    left.bytes -= about.size
    return found(readFile(real, 'utf8'))
  }

  async function blocksIn(path: string): Promise<Folder> {
    const real = await inside(path)
    const text = real === undefined ? undefined : await read(real)
    if (root === undefined || real === undefined || text === undefined) return { blocks: [], isWhole: false }
    const found = path.endsWith('.json') ? jsonBlocksOf(text, left.parts) : blocksOf(text, left.parts)
    if (found === undefined) return { blocks: [], isWhole: false }
    left.parts -= found.parts
    const file = relative(root, real).replaceAll(sep, '/')
    const overrides = /(?:^|_)override\.(?:tf|tofu)(?:\.json)?$/.test(path.slice(path.lastIndexOf(sep) + 1))
    return { blocks: found.blocks.map((block) => ({ ...block, file, overrides })), isWhole: left.parts > 0 }
  }

  return {
    async folder(path) {
      const real = await inside(path)
      return real !== undefined && (await found(stat(real)))?.isDirectory() === true ? real : undefined
    },
    async blocks(folder) {
      const names = await found(readdir(folder))
      const blocks: BlockInFile[] = []
      let isWhole = names !== undefined
      for (const name of names?.filter(declares).toSorted() ?? []) {
        const file = await blocksIn(join(folder, name))
        blocks.push(...file.blocks)
        isWhole &&= file.isWhole
      }
      return { blocks, isWhole }
    },
    async text(path) {
      const real = await inside(path)
      return real === undefined ? undefined : read(real)
    },
  }
}

/** Terraform's files and OpenTofu's. */
const declares = (name: string): boolean => /\.(?:tf|tofu)(?:\.json)?$/.test(name)

const leadsOut = (way: string): boolean => way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)

const found = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined)
