// What the tables and the register say of whatever an outcome rests on: its name, its version, and how long it may last.
import { endsWithin } from '../model/days.ts'
import type { Standing } from '../model/finding.ts'
import { entryOf } from '../model/register-entry.ts'
import type { Law, Rulebook, TransferEntry } from '../model/rulebook.ts'
import type { Failure, Outcome } from '../model/verdict.ts'

type Permitted = Extract<Outcome, { status: 'permitted' }>

/** Of an outcome that only would follow: what it would rest on. */
export function standingOf(outcome: Outcome, law: Law, rulebook: Rulebook, day: string): Standing {
  switch (outcome.status) {
    case 'permitted':
      return ofBasis(outcome, law, rulebook, day)
    case 'fail':
      return ofFailure(outcome, law, rulebook)
    case 'waived':
      return ofFailure(outcome.failure, law, rulebook)
    case 'undeclared':
      return standingOf(outcome.would, law, rulebook, day)
    case 'not_applicable':
      return outcome.notYet === undefined ? {} : standingOf(outcome.notYet.would, law, rulebook, day)
    default:
      return {}
  }
}

function ofBasis({ basis: id, entry: named, until }: Permitted, law: Law, rulebook: Rulebook, day: string): Standing {
  const entry = rulebook.config.transfers.find((one) => one.id === named)
  const decision = law.adequacy.find((row) => row.id === id)
  // An entry whose decision has fallen goes on under its fallback, and no longer rests on what it was written for.
  const basis = law.bases.find((row) => row.id === (decision === undefined ? id : entry?.basis))
  const ending = endsWithin(rulebook.expiringDays, until, day)
  return given({
    ...ofRows(decision?.instrument ?? basis?.title, decision, basis),
    expiring: ending ? true : undefined,
    fallback: entry?.fallback === id ? undefined : entry?.fallback,
  })
}

function ofFailure(failure: Failure, law: Law, rulebook: Rulebook): Standing {
  const { reason, decision } = failure
  const entry = entryOf(failure, rulebook)
  if (entry !== undefined) return ofEntry(entry, law)
  switch (reason) {
    case undefined:
      return {}
    case 'outside-fence': {
      const fence = rulebook.config.fences.find(({ where }) => where === decision)
      return fence === undefined ? {} : given({ title: `stay in ${fence.stay.join(', ')}`, because: fence.because })
    }
    case 'localisation-mandate': {
      const mandate = law.mandates.find(({ id }) => id === decision)
      return ofRows(mandate?.title, mandate)
    }
    case 'condition-unproven':
    case 'basis-at-risk': {
      const row = law.adequacy.find(({ id }) => id === decision)
      return ofRows(row?.instrument, row)
    }
    default:
      return {}
  }
}

function ofEntry({ basis: id, fallback }: TransferEntry, law: Law): Standing {
  const basis = law.bases.find((row) => row.id === id)
  return given({ ...ofRows(basis?.title, basis), fallback })
}

interface Row {
  table: string
  verified: boolean
  challenged?: string
}

/** Of two rows it is the first that is quoted; one that is not verified, or challenged, makes both so. */
function ofRows(title: string | undefined, ...rows: (Row | undefined)[]): Standing {
  const found = rows.filter((row) => row !== undefined)
  const [first] = found
  if (first === undefined) return {}
  return given({
    title,
    table: first.table,
    verified: found.every(({ verified }) => verified),
    challenged: found.find(({ challenged }) => challenged !== undefined)?.challenged,
  })
}

/** Without what nobody says. */
const given = (standing: { [Key in keyof Standing]: Standing[Key] | undefined }): Standing =>
  Object.fromEntries(Object.entries(standing).filter(([, value]) => value !== undefined)) // the type allows no other
