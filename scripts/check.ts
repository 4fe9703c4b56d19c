// Everything that must hold before a change is taken: each step in its turn, and one count of what passed and failed.
import { execFile } from 'node:child_process'
import { delimiter, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const root = join(import.meta.dirname, '..')
const run = promisify(execFile)

export interface Step {
  name: string
  command: string
  args: string[]
  /** It prints how many tests passed and failed; any other step counts as one. */
  counts?: true
}

export interface Counts {
  passed: number
  failed: number
  skipped: number
}

const tests = (name: string, pattern: string): Step => ({
  name,
  command: process.execPath,
  args: ['test/guard.ts', 'test', pattern],
  counts: true,
})

/** What stands in one row runs side by side: the tests that start the CLI wait for processes, those of sources for servers. */
const steps: Step[][] = [
  [{ name: 'types', command: 'tsc', args: ['-p', '.'] }],
  [{ name: 'script', command: 'tsc', args: ['-p', 'src/reports/html/script'] }],
  [{ name: 'lint', command: 'oxlint', args: ['--type-aware', '--deny-warnings'] }],
  [{ name: 'format', command: 'oxfmt', args: ['--check'] }],
  [{ name: 'unused', command: 'knip', args: ['--no-config-hints'] }],
  [
    tests('tests', String.raw`^(?!cli/|sources/).*\.test\.ts$`),
    tests('sources', String.raw`^sources/.*\.test\.ts$`),
    tests('cli a-l', String.raw`^cli/[a-l].*\.test\.ts$`),
    tests('cli m-z', String.raw`^cli/[^a-l].*\.test\.ts$`),
  ],
  [{ name: 'bundle', command: process.execPath, args: ['scripts/bundle.ts', '--check'] }],
]

/** Runs them all, whichever fail, and returns the exit status. */
export async function check(rows: readonly (readonly Step[])[], print: (line: string) => void): Promise<number> {
  const total: Counts = { passed: 0, failed: 0, skipped: 0 }
  for (const row of rows) {
    for (const { passed, failed, skipped } of await Promise.all(row.map((step) => runStep(step, print)))) {
      total.passed += passed
      total.failed += failed
      total.skipped += skipped
    }
  }
  print(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`)
  return total.failed > 0 || total.passed === 0 ? 1 : 0
}

async function runStep(step: Step, print: (line: string) => void): Promise<Counts> {
  const started = performance.now()
  const { stdout, stderr, error } = await output(step)
  const counts = countsOf(step, stdout, error === undefined)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const detail = step.counts ? `  ${counts.passed} passed, ${counts.failed} failed` : ''
  print(`${step.name.padEnd(8)} ${counts.failed === 0 ? 'ok    ' : 'FAILED'} ${seconds.padStart(6)} s${detail}`)
  if (counts.failed > 0) print([stdout, stderr, error?.message.split('\n')[0]].filter(Boolean).join('\n').trimEnd())
  else for (const line of stdout.match(/^skipped:.*$/gm) ?? []) print(`  ${line}`)
  return counts
}

/** `error` is there unless it ended by itself, with 0. */
async function output({ command, args }: Step): Promise<{ stdout: string; stderr: string; error?: Error }> {
  const env = { ...process.env, PATH: searchPath() }
  try {
    return await run(command, args, { cwd: root, env, maxBuffer: 256 * 1024 * 1024, timeout: 19 * 60_000 })
  } catch (error) {
    // `as`: Node's error holds what was printed until then, and none of it where the command is not there
    return { stdout: '', stderr: '', ...(error as { stdout?: string; stderr?: string }), error: error as Error }
  }
}

/** A green exit without the count is a failure, and so is a count without failures that did not exit green. */
function countsOf(step: Step, stdout: string, green: boolean): Counts {
  if (!step.counts) return { passed: green ? 1 : 0, failed: green ? 0 : 1, skipped: 0 }
  const last = /^(\d+) passed, (\d+) failed(?:, (\d+) skipped)?\n$/m.exec(`${stdout.trimEnd().split('\n').at(-1)}\n`)
  if (last === null) return { passed: 0, failed: 1, skipped: 0 }
  const [passed = 0, failed = 0, skipped = 0] = last.slice(1).map((digits) => Number(digits ?? 0))
  return { passed, failed: green ? failed : Math.max(1, failed), skipped }
}

/** The tools start with the Node that runs this file, whatever `node` means to the shell that started it. */
const searchPath = (): string =>
  [dirname(process.execPath), join(root, 'node_modules/.bin'), process.env['PATH'] ?? ''].join(delimiter)

if (import.meta.main) process.exitCode = await check(steps, (line) => console.log(line))
