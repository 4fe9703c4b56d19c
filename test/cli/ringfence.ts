// Starts ringfence as a user would, in a folder of its own, and reads what it wrote.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Finding } from '../../src/model/finding.ts'
import type { Summary } from '../../src/model/run.ts'

export const project = fileURLToPath(new URL('../../', import.meta.url))
export const sources = join(project, 'src/cli/bin.ts')

export interface Ended {
  code: number | null
  stdout: string
  stderr: string
}

export function ringfence(args: readonly string[], { cwd = project, env = {}, entry = sources } = {}): Promise<Ended> {
  const child = spawn(process.execPath, [entry, ...args], { cwd, env: { ...process.env, NO_COLOR: '1', ...env } })
  const ended: Ended = { code: null, stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (ended.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (ended.stderr += chunk.toString()))
  return new Promise((done, fail) => {
    child.on('error', fail)
    child.on('close', (code) => done({ ...ended, code }))
  })
}

/** As it would be without the ends of lines. */
export const flat = (text: string): string => text.replaceAll(/\s+/g, ' ')

export const read = (folder: string, file: string): string => readFileSync(join(folder, file), 'utf8')

export const findingsIn = (folder: string): Finding[] =>
  read(folder, 'findings.ndjson')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => parsed<Finding>(line))

export const summaryIn = (folder: string): Summary => parsed<Summary>(read(folder, 'summary.json'))

/** JSON that ringfence or a fixture of ours has written: a wrong shape fails the test that reads it. */
export const parsed = <T>(text: string): T => JSON.parse(text) as T // `as`: see above
