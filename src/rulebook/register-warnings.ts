// What is wrong with an entry on the day of the scan: it loads, so that its places can fail with that very reason.
import { samePerson } from '../model/same-person.ts'
import type { Basis, Rulebook, TransferEntry } from '../model/rulebook.ts'
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
      until < day ? `${where}: the waiver ${quoted(id)} ended on ${until}, so what it lifted counts again` : [],
    ),
  ]
}

function validity({ valid: { from, until } }: TransferEntry, day: string): string | undefined {
  if (until < day) return `ended on ${until}`
  return from > day ? `begins only on ${from}` : undefined
}

function missing({ documents }: TransferEntry, basis: Basis | undefined): string | undefined {
  const absent = basis?.documents.filter((name) => !Object.hasOwn(documents, name)) ?? []
  return absent.length === 0 ? undefined : `lists no ${listed(absent)}, which ${basis?.id} asks for`
}

const approval = ({ owner, approvedBy }: TransferEntry): string | undefined =>
  samePerson(owner, approvedBy) ? 'was approved by its owner' : undefined
