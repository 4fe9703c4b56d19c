// coverage.ndjson: who looked, what was asked, what could not be read and where locators turned out to point.
import { jsonLine } from './json-line.ts'
import type { Report } from './report.ts'

export const coverageNdjson: Report = {
  id: 'coverage.ndjson',
  file: 'coverage.ndjson',
  title: 'the scan, its calls, its gaps and its look-ups, one JSON object per line',
  *write({ identity, asked, gaps, lookups }) {
    yield jsonLine({ kind: 'scan', ...identity })
    // By their text: calls end in any order, and two runs must write the same bytes.
    for (const rows of [asked, gaps, lookups]) yield* rows.map(jsonLine).sort()
  },
}
