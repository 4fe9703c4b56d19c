// From which day until which a rule or an entry holds, and that the one does not come before the other.
import * as v from 'valibot'
import type { Complaint } from './complaint.ts'
import { isoDate } from './shapes.ts'
import type { Path, YamlFile } from './yaml-file.ts'

/** The days of a row; null: no end is set. */
export const period = { from: isoDate, until: v.nullable(isoDate) }

/** ISO dates compare as text. `at`: what holds the days; `noun`: what ends. */
export const periodFaults = (
  file: YamlFile,
  at: Path,
  { from, until }: { from: string; until: string | null },
  noun: string,
): Complaint[] =>
  until === null || from <= until
    ? []
    : [
        file.complain([...at, 'until'], {
          what: `the ${noun} ends before it begins`,
          why: '`until` is its last day',
          mend: 'Correct one of the dates',
        }),
      ]
