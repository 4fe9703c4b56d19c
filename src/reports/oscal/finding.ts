// What all observations of one control come to: OSCAL knows satisfied and not, so whatever is not known is not satisfied, with the reason.
import type { Summary } from '../../model/run.ts'
import { type Status, statuses } from '../../model/verdict.ts'
import { exchanged } from '../exchange.ts'
import { type Ids, line } from './words.ts'

type Row = Record<Status, number>

export interface Objective {
  state: 'satisfied' | 'not-satisfied'
  reason: 'pass' | 'fail' | 'other'
}

/** Undefined: it had nothing to judge. A permission rests on a register that nobody examined here, and is no plain pass. */
export function objectiveOf(row: Row, summary: Summary): Objective | undefined {
  if (row.fail > 0) return { state: 'not-satisfied', reason: 'fail' }
  if (row.unknown + row.undeclared + row.waived > 0) return { state: 'not-satisfied', reason: 'other' }
  if (row.pass + row.permitted === 0) return undefined
  if (unseenIn(summary) !== undefined) return { state: 'not-satisfied', reason: 'other' }
  return { state: 'satisfied', reason: row.permitted > 0 ? 'other' : 'pass' }
}

/** Of what nobody got to, or was let into, nothing is known, and no control is satisfied there. Undefined: there is none. */
function unseenIn({ exit, unknown, scan }: Summary): string | undefined {
  if (exit.code === 4 || unknown.ownerless > 0) return 'Whole accounts could not be read'
  return scan.cutOff === undefined ? undefined : 'The credentials or the time ran out before all was read'
}

/** Undefined where it had nothing to judge. */
export function findingOf(control: string, summary: Summary, ids: Ids) {
  const row = summary.controls[control]
  const objective = row === undefined ? undefined : objectiveOf(row, summary)
  if (row === undefined || objective === undefined) return undefined
  const remarks = remarksOf(row, summary)
  return {
    uuid: ids.of('finding', control),
    title: line(control),
    description: line(`What the observations of ${control} indicate. ${remarks}`),
    target: { type: 'objective-id', 'target-id': control, status: { ...objective, remarks } },
  }
}

/** A finding for each control, in pieces; OSCAL takes no empty list. */
export function findingsText(summary: Summary, ids: Ids) {
  const left = new Set(Object.keys(summary.controls))
  let before = ',"findings":[\n'
  let control = ''
  let inside = false

  const ended = (): string => (inside ? ']}' : '')

  function begun(of: string): string {
    const end = ended()
    control = of
    left.delete(of)
    const finding = findingOf(of, summary, ids)
    inside = finding !== undefined
    if (finding === undefined) return end
    const start = `${end}${before}${exchanged(finding).slice(0, -1)},"related-observations":[`
    before = ',\n'
    return start
  }

  return {
    /** `observed`: `<control> <uuid>`, all of one control one after another. */
    related(observed: string): string {
      const [of = '', uuid = ''] = observed.split(' ')
      const start = of === control ? ',' : begun(of)
      return inside ? `${start}${exchanged({ 'observation-uuid': uuid })}` : start.replace(/^,$/, '')
    },
    /** The controls of which there is nothing to observe. */
    end(): string {
      const findings = [...left].flatMap((of) => findingOf(of, summary, ids) ?? [])
      const texts = findings.map((finding, index) => `${index === 0 ? before : ',\n'}${exchanged(finding)}`)
      return `${ended()}${texts.join('')}${before === ',\n' || texts.length > 0 ? ']' : ''}`
    },
  }
}

function remarksOf(row: Row, summary: Summary): string {
  const counts = statuses.filter((status) => row[status] > 0).map((status) => `${status} ${row[status]}`)
  const unseen = unseenIn(summary)
  return `Of ${summary.population} resources: ${counts.join(', ')}.${unseen === undefined ? '' : ` ${unseen}, so nothing is satisfied.`}`
}
