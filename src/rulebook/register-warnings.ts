// What is wrong with an entry on the day of the scan: it loads, so that its places can fail with that very reason.
import { hasEnded } from '../model/days.ts'
import type { Basis, Rulebook, TransferEntry } from '../model/rulebook.ts'
import { isSelfApproved, missingDocuments, validityOf } from '../model/transfer-entry.ts'
import { listed, quoted } from './quoted.ts'

/** Plain sentences, in the order of the file. `now`: ISO 8601. */
export function registerWarnings({ bases, config }: Pick<Rulebook, 'bases' | 'config'>, now: string): string[] {
  const day = now.slice(0, 'yyyy-mm-dd'.length)
  return [
    ...config.transfers.flatMap((entry) =>
      [validity(entry, day), missing(entry, bases.get(entry.basis)), approval(entry)].flatMap((fault) =>
        fault === undefined ? [] : `${entry.where}: the entry ${quoted(entry.id)} ${fault}, so its places fail`,
      ),
    ),
    ...config.waivers.flatMap(({ where, id, until }) =>
      hasEnded(until, day)
        ? `${where}: the waiver ${quoted(id)} ended on ${until}, so what it lifted counts again`
        : [],
    ),
  ]
}

const validity = (entry: TransferEntry, day: string): string | undefined =>
  ({
    active: undefined,
    expired: `ended on ${entry.valid.until}`,
    'not-yet': `begins only on ${entry.valid.from}`,
  })[validityOf(entry, day)]

function missing(entry: TransferEntry, basis: Basis | undefined): string | undefined {
  const absent = basis === undefined ? [] : missingDocuments(entry, basis)
  return absent.length === 0 ? undefined : `lists no ${listed(absent)}, which ${basis?.id} asks for`
}

const approval = (entry: TransferEntry): string | undefined =>
  isSelfApproved(entry) ? 'was approved by its owner' : undefined
