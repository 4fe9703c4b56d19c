// A scan under way: the folder that it works in, and what is left there when it is broken off, so that --resume can go on with it.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import type { Basis, UnfinishedHead } from '../model/unfinished.ts'
import { jsonDocument } from '../reports/json-line.ts'
import { undoWhenInterrupted } from '../runtime/interruption.ts'
import { prepareOutput, writeOutput } from '../runtime/output.ts'
import { headFile, readUnfinished } from '../sources/snapshot/index.ts'
import { type Host, say } from './host.ts'
import { wholeParts } from './parts.ts'
import { askedFor, type ScanRequest } from './request.ts'
import { goneOnWith, refuseOther } from './resume.ts'

export interface Unfinished {
  /** Where the results will stand. */
  dir: string
  /** In it: whatever has no final name yet. Where it is there, the scan may be gone on with. */
  folder: string
  /** In that: what was read whole. */
  parts: string
  /** Writes down what the scan rests on, or holds it against what was written down. Throws where that is something else. */
  begin(basis: Basis): Promise<void>
  /** The results stand. `whole`: and nothing more is to be had. Returns where they are; without a name of its own the folder gets this one. */
  finish(name: string, whole: boolean): Promise<string>
  /** Leaves what was read whole, and else nothing. */
  stop(): Promise<void>
}

const workFolder = '.unfinished'

/** Makes the folder of a new scan, or opens that of one that was broken off; the request is then the one that was made before. */
export async function underWay(
  asked: ScanRequest,
  host: Host,
): Promise<{ request: ScanRequest; unfinished: Unfinished }> {
  const { resume } = asked
  if (resume !== undefined) {
    const dir = resolve(host.cwd, resume)
    const head = await headIn(dir, resume)
    await rubbishRemoved(join(dir, workFolder))
    return { request: goneOnWith(asked, head, resume), unfinished: unfinishedIn({ dir, host, head, resumed: true }) }
  }
  const startedAt = asked.startedAt ?? host.clock()
  const dir = await newFolder(asked, host, startedAt)
  await mkdir(join(dir, workFolder))
  const head = { startedAt, named: isNamed(asked), request: askedFor(asked) }
  return { request: { ...asked, startedAt }, unfinished: unfinishedIn({ dir, host, head, resumed: false }) }
}

const isNamed = ({ output, share }: ScanRequest): boolean => output !== undefined || share !== undefined

function newFolder({ output, share }: ScanRequest, { cwd }: Host, startedAt: string): Promise<string> {
  if (output !== undefined) return prepared(resolve(cwd, output))
  if (share !== undefined) return prepared(resolve(cwd, 'ringfence-out', `shard-${share.part}-of-${share.of}`))
  return prepared(free(resolve(cwd, 'ringfence-out', `unfinished-${startedAt.replaceAll(/[:.]/g, '-')}`)))
}

async function prepared(dir: string): Promise<string> {
  await prepareOutput(dir)
  return dir
}

/** Nothing is written over: `<name>-2` stands beside it. */
function free(first: string, attempt = 1): string {
  const folder = attempt === 1 ? first : `${first}-${attempt}`
  return existsSync(folder) ? free(first, attempt + 1) : folder
}

function headIn(dir: string, where: string): Promise<UnfinishedHead> {
  if (existsSync(join(dir, workFolder, headFile))) return readUnfinished(join(dir, workFolder))
  throw explained('usage', {
    what: 'there is no scan to go on with',
    where: `--resume ${where}`,
    why: 'no scan was broken off there, or nothing of it was kept',
    mend: 'Name the folder that the broken-off scan named, or scan anew',
  })
}

/** What a killed session had not made whole. */
async function rubbishRemoved(folder: string): Promise<void> {
  for (const parent of [folder, join(folder, 'parts')]) {
    const names = await readdir(parent).catch(() => [])
    for (const name of names.filter((one) => one.startsWith('.') || one.startsWith('ringfence-')))
      await rm(join(parent, name), { recursive: true, force: true })
  }
}

interface Opened {
  dir: string
  host: Host
  head: Omit<UnfinishedHead, 'schema' | 'kind' | keyof Basis> & Partial<Basis>
  resumed: boolean
}

function unfinishedIn({ dir, host, head, resumed }: Opened): Unfinished {
  const folder = join(dir, workFolder)
  const parts = join(folder, 'parts')
  const told = (path: string): string => relative(host.cwd, path) || '.'

  async function stop(): Promise<void> {
    finished()
    if ((await wholeParts(parts)).length > 0) {
      say(host, `What was read is kept. Go on with: ringfence scan --resume ${told(dir)}`)
      return rubbishRemoved(folder)
    }
    await rm(folder, { recursive: true, force: true })
    // Only what is empty; an error before is the one to tell.
    await rmdir(dir).catch(() => undefined)
    if (!head.named) await rmdir(dirname(dir)).catch(() => undefined)
  }
  const finished = undoWhenInterrupted(stop)

  return {
    dir,
    folder,
    parts,
    stop,
    async begin(basis) {
      if (resumed) return refuseOther({ ...head, ...basis }, head, told(dir))
      const whole: UnfinishedHead = { schema: 1, kind: 'unfinished', ...head, ...basis }
      await writeOutput(join(folder, headFile), [jsonDocument(whole)])
    },
    async finish(name, whole) {
      finished()
      const final = head.named || !basename(dir).startsWith('unfinished-') ? dir : free(join(dirname(dir), name))
      if (final !== dir) await rename(dir, final)
      if (whole) await rm(join(final, workFolder), { recursive: true, force: true })
      else say(host, `The credentials ran out. With new ones, go on with: ringfence scan --resume ${told(final)}`)
      return final
    },
  }
}
