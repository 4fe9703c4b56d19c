// What the tab key proposes where an id is wanted: those that `list` shows, read when somebody asks.
import type { Listed } from './listings.ts'

export const idsOf = (subject: Listed) => async (): Promise<string[]> => {
  const { listing } = await import('./listings.ts')
  return (await listing(subject)).map(({ id }) => id)
}

/** The names that `--without` takes. */
export async function decisions(): Promise<string[]> {
  const { shippedRules } = await import('./shipped-rules.ts')
  const { laws } = await shippedRules()
  return [...new Set(laws.flatMap(({ adequacy }) => adequacy.map(({ id }) => id)))]
}
