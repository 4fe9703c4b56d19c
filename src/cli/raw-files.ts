// Writes raw answers into a pack, one file after the other; they get their final names with all others.
import { mkdir, rmdir } from 'node:fs/promises'
import { join } from 'node:path'
import { rawFileOf, rawFolder, type RawTotals, redactionVersion } from '../evidence/index.ts'
import type { RawFiles } from '../model/raw-answer.ts'
import { openOutput, type Output } from '../runtime/output.ts'
import { unwritable } from '../runtime/unwritable.ts'
import type { Evidence } from './evidence.ts'
import { linesDigest } from './identity.ts'
import type { RawLine } from './raw-answers.ts'

export interface RawPack {
  raw: RawFiles
  totals: RawTotals
  files: Pick<Output, 'commit' | 'abandon'>
}

interface Where {
  dir: string
  /** Where files lie until all are whole. */
  workIn: string
  /** Who writes to each. */
  penFor: Evidence['penFor']
}

/** `lines`: those of a file stand together. */
export async function writeRaw(
  lines: AsyncIterable<readonly RawLine[]>,
  { dir, workIn, penFor }: Where,
): Promise<RawPack> {
  const outputs: Output[] = []
  const files: { path: string; sha256: string }[] = []
  const redacted = new Map<string, number>()
  let answers = 0
  let open: Open | undefined

  async function opened(path: string): Promise<Open> {
    if (open?.path === path) return open
    await end()
    const output = await openOutput(join(dir, path), { workIn, pen: penFor(path) })
    outputs.push(output)
    open = { path, output, digest: linesDigest() }
    return open
  }

  async function end(): Promise<void> {
    if (open === undefined) return
    await open.output.close()
    files.push({ path: open.path, sha256: open.digest.hex() })
    open = undefined
  }

  async function write({ file, line, redacted: counts }: RawLine): Promise<void> {
    const { output, digest } = await opened(file)
    digest.line(line)
    await output.write(line)
    answers += 1
    for (const [rule, count] of Object.entries(counts)) redacted.set(rule, (redacted.get(rule) ?? 0) + count)
  }

  const folder = join(dir, rawFolder)
  const abandon = async (): Promise<void> => {
    for (const output of outputs) await output.abandon()
    await rmdir(folder).catch(() => undefined) // only where nothing else is in it; the first error is the one to tell
  }
  try {
    for await (const batch of lines) for (const one of batch) await write(one)
    await end()
  } catch (error) {
    await abandon()
    throw error
  }
  return {
    raw: { files: files.toSorted((one, other) => (one.path < other.path ? -1 : 1)), fileOf: rawFileOf },
    totals: { answers, redacted: Object.fromEntries([...redacted].toSorted(byName)), rules: redactionVersion },
    files: {
      async commit() {
        if (outputs.length > 0) await mkdir(folder, { recursive: true }).catch(unwritable(folder))
        for (const output of outputs) await output.commit()
      },
      abandon,
    },
  }
}

interface Open {
  path: string
  output: Output
  digest: ReturnType<typeof linesDigest>
}

const byName = ([one]: [string, number], [other]: [string, number]): number => (one < other ? -1 : 1)
