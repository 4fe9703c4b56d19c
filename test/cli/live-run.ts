// A live scan in this process, and what became better in it than in another: nothing may that was merely not read.
import { stderr, stdout } from 'node:process'
import type { ScanRequest } from '../../src/cli/request.ts'
import { everything, type WholeRun, wholeScan } from '../whole-run.ts'
import { scratch } from '../scratch.ts'

const now = '2026-11-24T12:00:00.000Z'
export const secrets = { AWS_ACCESS_KEY_ID: 'ringfence', AWS_SECRET_ACCESS_KEY: 'ringfence' }

/** The SDK finds credentials in the environment of the process and nowhere else; they stay there no longer than the scan. */
export async function runAt(endpoint: string, request: Partial<ScanRequest>, cwd = scratch()): Promise<WholeRun> {
  const before = { ...process.env }
  Object.assign(process.env, secrets)
  try {
    const env = { AWS_ENDPOINT_URL: endpoint, AWS_REGION: 'eu-central-1' }
    return await wholeScan(
      { ...everything, providers: ['aws'], now, ...request },
      { process: { stdout, stderr }, env, cwd, clock: () => now },
    )
  } finally {
    process.env = before
  }
}

/** Worst status by control and resource. */
export function verdictsOf({ verdicts }: WholeRun): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const { control, resource, outcome } of verdicts) {
    const key = `${control} ${resource}`
    found.set(key, [...(found.get(key) ?? []), outcome.status])
  }
  return found
}

const good = ['pass', 'permitted', 'not_applicable']

/** Checks that did not pass before and do now; a resource that is gone is told by the exit status. */
export const improved = (before: Map<string, string[]>, after: Map<string, string[]>): string[] =>
  [...after].flatMap(([key, statuses]) => {
    const bad = (before.get(key) ?? []).filter((status) => !good.includes(status)).length
    return statuses.filter((status) => !good.includes(status)).length < bad ? [`${key}: ${statuses.join()}`] : []
  })

export const completeness = ({ verdicts }: WholeRun): string[] =>
  verdicts.filter(({ control }) => control === 'cov.completeness').map(({ outcome }) => outcome.status)
