// Days between two ISO dates, where a time of day is none of the question.

export const daysBetween = (from: string, until: string): number => (Date.parse(until) - Date.parse(from)) / 86_400_000
