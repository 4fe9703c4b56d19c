// results.sarif: every finding as SARIF 2.1.0, whatever its status, with what could not be read as notifications.
import type { Gap } from '../model/observation.ts'
import { linesByStatus } from '../model/run.ts'
import { items } from './exchange.ts'
import { jsonLine } from './json-line.ts'
import type { RecordedFormat } from './recorded-format.ts'
import { incomplete, logHead, logTail, type Notification } from './sarif/log.ts'
import { resultOf } from './sarif/result.ts'
import { rulesMet } from './sarif/rules.ts'

export const sarif: RecordedFormat = {
  id: 'sarif',
  file: 'results.sarif',
  title: 'every finding as SARIF 2.1.0, whatever its status',
  takesAll: true,
  writer({ gaps }) {
    const rules = rulesMet()
    const written = items()
    return {
      head: logHead,
      findings: (batch) => written(batch.map(({ finding }) => resultOf(finding, rules.indexOf(finding)))),
      tail: (summary) => [
        logTail({
          summary,
          rules,
          notifications: [...incomplete(summary), ...gapsInOrder(gaps).map(told)],
          properties: { byStatus: linesByStatus(summary.findings, summary.silent), population: summary.population },
        }),
      ],
    }
  },
}

const gapsInOrder = (gaps: readonly Gap[]): Gap[] =>
  gaps
    .map((gap) => ({ gap, text: jsonLine(gap) }))
    .toSorted((one, other) => (one.text < other.text ? -1 : 1))
    .map(({ gap }) => gap)

function told({
  provider,
  account,
  region,
  service,
  operation,
  reason,
  permission,
  type,
  count = 1,
  absent,
}: Gap): Notification {
  const where = [provider, account, region ?? ''].filter((part) => part !== '').join(' ')
  const of = type === undefined ? '' : ` (${type})`
  const mend = permission === undefined ? '' : `; ${permission} would tell`
  return {
    level: absent === true ? 'note' : 'warning',
    text: `Not read: ${service}:${operation}${of} in ${where}: ${reason}, ${count} times${mend}.`,
  }
}
