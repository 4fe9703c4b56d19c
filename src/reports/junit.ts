// junit.xml: a suite for each control, so that a pipeline shows failures where it shows those of tests; what could not be judged is an error.
import type { Summary } from '../model/run.ts'
import { lineGroups } from '../runtime/line-groups.ts'
import { caseOf, count, type Counts, erredCase, noCounts, passedCase, suiteEnd, suiteStart } from './junit/suites.ts'
import type { RecordedFormat } from './recorded-format.ts'

export const junit: RecordedFormat = {
  id: 'junit',
  file: 'junit.xml',
  title: 'a test suite for each control, as pipelines show it (JUnit)',
  takesAll: true,
  writer(_, workIn) {
    /** Cases wait on disk: a suite begins with how many it has. */
    const cases = lineGroups(workIn)
    const counted = new Map<string, Counts>()
    return {
      head: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n',
      async findings(batch) {
        for (const { finding } of batch) {
          const { id } = finding.control
          const counts = counted.get(id) ?? noCounts()
          count(counts, finding.status)
          counted.set(id, counts)
          await cases.add(id, `${id} ${caseOf(finding)}`)
        }
        return ''
      },
      async *tail(summary) {
        const suites = suitesOf(summary, counted)
        yield suites.whole()
        for await (const lines of cases.lines()) yield lines.map(suites.withCase).join('')
        yield suites.end()
      },
      close: () => cases.close(),
    }
  },
}

/** Text in the order of the cases: a suite ends where another control begins. */
function suitesOf(summary: Summary, counted: ReadonlyMap<string, Counts>) {
  let control = ''
  let index = 0

  function begun(id: string): string {
    const { pass = 0 } = summary.silent === undefined ? (summary.controls[id] ?? {}) : {} // else each has a case
    const counts = { ...(counted.get(id) ?? noCounts()) }
    if (pass > 0) count(counts, 'pass')
    const start = suiteStart(id, index++, counts, summary)
    return pass > 0 ? `${start}${passedCase(`${pass} of ${summary.population} resources pass`, id)}\n` : start
  }

  return {
    /** Accounts that nobody entered are in no finding, and must not leave a pipeline green. */
    whole(): string {
      const told = summary.exit.code < 2
      const counts = noCounts()
      count(counts, told ? 'pass' : 'unknown')
      const one = told
        ? passedCase('everything that was asked was answered, or is an accepted gap', 'run')
        : erredCase('everything that was asked was answered', 'run', summary.exit.why)
      return `${suiteStart('run', index++, counts, summary)}${one}\n${suiteEnd}`
    },
    withCase(line: string): string {
      const at = line.indexOf(' ')
      const id = line.slice(0, at)
      const end = id === control || control === '' ? '' : suiteEnd
      const start = id === control ? '' : `${end}${begun(id)}`
      control = id
      return `${start}${line.slice(at + 1)}\n`
    },
    end(): string {
      const rest = Object.keys(summary.controls).filter(
        (id) => !counted.has(id) && (summary.controls[id]?.pass ?? 0) > 0,
      )
      const texts = rest.map((id) => `${begun(id)}${suiteEnd}`)
      return `${control === '' ? '' : suiteEnd}${texts.join('')}</testsuites>\n`
    },
  }
}
