// before.ndjson: every resource of a plan as it was before the change, so that a later run can judge the change again.
import type { Report } from './report.ts'

export const beforeNdjson: Report = {
  id: 'before.ndjson',
  file: 'before.ndjson',
  title: 'every resource of a plan as it was before the change, one JSON object per line',
  writer: ({ before }) => ({ tail: () => before?.lines ?? [] }),
}
