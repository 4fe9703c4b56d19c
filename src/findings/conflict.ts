// Where another framework pulls against a finding, the finding says so, and how both are served inside the zone.
import type { Finding } from '../model/finding.ts'
import type { FrameworkConflict, Rulebook } from '../model/rulebook.ts'
import type { Subject } from '../model/subject.ts'
import type { Verdict } from '../model/verdict.ts'
import { inZoneRegions } from './in-zone-regions.ts'

/** The message of a finding, with what pulls against it. */
export function withConflict(
  message: string,
  verdict: Verdict,
  subject: Subject,
  rulebook: Rulebook,
): Pick<Finding, 'message' | 'conflict'> {
  const pulling = verdict.outcome.status === 'fail' ? conflictsWith(verdict, subject, rulebook) : []
  if (pulling.length === 0) return { message }
  const conflict = `${pulling.map(asking).join(' ')} ${answer(inZoneRegions(subject, rulebook))}`
  return { message: `${message} ${conflict}`, conflict }
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

const answer = (regions: readonly string[]): string =>
  `Inside the zone that purpose can be served by zone redundancy${regions.length === 0 ? '' : `, or by a copy in ${listed(regions)}`}.`

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
