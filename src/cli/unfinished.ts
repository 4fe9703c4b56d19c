// A scan under way: the folder that it works in, and what is left there when it is broken off, so that --resume can go on with it.
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { dirname, join, relative, resolve } from 'node:path'
import { explained } from '../model/errors.ts'
import type { Basis, UnfinishedHead } from '../model/unfinished.ts'
import { jsonDocument } from '../reports/json-line.ts'
import { printable } from '../reports/plain-text.ts'
import { holdFolder, type Release } from '../runtime/folder-hold.ts'
import { undoWhenInterrupted } from '../runtime/interruption.ts'
import { claimOutput, prepareOutput, writeOutput } from '../runtime/output.ts'
import { unwritable } from '../runtime/unwritable.ts'
import { headFile, readUnfinished } from '../sources/snapshot/index.ts'
import { checkpointsIn } from './checkpoints.ts'
import { type Host, say } from './host.ts'
import { askedFor, type ScanRequest } from './request.ts'
import { goneOnWith, refuseOther } from './resume.ts'

export interface Unfinished {
  /** Where the results will stand. */
  dir: string
  /** In it: whatever has no final name yet. Where it is there, the scan may be gone on with. */
  folder: string
  /** In that: what was read whole. */
  cells: string
  /** Writes down what the scan rests on, or holds it against what was written down. Throws where that is something else. */
  begin(basis: Basis): Promise<void>
  /** The results stand. `whole`: and nothing more is to be had; a folder that was not named then gets this name. Returns where they are. */
  finish(whole: boolean, name?: string): Promise<string>
  /** Leaves what can be gone on with, and else nothing. */
  stop(): Promise<void>
}

const workFolder = '.unfinished'
const cellsFolder = 'cells'

interface UnderWay {
  request: ScanRequest
  unfinished: Unfinished
}

/** Makes the folder of a new scan, or opens that of one that was broken off; the request is then the one that was made before. */
export async function underWay(asked: ScanRequest, host: Host): Promise<UnderWay> {
  if (asked.resume !== undefined) return underWayAgain(asked, asked.resume, host)
  const startedAt = host.clock()
  const dir = await newFolder(asked, host, startedAt)
  await claimOutput(dir, workFolder)
  const cells = join(dir, workFolder, cellsFolder)
  await mkdir(cells).catch(unwritable(cells))
  const release = holdFolder(join(dir, workFolder)) ?? (() => undefined) // it is nobody else's: there are no locks here
  const head = { startedAt, named: isNamed(asked), request: askedFor(asked) }
  return { request: { ...asked, startedAt }, unfinished: unfinishedIn({ dir, host, release, ...head }) }
}

/** Only what is held is looked into: what a run at work has not made whole is no rubbish. */
async function underWayAgain(asked: ScanRequest, resume: string, host: Host): Promise<UnderWay> {
  const dir = resolve(host.cwd, resume)
  const folder = join(dir, workFolder)
  if (!existsSync(join(folder, headFile))) throw nothingBegun(resume)
  const release = holdFolder(folder)
  if (release === undefined) throw atWork(resume)
  try {
    const before = await readUnfinished(folder)
    const request = goneOnWith(asked, before, resume)
    await rubbishRemoved(folder)
    return { request, unfinished: unfinishedIn({ dir, host, before, release, ...before }) }
  } catch (error) {
    release()
    throw error
  }
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

const nothingBegun = (where: string) =>
  explained('usage', {
    what: 'there is no scan to go on with',
    where: `--resume ${where}`,
    why: 'no scan was broken off there, or nothing of it was kept',
    mend: 'Name the folder that the broken-off scan named, or scan anew',
  })

const atWork = (where: string) =>
  explained('usage', {
    what: 'the scan cannot be gone on with',
    where: `--resume ${where}`,
    why: 'a run is at work in that folder, or its file system keeps no locks that would tell',
    mend: 'Wait until that run has ended, or scan anew into another folder',
  })

/** What a killed session had not made whole. */
async function rubbishRemoved(folder: string): Promise<void> {
  for (const parent of [folder, join(folder, cellsFolder)])
    for (const name of await readdir(parent))
      if (name.startsWith('.') || name.startsWith('ringfence-'))
        await rm(join(parent, name), { recursive: true, force: true })
}

interface Opened extends Pick<UnfinishedHead, 'startedAt' | 'named' | 'request'> {
  dir: string
  host: Host
  /** What another session has written down. */
  before?: UnfinishedHead
  release: Release
}

function unfinishedIn({ dir, host, before, release, startedAt, named, request }: Opened): Unfinished {
  const folder = join(dir, workFolder)
  const cells = join(folder, cellsFolder)
  const goOn = (why: string): void =>
    say(host, printable(`${why} ringfence scan --resume ${relative(host.cwd, dir) || '.'}`))

  /** Nobody goes on with what has no head; and what is open cannot be moved or removed everywhere. */
  async function letGo(): Promise<void> {
    await rm(join(folder, headFile), { force: true }).catch(unwritable(folder))
    release()
  }

  /** Of another session's work nothing is thrown away, though this one may have been refused. */
  async function stop(): Promise<void> {
    finished()
    if (before !== undefined || (await checkpointsIn(cells)).length > 0) {
      goOn('What was read is kept. Go on with:')
      await rubbishRemoved(folder)
      return release()
    }
    await letGo()
    await rm(folder, { recursive: true, force: true })
    // Only what is empty; an error before is the one to tell.
    await rmdir(dir).catch(() => undefined)
    if (!named) await rmdir(dirname(dir)).catch(() => undefined)
  }
  const finished = undoWhenInterrupted(stop)

  return {
    dir,
    folder,
    cells,
    stop,
    async begin(basis) {
      if (before !== undefined) return refuseOther(basis, before, relative(host.cwd, dir) || '.')
      const head: UnfinishedHead = { schema: 1, kind: 'unfinished', startedAt, named, request, ...basis }
      await writeOutput(join(folder, headFile), [jsonDocument(head)])
    },
    async finish(whole, name) {
      finished()
      if (!whole) {
        goOn('The credentials or the time ran out. With more, go on with:')
        release()
        return dir
      }
      await letGo()
      const final = named || name === undefined ? dir : free(join(dirname(dir), name))
      if (final !== dir) await rename(dir, final).catch(unwritable(final))
      await rm(join(final, workFolder), { recursive: true, force: true }).catch(unwritable(final))
      return final
    },
  }
}
