// coverage.ndjson: who looked, what was asked, what could not be read and where locators turned out to point.
import type { Run } from '../model/run.ts'
import { jsonLine } from './json-line.ts'
import type { Report } from './report.ts'

export const coverageNdjson: Report = {
  id: 'coverage.ndjson',
  file: 'coverage.ndjson',
  title: 'the scan, its calls, its gaps and its look-ups, one JSON object per line',
  writer: (run) => ({ tail: () => coverageLines(run) }),
}

/** By their text: calls end in any order, and two runs must write the same bytes. */
export const coverageLines = ({
  identity,
  asked,
  gaps,
  lookups,
}: Pick<Run, 'identity' | 'asked' | 'gaps' | 'lookups'>): string[] => [
  jsonLine({ kind: 'scan', ...identity }),
  ...[asked, gaps, lookups].flatMap((rows) => rows.map(jsonLine).sort()),
]
