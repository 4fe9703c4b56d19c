// register.csv: every entry of the transfer register, whether it stands today, and what it carried and failed to carry.
import { endsWithin } from '../model/days.ts'
import type { Basis, TransferEntry } from '../model/rulebook.ts'
import type { Run, Summary } from '../model/run.ts'
import { isSelfApproved, missingDocuments, validityOf } from '../model/transfer-entry.ts'
import type { TransferUse } from '../model/uses.ts'
import type { Column } from './csv.ts'
import { csvWriter } from './csv-writer.ts'
import type { Report } from './report.ts'

export const registerCsv: Report = {
  id: 'register.csv',
  file: 'register.csv',
  title: 'the transfer register: what stands today, what is missing, and how many places each entry carries',
  writer: (run) => csvWriter(columnsFor(run), { tail: (summary) => rowsOf(run, summary) }),
}

interface Row {
  entry: TransferEntry
  /** undefined: the law of the basis is not in play. */
  basis: Basis | undefined
  use: TransferUse | undefined
  /** The case that may bring it, or the decision that it invokes, down. */
  challenged: string | undefined
  unused: boolean
}

const rowsOf = ({ rulebook }: Run, { config: uses }: Summary): Row[] =>
  rulebook.config.transfers.map((entry) => {
    const law = rulebook.laws.find(({ id }) => id === entry.law)
    const basis = law?.bases.find(({ id }) => id === entry.basis)
    return {
      entry,
      basis,
      challenged: basis?.challenged ?? law?.adequacy.find(({ id }) => id === basis?.decision)?.challenged,
      use: uses.transfers.find(({ id }) => id === entry.id),
      unused: uses.unused.some(({ kind, where }) => kind === 'transfer' && where === entry.where),
    }
  })

function columnsFor({ identity, rulebook }: Run): Column<Row>[] {
  const day = identity.now.slice(0, 10)
  return [
    ['schema_version', () => 1],
    ['scan_id', () => identity.id],
    ['entry_id', ({ entry }) => entry.id],
    ['where', ({ entry }) => entry.where],
    ['law', ({ entry }) => entry.law],
    ['basis', ({ entry }) => entry.basis],
    ['basis_title', ({ basis }) => basis?.title],
    ['basis_cite', ({ basis }) => basis?.cite],
    ['basis_kind', ({ basis }) => basis?.kind],
    ['table', ({ basis }) => basis?.table],
    ['table_verified', ({ basis }) => basis?.verified],
    ['from', ({ entry }) => entry.from],
    ['to', ({ entry }) => entry.to],
    ['countries', ({ entry }) => entry.countries],
    ['means', ({ entry }) => entry.means],
    ['people', ({ entry }) => entry.data.people],
    ['categories', ({ entry }) => entry.data.categories],
    ['tiers', ({ entry }) => entry.data.tiers],
    ['documents', ({ entry }) => Object.entries(entry.documents).map(([name, reference]) => `${name}: ${reference}`)],
    ['documents_missing', ({ entry, basis }) => basis && missingDocuments(entry, basis)],
    ['requires', ({ entry }) => entry.requires],
    ['valid_from', ({ entry }) => entry.valid.from],
    ['valid_until', ({ entry }) => entry.valid.until],
    ['validity', ({ entry }) => validityOf(entry, day)],
    ['expiring', ({ entry }) => isEnding(entry, day, rulebook.expiringDays)],
    ['condition_checked', ({ entry }) => entry.checked],
    ['challenged', ({ challenged }) => challenged],
    ['fallback', ({ entry }) => entry.fallback],
    ['owner', ({ entry }) => entry.owner],
    ['approved_by', ({ entry }) => entry.approvedBy],
    ['self_approved', ({ entry }) => isSelfApproved(entry)],
    ['places_carried', ({ use }) => use?.carried],
    ['places_open', ({ use }) => use?.open],
    ['places_failed', ({ use }) => sumOf(use?.failed)],
    [
      'failed_by_reason',
      ({ use }) =>
        Object.entries(use?.failed ?? {})
          .map(([reason, count]) => `${reason}: ${count}`)
          .toSorted(),
    ],
    ['unused', ({ unused }) => unused],
  ]
}

const isEnding = (entry: TransferEntry, day: string, within: number): boolean =>
  validityOf(entry, day) === 'active' && endsWithin(within, entry.valid.until, day)

const sumOf = (counts: Record<string, number> | undefined): number | undefined =>
  counts && Object.values(counts).reduce((sum, count) => sum + count, 0)
