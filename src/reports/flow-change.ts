// Each copy held against what it was before the change of a plan: new, worse, as it was, or gone.
import type { Before, Change, FlowChange } from '../model/change.ts'
import type { Judged, Run } from '../model/run.ts'
import { type Status, statuses, worst } from '../model/verdict.ts'
import { decidingIn, type Flow, flowsOf } from './flows.ts'

/** What stays the same while the copy does: no country, and no law. */
export function flowName({ subject: { resource }, place: { role, via } }: Flow): string {
  const locator = via.locator.state === 'unknown' ? '' : via.locator.value
  return JSON.stringify([resource.key, role, via.means, via.mechanism, locator])
}

export const flowStatus = ({ byLaw }: Flow): Status => worst(Object.values(byLaw).map(({ status }) => status))

export function changeOf(flow: Flow, { flows }: Pick<Before, 'flows'>): FlowChange {
  const former = flows.get(flowName(flow))
  if (former === undefined) return 'new'
  const status = flowStatus(flow)
  return !fine.has(status) && statuses.indexOf(status) > statuses.indexOf(former.status) ? 'worse' : 'unchanged'
}

/** A law that now speaks of it and is content makes nothing worse. */
const fine: ReadonlySet<Status> = new Set<Status>(['not_applicable', 'pass'])

export interface FlowChanges {
  add(batch: readonly Judged[]): void
  counts(): Change
}

export function flowChanges(before: Before, run: Pick<Run, 'controls' | 'rulebook'>): FlowChanges {
  const deciding = decidingIn(run)
  const gone = goneFlows({ ...run, before })
  const change: Change = {
    resources: before.lines.length,
    new: 0,
    worse: 0,
    unchanged: 0,
    removed: 0,
    leaving: {},
    unresolved: 0,
  }

  function note(flow: Flow): void {
    const kind = changeOf(flow, before)
    change[kind] += 1
    if (kind === 'unchanged') return
    if (flow.place.country.state !== 'known') change.unresolved += 1
    for (const zone of zonesLeft(flow, run)) change.leaving[zone] = (change.leaving[zone] ?? 0) + 1
  }

  return {
    add(batch) {
      for (const judged of batch) {
        gone.see(judged)
        flowsOf(judged, deciding).forEach(note)
      }
    },
    counts: () => ({ ...change, removed: gone.rows().length }),
  }
}

/** Those of the laws that may speak of this data. */
const zonesLeft = ({ place }: Flow, { rulebook }: Pick<Run, 'rulebook'>): string[] =>
  rulebook.laws.flatMap(({ id, zone }) => {
    const said = place.laws[id]
    return zone !== null && said?.zone === 'outside' && said.concern !== 'no' ? [zone] : []
  })

/**
 * The rows of the copies that are there no more, to be asked for when all that is left went by; none where nothing stood before. Of a
 * copy that went nobody knows where, nobody can say that it is gone.
 */
export function goneFlows({ before, controls }: Pick<Run, 'before' | 'controls'>): {
  see(judged: Judged): void
  rows(): Readonly<Record<string, string>>[]
} {
  const deciding = decidingIn({ controls })
  const left = new Map([...(before?.flows ?? [])].filter(([, { cells }]) => cells['to_id'] !== ''))
  return {
    see(judged) {
      if (left.size > 0) for (const flow of flowsOf(judged, deciding)) left.delete(flowName(flow))
    },
    rows: () => [...left.values()].map(({ cells }) => ({ ...cells, change: 'removed' })),
  }
}
