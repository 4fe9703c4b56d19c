// findings.ndjson: the findings whole and nested; what the CSV only views.
import type { Report } from './report.ts'

export const findingsNdjson: Report = {
  id: 'findings.ndjson',
  file: 'findings.ndjson',
  title: 'the same findings whole, one JSON object per line',
  takesAll: true,
  writer: () => ({ findings: (batch) => batch.map(({ line }) => line).join('') }),
}
