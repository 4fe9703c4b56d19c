// How long a person waits: the installed command from the shell's point of view, beside a Node that does nothing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadedFrom } from '../scripts/loaded-from.ts'
import { type Figure, median } from './figure.ts'

const root = join(import.meta.dirname, '..')

export function startFigures(): Figure[] {
  const scratch = mkdtempSync(join(tmpdir(), 'ringfence-bench-'))
  const output = (run: number) => ['-o', join(scratch, String(run)), '--fail-on', 'none', '-q']
  try {
    const idle = wall(10, () => ['-e', ''])
    const row = (what: string, times: number, args: (run: number) => string[], ends: Ends = {}): Figure => {
      const time = wall(times, args, ends)
      return {
        what,
        measured: `${time.toFixed(0)} ms`,
        baseline: `an idle Node ${idle.toFixed(0)} ms`,
        ratio: time / idle,
      }
    }
    return [
      row('ringfence --version, installed (promise: < 150 ms)', 10, () => ['dist/cli.mjs', '--version']),
      row('ringfence --version, in a checkout', 10, () => ['src/cli/bin.ts', '--version']),
      row('ringfence demo, installed (promise: < 3 s)', 3, (run) => ['dist/cli.mjs', 'demo', ...output(run)]),
      row('ringfence demo, in a checkout', 3, (run) => ['src/cli/bin.ts', 'demo', ...output(run + 3)]),
      row('the Action, until its inputs are read (promise: < 400 ms)', 10, () => ['dist/action.mjs'], {
        env: { 'INPUT_FAIL-ON': 'hihg' },
        status: 2,
      }),
      row('the Action, until it has everything but what it is to read', 5, () => ['dist/action.mjs'], {
        env: { INPUT_FROM: 'nowhere.json', 'INPUT_OUTPUT-DIR': join(scratch, 'refused') },
        status: 2,
      }),
      size('the bundle of the Action, without the Rego toolchain (promise: <= 3 MB)'),
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

interface Ends {
  env?: Record<string, string>
  /** Another exit status than 0. */
  status?: number
}

/** What the launcher may ever load of what the bundle holds, by the imports of each chunk. */
function size(what: string): Figure {
  const dist = join(root, 'dist')
  const bytes = (names: Iterable<string>): number =>
    [...names].reduce((sum, name) => sum + statSync(join(dist, name)).size, 0)
  const all = readdirSync(join(dist, 'lib')).map((name) => `lib/${name}`)
  const [own, whole] = [bytes(loadedFrom('action.mjs', dist)), bytes([...all, 'action.mjs', 'cli.mjs'])]
  return {
    what,
    measured: `${(own / 1e6).toFixed(2)} MB`,
    baseline: `the whole bundle ${(whole / 1e6).toFixed(2)} MB`,
    ratio: own / whole,
  }
}

/** The median in milliseconds. A command that ends otherwise than it should has no time. */
function wall(times: number, args: (run: number) => string[], { env, status: expected = 0 }: Ends = {}): number {
  const taken = Array.from({ length: times }, (_, run) => {
    const started = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args(run), {
      cwd: root,
      encoding: 'utf8',
      ...(env && { env }),
    })
    if (status !== expected) throw new Error(`node ${args(run).join(' ')} ended with ${status}\n${stderr}`)
    return performance.now() - started
  })
  return median(taken)
}
