// Times in files come with offsets and in several forms; here they are ISO 8601 UTC or nothing.

/** undefined for what is no time. A text without an offset would be read in this machine's own zone, so it is none either. */
export function asUtc(time: string): string | undefined {
  if (!/(?:Z|GMT|[+-]\d{2}:?\d{2})$/.test(time)) return undefined
  const date = new Date(time)
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString()
}
