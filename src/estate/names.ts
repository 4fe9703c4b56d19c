// How a resource is called, and the one form in which two names are compared.
import type { Resource } from '../model/resource.ts'

export const namesOf = ({ id, aliases = [] }: Resource): string[] => [id, ...aliases]

/** SQLite keeps UTF-8, in which half a character has no place. */
export const text = (value: string): string => value.toWellFormed()

/** ARM ids and hosts are case-insensitive; in an ARN the case counts. */
export const canonical = (name: string): string => text(name.startsWith('arn:') ? name : name.toLowerCase())
