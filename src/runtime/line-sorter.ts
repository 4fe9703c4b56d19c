// Sorts more lines than fit in memory: sorted parts go to disk, and are merged while they are read.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { fileLines } from './file-lines.ts'
import { type ScratchFolder, scratchFolder } from './scratch-folder.ts'
import { newTextFile } from './text-file.ts'

export interface KeyedLine {
  key: string
  /** Without a newline, and with none in it: JSON. */
  line: string
}

export interface LineSorter {
  add(key: string, line: string): Promise<void>
  /** By key, in UTF-16 order; lines of one key in the order in which they came. May be read more than once. */
  sorted(): AsyncGenerator<KeyedLine[]>
  /** Forgets everything, on disk too. */
  close(): Promise<void>
}

/** As of `lineGroups`. */
const linesAtOnce = 64
const mostParts = 16

/** `maxBytes`: how much is held in memory, counted as characters. What fits there never touches the disk, which is that of `parent`. */
export function lineSorter(parent?: string, maxBytes = 24 * 1024 * 1024): LineSorter {
  let held: KeyedLine[] = []
  let size = 0
  let folder: ScratchFolder | undefined
  /** Parts on disk, by how often they were merged; each level holds fewer than `mostParts`. */
  const levels: string[][] = []
  let made = 0

  async function spill(): Promise<void> {
    const part = await nextPart()
    await writePart(part, inMemory(held.sort(byKey)))
    held = []
    size = 0
    await keep(part, 0)
  }

  /** So many open files would take as much memory as the lines did, so a full level becomes one part of the next. */
  async function keep(part: string, level: number): Promise<void> {
    const parts = (levels[level] ??= [])
    parts.push(part)
    if (parts.length < mostParts) return
    const whole = await nextPart()
    await writePart(whole, merged(parts.map(linesOf)))
    for (const one of parts.splice(0)) await rm(one)
    await keep(whole, level + 1)
  }

  async function nextPart(): Promise<string> {
    folder ??= await scratchFolder('sort', parent)
    return join(folder.path, String(made++))
  }

  return {
    async add(key, line) {
      held.push({ key, line })
      size += key.length + line.length
      if (size > maxBytes) await spill()
    },
    sorted() {
      // The oldest lines were merged most often, and those of one key come in the order in which they were added.
      return merged([...levels.toReversed().flat().map(linesOf), inMemory(held.sort(byKey))])
    },
    async close() {
      held = []
      await folder?.remove()
    },
  }
}

const byKey = (one: KeyedLine, other: KeyedLine): number => (one.key < other.key ? -1 : one.key > other.key ? 1 : 0)

/** A key may hold a tab or a line break, its JSON holds neither. */
async function writePart(path: string, batches: AsyncGenerator<KeyedLine[]>): Promise<void> {
  const file = await newTextFile(path)
  try {
    for await (const batch of batches)
      await file.write(batch.map(({ key, line }) => `${JSON.stringify(key)}\t${line}\n`).join(''))
    await file.close(false)
  } catch (error) {
    await file.abandon()
    throw error
  }
}

async function* linesOf(path: string): AsyncGenerator<KeyedLine[]> {
  for await (const lines of fileLines(path)) yield lines.map(keyedLine)
}

function keyedLine(text: string): KeyedLine {
  const tab = text.indexOf('\t')
  return { key: JSON.parse(text.slice(0, tab)) as string, line: text.slice(tab + 1) } // `as`: writePart wrote it
}

async function* inMemory(lines: readonly KeyedLine[]): AsyncGenerator<KeyedLine[]> {
  for (let at = 0; at < lines.length; at += linesAtOnce) yield lines.slice(at, at + linesAtOnce)
}

interface Source {
  batches: AsyncGenerator<KeyedLine[]>
  batch: KeyedLine[]
  at: number
}

/** Of lines with one key, those of the earlier source come first. */
async function* merged(generators: readonly AsyncGenerator<KeyedLine[]>[]): AsyncGenerator<KeyedLine[]> {
  const sources: Source[] = []
  try {
    for (const batches of generators) {
      const source = { batches, batch: [], at: 0 }
      if (await refill(source)) sources.push(source)
    }
    let out: KeyedLine[] = []
    while (sources.length > 0) {
      const least = sources.reduce((one, other) => (head(other).key < head(one).key ? other : one))
      out.push(head(least))
      least.at += 1
      if (least.at === least.batch.length && !(await refill(least))) sources.splice(sources.indexOf(least), 1)
      if (out.length < linesAtOnce) continue
      yield out
      out = []
    }
    if (out.length > 0) yield out
  } finally {
    for (const { batches } of sources) await batches.return(undefined)
  }
}

const head = ({ batch, at }: Source): KeyedLine => batch[at] as KeyedLine // `as`: a source without a line left is taken out

/** The next batch with a line in it; false where there is none. */
async function refill(source: Source): Promise<boolean> {
  for (;;) {
    const next = await source.batches.next()
    if (next.done === true) return false
    if (next.value.length === 0) continue
    source.batch = next.value
    source.at = 0
    return true
  }
}
