// Holds what a scan has written against the truth: which planted violations it found, what else it found, and the copies.
import { findingsIn, parsed, read } from '../cli/ringfence.ts'
import { rowsOf } from '../reports/read-csv.ts'
import type { Book, Truth } from './truth.ts'

interface Comparison {
  missed: string[]
  extra: string[]
}

export interface Result {
  /** Failures. */
  violations: Comparison & { precision: number; recall: number; planted: number; found: number }
  copies: Comparison
  /** What was planted against what the inventory has. */
  stores: Comparison
}

const copyColumns = [
  'resource_id',
  'from_location',
  'to_location',
  'mechanism',
  'to_id',
  'relation',
  'gdpr_status',
  'lgpd_status',
] as const

export function compared(out: string, truth: Truth, book: Book): Result {
  // Azure writes ids in any case, and AWS in one.
  const names = new Map([...book].map(([name, id]) => [id.toLowerCase(), name]))
  const named = (id: string): string => names.get(id.toLowerCase()) ?? id
  const failures = findingsIn(out)
    .filter(({ status }) => status === 'fail')
    .map(({ resource, control, place }) =>
      [`${named(resource.id)}: ${control.id}`, ...(place === undefined ? [] : [place.location ?? '?'])].join(' > '),
    )
  const copies = rowsOf(read(out, 'flows.csv')).map((row) =>
    copyColumns.map((column) => named(row[column] ?? '') || '?').join(' | '),
  )
  const inventory = read(out, 'inventory.ndjson').trimEnd().split('\n')
  const violations = difference(truth.violations, failures)
  const hits = failures.length - violations.extra.length
  return {
    violations: {
      ...violations,
      planted: truth.violations.length,
      found: failures.length,
      precision: hits / failures.length,
      recall: hits / truth.violations.length,
    },
    copies: difference(truth.copies, copies),
    stores: difference(
      [...book.keys()],
      inventory.map((line) => named(parsed<{ id: string }>(line).id)),
    ),
  }
}

/** As often as each stands in either list. */
function difference(wanted: readonly string[], got: readonly string[]): Comparison {
  const less = (from: readonly string[], taken: readonly string[]): string[] => {
    const left = [...from]
    for (const one of taken) {
      const at = left.indexOf(one)
      if (at >= 0) left.splice(at, 1)
    }
    return left.sort()
  }
  return { missed: less(wanted, got), extra: less(got, wanted) }
}
