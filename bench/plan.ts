// A plan of 5,000 resources from the shell's point of view, judged by the sources and by the installed command: time and memory at its peak.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Figure } from './figure.ts'
import { sampleAzurePlan } from './sample-azure-plan.ts'
import { samplePlan } from './sample-plan.ts'

const root = join(import.meta.dirname, '..')
const resources = 5_000

const mixes = [
  { of: 'AWS', plan: samplePlan },
  { of: 'Azure', plan: sampleAzurePlan },
]

export function planFigures(): Figure[] {
  const scratch = mkdtempSync(join(tmpdir(), 'ringfence-bench-'))
  try {
    return mixes.map(({ of, plan }) => {
      const [whole, tenth] = [resources, resources / 10].map((count) => {
        const path = join(scratch, `plan-${of}-${count}.json`)
        writeFileSync(path, JSON.stringify(plan(count)))
        return judge(path, join(scratch, `run-${of}-${count}`))
      })
      if (whole === undefined || tenth === undefined) throw new Error('there are two plans')
      return {
        what: `ringfence scan --from a plan of ${resources} resources of ${of}, before and after (promise: < 5 s, < 300 MiB)`,
        measured: `${(whole.ms / 1000).toFixed(1)} s, ${whole.mib.toFixed(0)} MiB`,
        baseline: `of ${resources / 10} resources ${(tenth.ms / 1000).toFixed(1)} s, ${tenth.mib.toFixed(0)} MiB`,
        ratio: whole.ms / tenth.ms,
      }
    })
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

/** The peak is what the kernel counted of the whole process. */
function judge(path: string, output: string): { ms: number; mib: number } {
  const entry = join(root, 'dist/cli.mjs')
  const args = ['-v', process.execPath, entry, 'scan', '--from', path, '-o', output, '--fail-on', 'none', '-q']
  const started = performance.now()
  const { status, stderr } = spawnSync('/usr/bin/time', args, { cwd: root, encoding: 'utf8' })
  const ms = performance.now() - started
  const kib = /Maximum resident set size \(kbytes\): (\d+)/.exec(stderr)?.[1]
  if (status !== 3 || kib === undefined) throw new Error(`the plan was judged with ${status}\n${stderr}`)
  return { ms, mib: Number(kib) / 1024 }
}
