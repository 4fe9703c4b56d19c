// What a scan of a planted estate found, told in a few lines, and row by row where it is not the truth.
import { summaryIn } from '../cli/ringfence.ts'
import type { Result } from './compare.ts'

interface Scan {
  out: string
  calls: number
  seconds: number
  code: number | null
  /** Why some checks of the estate have no answer. */
  unknownBy: string
}

/** Whether it found what is there and nothing else. */
export function tell({ stores, violations, copies }: Result, { out, calls, seconds, code, unknownBy }: Scan): boolean {
  const { population, unknown } = summaryIn(out)
  console.log(`scanned    ${population} resources by ${calls} calls in ${seconds.toFixed(1)} s, exit ${code}`)
  console.log(`inventory  ${verdict(stores)}`)
  console.log(
    `precision  ${violations.precision.toFixed(3)}  of ${violations.found} failures, ${violations.extra.length} were not planted`,
  )
  console.log(
    `recall     ${violations.recall.toFixed(3)}  of ${violations.planted} planted violations, ${violations.missed.length} were not found`,
  )
  console.log(`flows.csv  ${verdict(copies)}`)
  console.log(`unknown    ${unknown.checks} checks, by what ${unknownBy} cannot tell`)
  for (const [part, { missed, extra }] of Object.entries({ inventory: stores, violations, copies })) {
    for (const row of missed) console.log(`  ${part}: missed ${row}`)
    for (const row of extra) console.log(`  ${part}: not planted ${row}`)
  }
  return [stores, violations, copies].every(({ missed, extra }) => missed.length + extra.length === 0)
}

function verdict({ missed, extra }: { missed: string[]; extra: string[] }): string {
  return missed.length + extra.length === 0
    ? 'equal to the truth'
    : `${missed.length} missed, ${extra.length} not planted`
}
