// What an entry of the transfer register is on a day, asked alike by whoever judges, warns or reports.
import { hasEnded } from './days.ts'
import type { Basis, TransferEntry } from './rulebook.ts'

export type Validity = 'active' | 'expired' | 'not-yet'

export const validityOf = ({ valid: { from, until } }: TransferEntry, day: string): Validity =>
  day < from ? 'not-yet' : hasEnded(until, day) ? 'expired' : 'active'

/** The documents that the basis asks for and the entry does not list; a blank reference is none. */
export const missingDocuments = ({ documents }: TransferEntry, basis: Basis): string[] =>
  basis.documents.filter((name) => !Object.hasOwn(documents, name) || documents[name]?.trim() === '')

/** Names and addresses are written in more than one way. */
export const samePerson = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()

export const isSelfApproved = ({ owner, approvedBy }: TransferEntry): boolean => samePerson(owner, approvedBy)
