// How long a person waits: the installed command from the shell's point of view, beside a Node that does nothing.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Figure, median } from './figure.ts'

const root = join(import.meta.dirname, '..')

export function startFigures(): Figure[] {
  const scratch = mkdtempSync(join(tmpdir(), 'ringfence-bench-'))
  const output = (run: number) => ['-o', join(scratch, String(run)), '--fail-on', 'none', '-q']
  try {
    const idle = wall(10, () => ['-e', ''])
    const row = (what: string, times: number, args: (run: number) => string[]): Figure => {
      const time = wall(times, args)
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
    ]
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** The median in milliseconds. A command that fails has no time. */
function wall(times: number, args: (run: number) => string[]): number {
  const taken = Array.from({ length: times }, (_, run) => {
    const started = performance.now()
    const { status, stderr } = spawnSync(process.execPath, args(run), { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`node ${args(run).join(' ')} ended with ${status}\n${stderr}`)
    return performance.now() - started
  })
  return median(taken)
}
