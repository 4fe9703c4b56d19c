// What is wrong with a scan of which one operation was spoiled, held against the same scan of which none was.
import type { Asked, Gap } from '../../src/model/observation.ts'
import type { Subject } from '../../src/model/subject.ts'
import type { Verdict } from '../../src/model/verdict.ts'
import { permissionByCall } from '../../src/sources/aws/permissions.ts'
import { completeness, improved, verdictsOf } from '../cli/live-run.ts'
import type { WholeRun } from '../whole-run.ts'

interface Spoilt {
  operation: string
  fault: string
  before: WholeRun
  after: WholeRun
  /** Operations whose `{}` or empty list is how AWS says "none". */
  emptyIsNone: readonly string[]
  /** Operations of which no control asks anything here. */
  unjudged: readonly string[]
  /** Operations that only spare others, which are asked where these do not answer. */
  sparing: readonly string[]
}

export function complaintsAbout({ operation, fault, before, after, emptyIsNone, unjudged, sparing }: Spoilt): string[] {
  if (fault === 'empty' && emptyIsNone.includes(operation)) return []
  const better = improved(verdictsOf(withoutGone(before, after)), verdictsOf(after)).map((row) => `better: ${row}`)
  if (sparing.includes(operation)) return same(before, after) ? [] : [...better, 'what it spared was not asked']
  const missed = newFailures(before, after)
  // An empty answer is one that came, so that only a control could miss what it lacks.
  const unseen = isHarmless(fault) || (fault === 'empty' && unjudged.includes(operation))
  if (missed.length === 0 && same(before, after)) return unseen ? better : [...better, 'nobody noticed']
  if (unjudged.includes(operation)) return missed.length > 0 || fault === 'empty' ? better : [...better, 'not counted']
  return [
    ...better,
    ...(after.summary.exit.code === 3 ? [] : [`exit ${after.summary.exit.code}`]),
    ...unexplained(before, after),
    ...(fault === 'denied' ? unnamed(missed, after) : []),
  ]
}

/** A page token does nothing to an answer that has no pages; that lists which have some are read to their end, test/sources/aws says. */
const isHarmless = (fault: string): boolean => fault.startsWith('a page token')

/** Whether two scans were judged alike, and missed the same. */
export const same = (one: WholeRun, other: WholeRun): boolean =>
  JSON.stringify([one.verdicts, one.gaps]) === JSON.stringify([other.verdicts, other.gaps])

/** A copy goes with the resource that alone tells of it; that one leaves a gap. */
export function withoutGone(before: WholeRun, after: WholeRun): WholeRun {
  const gone = new Set(goneIn(before, after).map(({ resource }) => resource.id))
  const byKey = new Map(before.subjects.map((subject) => [subject.resource.key, subject]))
  const isLeft = ({ resource, place }: Verdict): boolean => {
    const locator = place === undefined ? undefined : byKey.get(resource)?.places[place]?.via?.locator
    return locator === undefined || locator.state === 'unknown' || !gone.has(locator.value)
  }
  return { ...before, verdicts: before.verdicts.filter(isLeft) }
}

function goneIn(before: WholeRun, after: WholeRun): Subject[] {
  const left = new Set(after.subjects.map(({ resource }) => resource.id))
  return before.subjects.filter(({ resource }) => !left.has(resource.id))
}

/** Calls of which more were refused than before. */
function newFailures(before: WholeRun, after: WholeRun): string[] {
  const sums = ({ asked }: WholeRun) => Map.groupBy(asked, nameOf)
  const was = sums(before)
  return [...sums(after)].flatMap(([name, rows]) => (failures(rows) > failures(was.get(name) ?? []) ? [name] : []))
}

const nameOf = ({ service, operation }: Asked | Gap): string => `${service}:${operation}`
const failures = (rows: readonly Asked[]): number => rows.reduce((sum, { failed }) => sum + failed, 0)

/** Resources that are gone without a gap, and an account that is said to be whole. One of unknown region has another key. */
function unexplained(before: WholeRun, after: WholeRun): string[] {
  const gone = goneIn(before, after)
  const types = new Set(after.gaps.map(({ type }) => type))
  const silent = gone.filter(({ resource }) => !types.has(resource.type)).map(({ resource }) => `gone: ${resource.id}`)
  const less = after.summary.unknown.checks > before.summary.unknown.checks || after.gaps.length > before.gaps.length
  return [
    ...silent,
    ...(less ? [] : ['nothing more is unknown than before']),
    ...(gone.length === 0 || completeness(after).join() === 'unknown' ? [] : ['the account is said to be whole']),
  ]
}

/** The permission that would mend it is named where people look for it. */
function unnamed(missed: readonly string[], after: WholeRun): string[] {
  const named = new Set([
    ...after.summary.unknown.permissions,
    ...after.gaps.flatMap(({ permission }) => permission ?? []),
  ])
  if (missed.length === 0) return ['no call is said to have failed']
  return missed.flatMap((call) => {
    const permission = permissionByCall[call] ?? call
    return named.has(permission) ? [] : [`nobody says that ${permission} is missing`]
  })
}
