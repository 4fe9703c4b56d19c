// Runs the Rego toolchain that ships inside: a process of its own, so that neither a crash nor an endless policy takes us along.
import { spawn } from 'node:child_process'
import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import * as v from 'valibot'
import { type ExplainedError, explained } from '../model/errors.ts'
import { undoWhenInterrupted } from '../runtime/interruption.ts'
import { scratchFolder } from '../runtime/scratch-folder.ts'
import type { Diagnostic } from './diagnostics.ts'
import { answerShapes, refusalShape, type RegoAnswer, type RegoVerb } from './toolchain-answers.ts'
import { exitOtherWasm } from './toolchain-record.ts'

export type RegoResult<Verb extends RegoVerb> =
  | { ok: true; answer: RegoAnswer<Verb> }
  | { ok: false; diagnostics: Diagnostic[] }

export interface RegoOptions {
  /** All that the toolchain can see; paths among the arguments are relative to it. */
  cwd: string
  /** Where `rego.wasm.br` and `rego.json` lie. */
  dist?: string
  /** What to call `cwd` where a person is told of it. */
  told?: string
  timeoutMs?: number
}

/** By itself, by a signal of somebody else (a machine short of memory sends one too), or because its time was over. */
interface End {
  code: number | NodeJS.Signals | 'late'
}

interface Ended extends End {
  stdout: string
  stderr: string
}

const fromSource = import.meta.filename.endsWith('.ts')

/** The folder of the shipped toolchain: `dist` of the checkout, or above the chunk of the bundle that this file is in. */
export const shippedToolchain = join(import.meta.dirname, fromSource ? '../../dist' : '..')

const runner = join(import.meta.dirname, fromSource ? 'run-wasi.ts' : 'run-wasi.mjs')

/** Diagnostics are an answer. Throws where there is none: another Wasm than recorded, no end in time, or a crash of the toolchain. */
export async function runRego<Verb extends RegoVerb>(
  verb: Verb,
  args: readonly string[],
  options: RegoOptions,
): Promise<RegoResult<Verb>> {
  const { cwd, dist = shippedToolchain, told = cwd, timeoutMs = 120_000 } = options
  const { code, stdout, stderr } = await run([dist, verb, ...args], cwd, timeoutMs)
  if (code === 0) return { ok: true, answer: v.parse(answerShapes[verb], read(stdout, stderr)) }
  if (code === 1) return { ok: false, diagnostics: v.parse(refusalShape, read(stdout, stderr)).diagnostics }
  if (code === exitOtherWasm) throw otherWasm(dist, stderr)
  if (code === 'late') throw tooSlow(verb, told, timeoutMs)
  throw new Error(`the Rego toolchain stopped with ${code}: ${stderr.slice(-2000)}`)
}

/** A crash of Node ends with 1 too, but without an answer. */
function read(stdout: string, stderr: string): unknown {
  try {
    return JSON.parse(stdout)
  } catch (cause) {
    throw new Error(`the Rego toolchain gave no answer: ${stderr.slice(-2000)}`, { cause })
  }
}

// Output goes to files: WASI cuts what is written to a full pipe at 64 KiB. The baseline compiler alone (liftoff) halves the
// time, as the module lives a second. The only experimental thing in that process is WASI itself, so its warnings are off.
async function run(args: string[], cwd: string, timeout: number): Promise<Ended> {
  const { path: folder, remove } = await scratchFolder('rego')
  const paths = { stdout: join(folder, 'stdout'), stderr: join(folder, 'stderr') }
  try {
    await using stdout = await open(paths.stdout, 'wx')
    await using stderr = await open(paths.stderr, 'wx')
    const { code } = await ended(args, { cwd, timeout, stdout: stdout.fd, stderr: stderr.fd })
    return { code, stdout: await readFile(paths.stdout, 'utf8'), stderr: await readFile(paths.stderr, 'utf8') }
  } finally {
    await remove()
  }
}

interface Around {
  cwd: string
  timeout: number
  stdout: number
  stderr: number
}

function ended(args: string[], { cwd, timeout, stdout, stderr }: Around): Promise<End> {
  return new Promise((resolve, reject) => {
    const flags = ['--liftoff-only', '--disable-warning=ExperimentalWarning', runner]
    const child = spawn(process.execPath, [...flags, ...args], { cwd, env: {}, stdio: ['ignore', stdout, stderr] })
    let late = false
    const timer = setTimeout(() => (late = child.kill('SIGKILL')), timeout)
    const finished = undoWhenInterrupted(() => Promise.resolve(child.kill('SIGKILL')))
    const done = () => {
      clearTimeout(timer)
      finished()
    }
    child
      .once('error', (error) => {
        done()
        reject(error)
      })
      .once('close', (code, signal) => {
        done()
        resolve({ code: late ? 'late' : (code ?? signal ?? 'SIGKILL') })
      })
  })
}

const otherWasm = (dist: string, told: string): ExplainedError =>
  explained('policy', {
    what: told.trim() || 'the Rego toolchain could not be read',
    where: join(dist, 'rego.wasm.br'),
    why: 'the file is damaged, or comes from another build than rego.json',
    mend: 'Install ringfence again, or in a checkout restore dist/ or run npm run toolchain',
  })

const tooSlow = (verb: RegoVerb, where: string, timeoutMs: number): ExplainedError =>
  explained('policy', {
    what: `rego ${verb} had not ended after ${timeoutMs / 1000} s`,
    where,
    why: 'a policy or one of its tests does not come to an end, or the machine is very busy',
    mend: 'Look at what changed there last, or try again',
  })
