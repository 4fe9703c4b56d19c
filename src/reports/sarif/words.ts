// How SARIF 2.1.0 says what a finding says: its kind and level, and text that is no link and no placeholder.
import type { Finding, Severity } from '../../model/finding.ts'
import type { Status } from '../../model/verdict.ts'
import { printable } from '../plain-text.ts'

/** In a message `[x](y)` is a link and `{0}` a placeholder (§3.11.5, §3.11.6). */
export const messageText = (text: string): string =>
  printable(text)
    .replaceAll(/[\\[\]]/g, '\\$&')
    .replaceAll(/[{}]/g, '$&$&')

/** `open`: not enough is known to tell. `review`: a person must say. A permission is no pass, and a waived failure stays one. */
const kinds = {
  fail: 'fail',
  waived: 'fail',
  unknown: 'open',
  undeclared: 'review',
  permitted: 'informational',
  not_applicable: 'notApplicable',
  pass: 'pass',
} as const satisfies Record<Status, string>

const levels = {
  critical: 'error',
  high: 'error',
  medium: 'warning',
  low: 'note',
  info: 'note',
  none: 'note',
} as const satisfies Record<Severity, string>

/** A result that is no failure has the level `none` (§3.27.10). */
export function gradeOf({ status, severity }: Pick<Finding, 'status' | 'severity'>): { kind: string; level: string } {
  const kind = kinds[status]
  return { kind, level: kind === 'fail' ? levels[severity] : 'none' }
}

/** As GitHub grades an alert: above 9.0 critical, 7.0 high, 4.0 medium, below that low. */
export const securitySeverity = {
  critical: '9.5',
  high: '8.0',
  medium: '5.5',
  low: '2.0',
  info: '0.1',
  none: '0.0',
} as const satisfies Record<Severity, string>
