// Orders more lines than fit in memory by a key of few values: each value has a file of its own, so no line is compared, or written twice.
import { join } from 'node:path'
import { fileLines } from './file-lines.ts'
import { type ScratchFolder, scratchFolder } from './scratch-folder.ts'
import { newTextFile, type TextFile } from './text-file.ts'

export interface LineGroups {
  /** `line` has no newline in it. `key` has few values: a file stays open for each. */
  add(key: string, line: string): Promise<void>
  /** By key, in UTF-16 order; lines of one key in the order in which they came. Ends the adding. */
  lines(): AsyncGenerator<string[]>
  /** Forgets everything, on disk too. */
  close(): Promise<void>
}

interface Group {
  held: string[]
  /** Where those are that were too many to hold. */
  file?: TextFile & { path: string }
}

/** What is made of a batch lives as long as the batch: of four times as many, half as much again is copied when the heap is tidied. */
const linesAtOnce = 64

const byKey = ([one]: [string, Group], [other]: [string, Group]): number => (one < other ? -1 : 1) // keys are distinct

/** `maxBytes`: how much is held in memory, counted as characters. What fits there never touches the disk, which is that of `parent`. */
export function lineGroups(parent?: string, maxBytes = 8 * 1024 * 1024): LineGroups {
  const groups = new Map<string, Group>()
  let folder: ScratchFolder | undefined
  let size = 0
  let files = 0
  let reading = false

  async function spill(): Promise<void> {
    folder = await scratchFolder('sort', parent)
    for (const group of groups.values()) for (const line of group.held.splice(0)) await write(folder, group, line)
  }

  /** From then on nothing is held: text that is kept for a while is copied twice when the heap is tidied. */
  async function write(into: ScratchFolder, group: Group, line: string): Promise<void> {
    group.file ??= await newFile(join(into.path, String(files++)))
    await group.file.write(`${line}\n`)
  }

  return {
    async add(key, line) {
      if (reading) throw new Error('a line came after the reading had begun')
      const group = groups.get(key) ?? { held: [] }
      groups.set(key, group)
      if (folder !== undefined) return write(folder, group, line)
      group.held.push(line)
      size += line.length
      if (size > maxBytes) await spill()
    },
    async *lines() {
      reading = true
      for (const { file } of groups.values()) await file?.close(false)
      for (const [, { file, held }] of [...groups].sort(byKey)) {
        if (file !== undefined) yield* fileLines(file.path)
        for (let at = 0; at < held.length; at += linesAtOnce) yield held.slice(at, at + linesAtOnce)
      }
    },
    async close() {
      for (const { file } of groups.values()) await file?.abandon()
      groups.clear()
      await folder?.remove()
    },
  }
}

const newFile = async (path: string): Promise<TextFile & { path: string }> => ({ path, ...(await newTextFile(path)) })
