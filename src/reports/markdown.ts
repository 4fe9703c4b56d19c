// summary.md: one run on one page for a job summary, the gravest first, and never longer than GitHub takes.
import { type Finding, severities } from '../model/finding.ts'
import type { Summary } from '../model/run.ts'
import { statuses } from '../model/verdict.ts'
import { changedFlows } from './markdown/changed-flows.ts'
import { changeWords } from './change-words.ts'
import { cell, plain, row, table } from './markdown/text.ts'
import { keptRows, type KeptRows } from './markdown/kept-rows.ts'
import { basisOf } from './recorded-basis.ts'
import type { RecordedFormat } from './recorded-format.ts'
import { isOfPlan, reasonWords } from './terminal/words.ts'

/** GitHub throws away the whole summary of a step beyond 1 MiB. All parts together stay below 900 KiB. */
const room = { fail: 600_000, waived: 80_000, permitted: 80_000, permissions: 60_000 }

export const markdown: RecordedFormat = {
  id: 'markdown',
  file: 'summary.md',
  title: 'one page for a job summary, at most 900 KiB',
  writer() {
    const failing = keptRows(room.fail)
    const waived = keptRows(room.waived)
    const permitted = keptRows(room.permitted)
    const changes = changedFlows()
    return {
      flows: changes.flows,
      findings(batch) {
        for (const { finding } of batch) {
          if (finding.status === 'fail') failing.add(failingRow(finding))
          if (finding.status === 'waived') waived.add(waivedRow(finding))
          if (finding.status === 'permitted') permitted.add(permittedRow(finding))
        }
        return ''
      },
      tail: (summary) => [
        head(summary),
        ...changes.section(summary),
        ...section(
          'Failures',
          'Each is a sign of a problem; none says that a law was broken.',
          ['severity', 'control', 'resource', 'where', 'laws'],
          failing,
        ),
        ...section(
          'Waived failures',
          'Somebody answers for each, until a day.',
          ['control', 'resource', 'where', 'waiver', 'until'],
          waived,
        ),
        ...section(
          'Permitted on a recorded basis',
          'As the register and the tables record it; no document was examined.',
          ['control', 'resource', 'where', 'basis'],
          permitted,
        ),
        unread(summary),
        foot(summary),
      ],
    }
  },
}

/** For whoever may not read the names: no more than how many of each. */
export function markdownCounts(summary: Summary): string {
  const rows = Object.entries(summary.controls)
    .filter(([, { fail, unknown }]) => fail + unknown > 0)
    .map(([control, { fail, unknown }]) => row([plain(control), String(fail), String(unknown)]))
  return [
    head(summary),
    ...(summary.change ? [`${plain(changeWords(summary.change))}\n\n`] : []),
    table(['control', 'resources that fail', 'unknown'], rows),
    unread(summary),
    foot(summary),
  ].join('')
}

/** Whether the answer is whole comes before what it says. */
function head({ exit, population, findings, scan }: Summary): string {
  const incomplete = exit.code > 1 ? '**Incomplete.** What was not read did not pass. ' : ''
  const counts = statuses.toReversed().filter((status) => findings.byStatus[status] > 0)
  const grades = severities.toReversed().filter((severity) => findings.failedBySeverity[severity] > 0)
  return [
    '# ringfence\n\n',
    `${incomplete}Exit status ${exit.code}: ${plain(exit.why)}. ${population} resources, ${findings.total} findings; run ${plain(scan.id)} for ${plain(scan.now)}.\n\n`,
    table(
      ['status', 'findings'],
      counts.map((status) => row([plain(status), String(findings.byStatus[status])])),
    ),
    table(
      ['failures of severity', 'findings'],
      grades.map((grade) => row([grade, String(findings.failedBySeverity[grade])])),
    ),
  ].join('')
}

function* section(title: string, about: string, columns: readonly string[], kept: KeptRows): Generator<string> {
  const rows = kept.rows()
  if (rows.length === 0 && kept.left() === 0) return
  yield `## ${title}\n\n${about}\n\n`
  yield table(columns, rows)
  if (kept.left() > 0) yield `${kept.left()} more are not shown here: findings.csv has all of them.\n\n`
}

const failingRow = (finding: Finding): string =>
  row([
    finding.severity,
    cell(finding.control.id),
    resourceCell(finding),
    whereCell(finding),
    cell(
      Object.entries(finding.byLaw)
        .filter(([, { status }]) => status === 'fail')
        .map(
          ([law, { reason, clauses }]) => `${law}: ${reason === undefined ? clauses.join(', ') : reasonWords(reason)}`,
        )
        .join('; '),
    ),
  ])

const waivedRow = (finding: Finding): string =>
  row([
    cell(finding.control.id),
    resourceCell(finding),
    whereCell(finding),
    cell(`${finding.waiver?.id ?? ''}: ${finding.waiver?.reason ?? ''}`),
    cell(finding.waiver?.until ?? ''),
  ])

const permittedRow = (finding: Finding): string =>
  row([
    cell(finding.control.id),
    resourceCell(finding),
    whereCell(finding),
    cell(
      Object.entries(finding.byLaw)
        .flatMap(([law, result]) => {
          const basis = basisOf(result)
          return basis === undefined ? [] : `${law}: ${basis.basis} until ${basis.until}`
        })
        .join('; '),
    ),
  ])

const resourceCell = ({ resource: { type, name, owner } }: Finding): string =>
  [cell(type, 60), cell(name), cell(owner.account, 60)].join(' ')

function whereCell({ resource, place }: Finding): string {
  const at = place === undefined ? [resource.region, resource.country] : [place.role, place.location, place.country]
  return cell(at.map((part) => part ?? 'unknown').join(' '), 80)
}

function unread({ unknown: { checks, accepted, ownerless, permissions } }: Summary): string {
  if (checks === 0 && ownerless === 0) return ''
  const gaps = ownerless === 0 ? '' : ` ${ownerless} gaps are of accounts that could not be read at all.`
  const rights = listed(
    'These permissions would tell:',
    permissions.filter((name) => !isOfPlan(name)),
  )
  const untold = listed(
    'A plan cannot tell these; accept them by name, or scan what was applied:',
    permissions.filter(isOfPlan),
  )
  return `## Not read\n\n${checks} checks are unknown, of which ${accepted} are accepted gaps.${gaps}\n${rights}${untold}\n`
}

function listed(about: string, names: readonly string[]): string {
  if (names.length === 0) return ''
  const kept = keptRows(room.permissions / 2)
  for (const name of names) kept.add(`- ${cell(name)}\n`)
  const more = kept.left() === 0 ? '' : `- and ${kept.left()} more\n`
  return `\n${about}\n\n${kept.rows().join('')}${more}`
}

const foot = ({ scan }: Summary): string =>
  `Not legal advice. Law tables ${plain(scan.rulesVersion)}; ringfence ${plain(scan.toolVersion)}.\n`
