// Whether two names of a config are one person's, however they were written: nobody approves what is their own.

export const samePerson = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase()
