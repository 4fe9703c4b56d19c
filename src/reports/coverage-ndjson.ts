// coverage.ndjson: who looked, what was asked, what could not be read and where locators turned out to point.
import { jsonLine } from './json-line.ts'
import type { Report } from './report.ts'

export const coverageNdjson: Report = {
  id: 'coverage.ndjson',
  file: 'coverage.ndjson',
  title: 'the scan, its calls, its gaps and its look-ups, one JSON object per line',
  writer: ({ identity, asked, gaps, lookups }) => ({
    head: () => jsonLine({ kind: 'scan', ...identity }),
    // By their text: calls end in any order, and two runs must write the same bytes.
    tail: () => [asked, gaps, lookups].flatMap((rows) => rows.map(jsonLine).sort()),
  }),
}
