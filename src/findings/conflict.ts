// Where another framework pulls against a finding, the finding says so, and how both are served inside the zone.
import type { Finding } from '../model/finding.ts'
import type { FrameworkConflict, Rulebook } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { inZoneRegions } from './in-zone-regions.ts'
import type { Matter } from './matter.ts'

/** The message of a finding, with what pulls against it. Where redundancy is lacking, its options are named in any case. */
export function withConflict(
  message: string,
  verdict: Verdict,
  { control, subject, rulebook }: Matter,
): Pick<Finding, 'message' | 'conflict'> {
  if (verdict.outcome.status !== 'fail') return { message }
  const pulling = conflictsWith(verdict, subject, rulebook)
  if (pulling.length === 0 && control.judges !== 'redundancy') return { message }
  const conflict = [...pulling.map(asking), options(inZoneRegions(subject, rulebook))].join(' ')
  return { message: `${message} ${conflict}`, ...(pulling.length === 0 ? {} : { conflict }) }
}

const conflictsWith = ({ control }: Verdict, { resource }: Subject, { conflicts, laws }: Rulebook) =>
  conflicts.filter(
    ({ law, types, controls }) =>
      controls.includes(control) &&
      (types.length === 0 || types.includes(resource.type)) &&
      (law === null || laws.some(({ id }) => id === law)),
  )

const asking = ({ short, edition, cite, asks, verified }: FrameworkConflict): string =>
  `${short} ${edition} ${cite} asks for ${asks}${verified ? '' : ' (as we understand it; no source of ours confirms it)'}.`

const options = (regions: readonly string[]): string =>
  `Zone redundancy can serve that inside the zone${regions.length === 0 ? '' : `, and so can a copy in ${listed(regions)}`}.`

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
