// What a law says of one place or finding, as a mark and a few words; alike for verdicts and for findings.
import { endsWithin } from '../../model/days.ts'
import type { LawResult } from '../../model/finding.ts'
import { entryOf } from '../../model/register-entry.ts'
import type { Law } from '../../model/rulebook.ts'
import type { Run } from '../../model/run.ts'
import { failureOf, type Outcome } from '../../model/verdict.ts'
import { reasonWords } from '../terminal/words.ts'
import { type Mark, words } from './words.ts'

type Known = Pick<Run, 'identity' | 'rulebook'>

export interface Said {
  mark: Mark
  words: string
}

export function said(outcome: Outcome, law: Law, run: Known): Said {
  switch (outcome.status) {
    case 'pass':
      return { mark: 'pass', words: insideWords(law) }
    case 'permitted':
      return onBasis(outcome, law, run)
    case 'fail':
      return { mark: 'fail', words: failureWords(outcome, run) }
    case 'waived':
      return {
        mark: 'waived',
        words: words.says.waived(outcome.waiver.id, outcome.waiver.until, failureWords(outcome.failure, run)),
      }
    case 'unknown':
      return { mark: 'unknown', words: words.says.unread(outcome.reason) }
    case 'undeclared':
      return { mark: 'undeclared', words: words.says.would(said(outcome.would, law, run).words) }
    case 'not_applicable':
      return {
        mark: 'not_applicable',
        words:
          outcome.notYet === undefined
            ? ''
            : words.says.from(outcome.notYet.from, marked(said(outcome.notYet.would, law, run))),
      }
  }
}

function insideWords({ zone, mandates }: Law): string {
  if (zone !== null) return words.says.inside(zone)
  return mandates.length === 0 ? words.says.noRule : words.says.noMandate
}

const marked = ({ mark, words: rest }: Said): string => [words.marks[mark], rest].filter(Boolean).join(': ')

function onBasis(outcome: Extract<Outcome, { status: 'permitted' }>, law: Law, { identity, rulebook }: Known): Said {
  const { basis, entry, until } = outcome
  const contested = [...law.adequacy, ...law.bases].find(({ id }) => id === basis)?.challenged
  return {
    mark: endsWithin(rulebook.expiringDays, until, identity.now.slice(0, 10)) ? 'expiring' : 'permitted',
    words: words.says.basis(basis, entry, until, contested),
  }
}

function failureWords(failure: NonNullable<ReturnType<typeof failureOf>>, { rulebook }: Known): string {
  const named = entryOf(failure, rulebook)?.id ?? failure.decision
  return [failure.reason === undefined ? '' : reasonWords(failure.reason), named === undefined ? '' : `(${named})`]
    .filter(Boolean)
    .join(' ')
}

/** Of a finding, which has lost the shape of its outcome and holds the same facts. */
export function saidOf(result: LawResult): Said {
  const { status, reason, basis, entry, until, challenged, waiver, would, readiness, decision } = result
  switch (status) {
    case 'permitted':
      return {
        mark: result.expiring === true ? 'expiring' : 'permitted',
        words: words.says.basis(basis ?? '', entry, until ?? null, challenged),
      }
    case 'fail':
    case 'waived':
      return {
        mark: status,
        words: [
          reason === undefined ? '' : reasonWords(reason),
          (entry ?? decision) === undefined ? '' : `(${entry ?? decision})`,
          until === undefined || until === null ? '' : words.says.until(until),
          waiver === undefined ? '' : words.says.lifted(waiver),
        ]
          .filter(Boolean)
          .join(' '),
      }
    case 'unknown':
      return { mark: 'unknown', words: words.says.unread(reason ?? '') }
    case 'undeclared':
      return { mark: 'undeclared', words: words.says.would(wouldWords(would)) }
    case 'not_applicable':
      return {
        mark: 'not_applicable',
        words: readiness === undefined ? '' : words.says.from(readiness.from, words.marks[readiness.status]),
      }
    case 'pass':
      return { mark: 'pass', words: '' }
  }
}

function wouldWords(would: Outcome | undefined): string {
  if (would === undefined) return ''
  if (would.status === 'permitted') return words.says.basis(would.basis, would.entry, would.until, undefined)
  const reason = failureOf(would)?.reason
  return reason === undefined ? words.marks[would.status] : reasonWords(reason)
}
