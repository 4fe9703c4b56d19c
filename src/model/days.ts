// Days as ISO dates, which compare as text, where a time of day is none of the question.

export const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000

/** What ends on a day still stands on it. null: no end is set. */
export const hasEnded = (until: string | null, day: string): boolean => until !== null && until < day

/** Both its first and its last day count. */
export const standsOn = ({ from, until }: { from: string; until: string | null }, day: string): boolean =>
  from <= day && !hasEnded(until, day)

/** Whether it is over within so many days, or already. */
export const endsWithin = (days: number, until: string | null, day: string): boolean =>
  until !== null && daysBetween(day, until) <= days
