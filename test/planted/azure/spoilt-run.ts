// What is wrong with a scan of Azure of which one operation was spoiled, held against the same scan of which none was.
import type { WholeRun } from '../../whole-run.ts'

/** What may come of a fault. */
export type Expected =
  /** Something more is unknown, and the scan says that it is not whole. */
  | 'noticed'
  /** Less is seen, and what is seen is no better. */
  | 'no better'
  /** Nothing is different. */
  | 'the same'

const good = ['pass', 'permitted', 'not_applicable']

/** By control and by resource as Azure calls it: its key has the region, which a fault may spell in other words. */
function verdictsOf({ verdicts, subjects }: WholeRun): Map<string, string[]> {
  const ids = new Map(subjects.map(({ resource }) => [resource.key, resource.id.toLowerCase()]))
  const found = new Map<string, string[]>()
  for (const { control, resource, outcome } of verdicts) {
    const key = `${control} ${ids.get(resource)}`
    found.set(key, [...(found.get(key) ?? []), outcome.status])
  }
  return found
}

/** A resource that is gone is told by the exit status; of one that is left there must be as many bad answers as before. */
function improved(before: WholeRun, after: WholeRun): string[] {
  const was = verdictsOf(before)
  return [...verdictsOf(after)].flatMap(([key, statuses]) => {
    const bad = (was.get(key) ?? []).filter((status) => !good.includes(status)).length
    const now = statuses.filter((status) => !good.includes(status)).length
    return now < bad ? [`better: ${key}: ${statuses.join()}`] : []
  })
}

const answersOf = (run: WholeRun): string =>
  [...verdictsOf(run)]
    .map(([key, statuses]) => `${key}: ${statuses.toSorted().join()}`)
    .toSorted()
    .concat(`${run.gaps.length} gaps`)
    .join('\n')

export function complaintsAbout(expected: Expected, before: WholeRun, after: WholeRun): string[] {
  const better = improved(before, after)
  const isSame = answersOf(before) === answersOf(after)
  const { code } = after.summary.exit
  if (expected === 'the same') return isSame ? better : [...better, 'something is different']
  if (expected === 'no better') return better
  if (isSame && refusedMore(before, after).length === 0) return [...better, 'nobody noticed']
  return [...better, ...(code === 3 ? [] : [`exit ${code}`]), ...unexplained(before, after)]
}

/** The rights behind the calls of which more failed than before. */
function refusedMore(before: WholeRun, after: WholeRun): string[] {
  const failures = ({ asked }: WholeRun) => Map.groupBy(asked, ({ service, operation }) => `${service}/${operation}`)
  const sum = (rows: readonly { failed: number }[] = []) => rows.reduce((all, { failed }) => all + failed, 0)
  const was = failures(before)
  return [...failures(after)].flatMap(([name, rows]) => (sum(rows) > sum(was.get(name)) ? [name] : []))
}

/** Of a scan that was denied something: the right that would mend it, which must stand where people look for it. */
export function unnamedRights(before: WholeRun, after: WholeRun): string[] {
  const named = new Set([
    ...after.summary.unknown.permissions,
    ...after.gaps.flatMap(({ permission }) => permission ?? []),
  ])
  const missed = refusedMore(before, after)
  if (missed.length === 0) return ['no call is said to have failed']
  return missed.filter((name) => !named.has(name)).map((name) => `nobody says that ${name} is missing`)
}

/** Nothing more is unknown, or a resource is gone without a gap. */
function unexplained(before: WholeRun, after: WholeRun): string[] {
  const left = new Set(after.subjects.map(({ resource }) => resource.id.toLowerCase()))
  const lost = before.subjects.filter(({ resource }) => !left.has(resource.id.toLowerCase()))
  const isOpen = after.summary.unknown.checks > before.summary.unknown.checks || after.gaps.length > before.gaps.length
  if (lost.length === 0) return isOpen ? [] : ['nothing more is unknown than before']
  return isOpen ? [] : lost.map(({ resource }) => `gone without a gap: ${resource.id}`)
}
