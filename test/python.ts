// A Python with the packages that tests need: installed once per list of requirements, under node_modules.
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const requirements = join(import.meta.dirname, 'python-requirements.txt')
const cache = join(import.meta.dirname, '../node_modules/.cache/ringfence-python')

let only: Promise<string | { skipped: string }> | undefined

/** Its path, or why it cannot be had here. */
export const pythonWithPackages = (): Promise<string | { skipped: string }> =>
  (only ??= install().catch((error: unknown) => ({
    skipped: `python3 with venv and pip could not install it: ${firstLine(error)}`,
  })))

/** The folder's name is the digest of what is in it; it gets that name only when it is whole. */
async function install(): Promise<string> {
  const version = (await run('python3', ['--version'])).stdout
  const digest = createHash('sha256').update(version).update(readFileSync(requirements)).digest('hex').slice(0, 16)
  const folder = join(cache, digest)
  const python = join(folder, 'bin/python')
  if (existsSync(folder)) return python
  const unfinished = `${folder}.${process.pid}.tmp`
  await mkdir(cache, { recursive: true })
  try {
    await run('python3', ['-m', 'venv', unfinished])
    const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', requirements]
    await run(join(unfinished, 'bin/python'), pip, { timeout: 280_000 })
    await rename(unfinished, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error // else another run was quicker, with the same content
    })
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
  return python
}

const firstLine = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? ''
