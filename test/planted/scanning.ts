// The planted estate as a user scans it: by the command line, with a ringfence.yaml, through a proxy that mends moto's answers.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { read, ringfence, sources, summaryIn } from '../cli/ringfence.ts'
import { type Called, refusingProxy } from '../servers/refusing-proxy.ts'
import { rowsOf } from '../reports/read-csv.ts'
import { scratch } from '../scratch.ts'
import { answeredFor, mendedFor } from './beyond-moto.ts'
import { regions } from './planting.ts'
import type { Book } from './truth.ts'

const secrets = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence' }
const alone = {
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
}
const now = '2026-11-26T12:00:00.000Z'
const args = ['scan', 'aws', ...regions.flatMap((region) => ['--region', region]), '--now', now, '-o', 'out']

function home(endpoint: string) {
  const cwd = scratch()
  copyFileSync(join(import.meta.dirname, 'ringfence.yaml'), join(cwd, 'ringfence.yaml'))
  const env = { ...secrets, ...alone, AWS_REGION: 'eu-central-1', AWS_ENDPOINT_URL: endpoint }
  return { cwd, env, out: join(cwd, 'out') }
}

export async function scanned(endpoint: string, book: Book) {
  await using proxy = await refusingProxy(answeredFor(book), endpoint, mendedFor(book))
  const { cwd, env, out } = home(proxy.endpoint)
  const ended = await ringfence(args, { cwd, env })
  return { ...ended, out, calls: proxy.calls.length }
}

/** Ended by SIGKILL at its nth call, and gone on with. */
export async function scannedTwice(endpoint: string, book: Book, nth: number) {
  let kill = (): void => undefined
  let asked = 0
  const answered = answeredFor(book)
  const counting = (call: Called) => {
    if (++asked === nth) kill()
    return answered(call)
  }
  await using proxy = await refusingProxy(counting, endpoint, mendedFor(book))
  const { cwd, env, out } = home(proxy.endpoint)
  const child = spawn(process.execPath, [sources, ...args, '-q'], { cwd, env: { ...process.env, ...env } })
  kill = () => void child.kill('SIGKILL')
  const [, signal] = (await once(child, 'close')) as [number | null, NodeJS.Signals | null] // `as`: Node's own promise
  const ended = await ringfence(['scan', '--resume', 'out'], { cwd, env })
  return { ...ended, out, signal, calls: proxy.calls.length }
}

/**
 * Whether a call was waited for in vain, or asked again: moto answers one after another, and on a machine that others keep busy
 * some come too late. What is told then is another estate.
 */
export const hasWaited = (out: string): boolean =>
  rowsOf(read(out, 'coverage.csv')).some(({ reason, retries }) => reason === 'timeout' || Number(retries) > 0)

/** Files that are not the same, but for when each call was made: where the first line of each begins to differ. */
export function differing(one: string, other: string): { name: string; lines: string[] }[] {
  const names = [...new Set([...readdirSync(one), ...readdirSync(other)])].sort()
  return names.flatMap((name) => {
    const texts = [one, other].map((folder) => timeless(folder, name).split('\n'))
    const [here = [], there = []] = texts
    const at = (here.length < there.length ? there : here).findIndex((_, index) => here[index] !== there[index])
    return at < 0 ? [] : [{ name, lines: parting(here[at] ?? '', there[at] ?? '') }]
  })
}

/** Of two lines what stands around the first letter in which they differ. */
function parting(one: string, other: string): string[] {
  const column = [...one].findIndex((letter, index) => letter !== other[index])
  const start = Math.max(0, (column < 0 ? one.length : column) - 80)
  return [one, other].map((line) => line.slice(start, start + 160))
}

/**
 * What moto answers changes with the time of day, and for the replicas of a key with the order of the questions: with that
 * the digest of an answer, of all answers, and the id of the scan. What is told of the answers is compared.
 */
const timeless = (folder: string, name: string): string =>
  read(folder, name)
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(/\b[\da-f]{64}\b/g, 'DIGEST')
    .replaceAll(summaryIn(folder).scan.id, 'SCAN')
