// Reads the blocks of .tf files, below one folder and within bounds: a pull request may bring any file and any link.
import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { type Block, blocksOf } from './hcl-blocks.ts'

export interface BlockInFile extends Block {
  /** Relative to the base folder, with forward slashes. */
  file: string
}

/** What cannot be read, leads out of the base or exceeds the bounds is as if it were not there: only lines are found here, and no verdict hangs on them. */
export interface HclFiles {
  /** Where a path leads, links followed, if that is a folder. */
  folder(path: string): Promise<string | undefined>
  /** Of one folder, and of none below it. */
  blocks(folder: string): Promise<BlockInFile[]>
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

  async function blocksIn(path: string): Promise<BlockInFile[]> {
    const real = await inside(path)
    const text = real === undefined ? undefined : await read(real)
    if (root === undefined || real === undefined || text === undefined) return []
    const { blocks, parts } = blocksOf(text, left.parts)
    left.parts -= parts
    const file = relative(root, real).replaceAll(sep, '/')
    return blocks.map((block) => ({ ...block, file }))
  }

  return {
    async folder(path) {
      const real = await inside(path)
      return real !== undefined && (await found(stat(real)))?.isDirectory() === true ? real : undefined
    },
    async blocks(folder) {
      const names = (await found(readdir(folder))) ?? []
      const blocks: BlockInFile[] = []
      for (const name of names.filter(declares).toSorted()) blocks.push(...(await blocksIn(join(folder, name))))
      return blocks
    },
    async text(path) {
      const real = await inside(path)
      return real === undefined ? undefined : read(real)
    },
  }
}

/** Terraform's files and OpenTofu's. What overrides a block is not where it is declared. */
const declares = (name: string): boolean => /\.(?:tf|tofu)$/.test(name) && !/(?:^|_)override\.\w+$/.test(name)

const leadsOut = (way: string): boolean => way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)

const found = <T>(answer: Promise<T>): Promise<T | undefined> => answer.catch(() => undefined)
