// Proves a folder in this process, and edits the files of one as somebody would who wants to be believed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { verify, type VerifyRequest } from '../../src/cli/verify.ts'
import { project } from './ringfence.ts'

/** In this process: starting one for each way of tampering would take minutes. */
export async function verified(
  dir: string | string[],
  request: Partial<VerifyRequest> = {},
  now = '2026-11-25T00:00:00.000Z',
) {
  const said = { stdout: '', stderr: '' }
  const stream = (name: 'stdout' | 'stderr') => ({ write: (text: string) => void (said[name] += text) })
  const host = {
    process: { stdout: stream('stdout'), stderr: stream('stderr') },
    env: {},
    cwd: project,
    clock: () => now,
  }
  const code = await verify([dir].flat(), { requireSignature: false, replay: false, ...request }, host)
  const problems = said.stdout
    .split('\n')
    .flatMap((line) => /^([a-z]+) +(\S+) /.exec(line)?.slice(1, 3).join(' ') ?? [])
  return { code, text: said.stdout, problems }
}

export const edit = (dir: string, file: string, change: (text: string) => string): void => {
  const before = readFileSync(join(dir, file), 'utf8')
  const after = change(before)
  assert.is.not(after, before, `${file} was not changed`)
  writeFileSync(join(dir, file), after)
}

const lines = (text: string, change: (all: string[]) => string[]): string =>
  `${change(text.trimEnd().split('\n')).join('\n')}\n`

/** Edits the lines of a file. */
export const all = (file: string) => (dir: string, change: (rows: string[]) => string[]) =>
  edit(dir, file, (text) => lines(text, change))
