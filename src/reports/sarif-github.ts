// results.github.sarif: the failures as GitHub code scanning takes them; what it would not show is counted and named, not dropped in silence.
import type { Finding } from '../model/finding.ts'
import type { Summary } from '../model/run.ts'
import { items } from './exchange.ts'
import type { RecordedFormat } from './recorded-format.ts'
import { incomplete, logHead, logTail, type Notification } from './sarif/log.ts'
import { lineOf } from './sarif/line-of.ts'
import { declaredAt, fileUri, resultOf } from './sarif/result.ts'
import { rulesMet } from './sarif/rules.ts'

/** Of one run GitHub shows so many, and refuses a file with more than `mostTaken`. */
const mostShown = 5_000
const mostTaken = 25_000

export const sarifGithub: RecordedFormat = {
  id: 'sarif-github',
  file: 'results.github.sarif',
  title: 'the failures as GitHub code scanning takes them, the gravest 5,000',
  writer({ configFile = 'ringfence.yaml' }) {
    const rules = rulesMet()
    const written = items()
    let count = 0
    return {
      head: logHead,
      findings(batch) {
        const failures = batch.filter(({ finding }) => finding.status === 'fail').slice(0, mostShown - count)
        count += failures.length
        return written(
          failures.map(({ finding }) => resultOf(finding, rules.indexOf(finding), shownAt(finding, configFile))),
        )
      },
      tail: (summary) => [
        logTail({
          summary,
          rules,
          notifications: [...incomplete(summary), ...truncated(summary, count), ...undeclared(summary)],
          properties: { truncated: summary.findings.byStatus.fail - count },
        }),
      ],
    }
  },
}

/** What a plan declares stands in a file of the repository. */
const shownAt = (finding: Finding, configFile: string) =>
  declaredAt(finding) ?? { uri: fileUri(configFile), line: lineOf(finding, configFile) }

function truncated({ findings: { byStatus } }: Summary, written: number): Notification[] {
  if (byStatus.fail === written) return []
  const text = `${byStatus.fail} findings fail. GitHub shows ${mostShown} of a run and refuses more than ${mostTaken}: the ${written} gravest are here, all of them in findings.ndjson.`
  return [{ level: 'warning', text }]
}

/** They wait for a person, who would take a list without them for all that is open. */
function undeclared({ findings: { byStatus } }: Summary): Notification[] {
  if (byStatus.undeclared === 0) return []
  const text = `${byStatus.undeclared} findings wait for somebody to declare what data is there, and none of them passed: findings.ndjson has them.`
  return [{ level: 'warning', text }]
}
