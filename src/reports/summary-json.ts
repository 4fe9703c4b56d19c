// summary.json: the totals that reconcile, the exit code and why, versions and digests.
import { jsonDocument } from './json-line.ts'
import type { Report } from './report.ts'

export const summaryJson: Report = {
  id: 'summary.json',
  file: 'summary.json',
  title: 'totals that reconcile, the exit code and why, versions and digests',
  writer: () => ({ tail: (summary) => [jsonDocument(summary)] }),
}
