// A disk that is full from any one write on, each in turn: exit 5 by the name of a file, and nothing is left of that run beside an earlier one.
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { runCommand } from '../../src/cli/application.ts'
import { formats } from '../../src/reports/index.ts'
import { scratch } from '../scratch.ts'
import { project } from './ringfence.ts'
import { filesIn } from './saved-estate.ts'

const test = suite('cli/full disk')

interface Disk {
  /** What wanted to write, or to be sure of the disk, in order. */
  tried: unknown[]
  /** How often it has room for that. */
  room: number
}

/** Every file of a run is written through a handle. */
async function on<T>(disk: Disk, work: () => Promise<T>): Promise<T> {
  const handle = await open(join(project, 'package.json'))
  const prototype = Object.getPrototypeOf(handle) as Pick<FileHandle, 'write' | 'sync'> // `as`: handles have both from it
  await handle.close()
  const { write, sync } = prototype
  const full = { code: 'ENOSPC', syscall: 'write' }
  const bounded: ProxyHandler<(...args: never[]) => Promise<unknown>> = {
    apply(target, self, args) {
      disk.tried.push(self)
      if (disk.tried.length > disk.room) return Promise.reject(Object.assign(new Error('ENOSPC: no space left'), full))
      return Reflect.apply(target, self, args) as Promise<unknown> // `as`: it is what the target gives
    },
  }
  Object.assign(prototype, { write: new Proxy(write, bounded), sync: new Proxy(sync, bounded) })
  try {
    return await work()
  } finally {
    Object.assign(prototype, { write, sync })
  }
}

const signals = ['SIGINT', 'SIGTERM'] as const

/** In this process: starting one for each write would take minutes. */
async function told(args: readonly string[], cwd: string): Promise<{ code: number; stderr: string }> {
  let stderr = ''
  const process = { stdout: { write: () => undefined }, stderr: { write: (text: string) => void (stderr += text) } }
  const before = signals.map((signal) => globalThis.process.listeners(signal))
  const code = await runCommand(args, { process, env: {}, cwd, clock: () => '2026-11-25T00:00:00.000Z' })
  signals.forEach((signal, index) => {
    for (const listener of globalThis.process.listeners(signal))
      if (before[index]?.includes(listener) !== true) globalThis.process.off(signal, listener)
  })
  return { code, stderr }
}

const everyFormat = formats.flatMap(({ reports: [report, ...more] }) =>
  report === undefined || more.length > 0 ? [] : ['-f', report.id],
)

/** A run takes a third of a second, so each file fails once: every other at its first write, the others when they wait for the disk. */
const oneForEach = (tried: readonly unknown[]): number[] =>
  [...new Set(tried)].map((file, index) => (index % 2 === 0 ? tried.indexOf(file) : tried.lastIndexOf(file)))

const scans: [what: string, folder: string, asked: string[], files: string[]][] = [
  [
    'a plan, in every format',
    'fixtures/terraform/pull-request',
    ['plan.json', ...everyFormat],
    ['before.ndjson', 'page.ndjson', 'report.html', 'manifest.json'],
  ],
  [
    'raw answers',
    'fixtures/demo/azure',
    ['key-vaults.json', '--evidence', 'full', '-f', 'oscal'],
    ['azure.0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d.westeurope.ndjson', 'oscal-ar.json', 'manifest.json'],
  ],
]
for (const [what, folder, [from = '', ...asked], files] of scans) {
  test(`exit 5 whichever write fails, and nothing is left: ${what}`, async () => {
    const cwd = scratch()
    cpSync(join(project, folder), cwd, { recursive: true })
    const args = ['scan', '--from', join(cwd, from), ...asked, '-q', '--fail-on', 'none', '-o']
    const run = (out: string) => told([...args, out], cwd)
    const whole = await run('whole')
    assert.ok([0, 3].includes(whole.code), whole.stderr)
    const before = new Map(filesIn(cwd).map((file) => [file, readFileSync(file)]))

    const enough: Disk = { tried: [], room: Infinity }
    await on(enough, () => run('again'))
    rmSync(join(cwd, 'again'), { recursive: true })

    const named = new Set<string>()
    for (const room of oneForEach(enough.tried)) {
      const { code, stderr } = await on({ tried: [], room }, () => run('again'))
      assert.is(code, 5, `after ${room} writes: ${stderr}`)
      named.add(/\/([^/]+): the output could not be written, because the disk is full\./.exec(stderr)?.[1] ?? stderr)
      assert.equal(new Map(filesIn(cwd).map((one) => [one, readFileSync(one)])), before, `after ${room} writes`)
    }
    const written = filesIn(join(cwd, 'whole')).map((file) => basename(file))
    for (const file of files) assert.ok(written.includes(file), file)
    assert.equal([...named].toSorted(), ['begun.json', ...written].toSorted())
  })
}

test.run()
