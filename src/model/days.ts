// Days between two ISO dates, where a time of day is none of the question.

export const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000

/** It ends so many days after that day or sooner, or has ended. */
export const endsWithin = (until: string, days: number, day: string): boolean => daysBetween(day, until) <= days
