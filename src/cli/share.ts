// Which part of a split scan a record belongs to: told by its account and region alone, so that every part agrees.
import { createHash } from 'node:crypto'
import { explained } from '../model/errors.ts'
import type { Share } from '../model/shard.ts'

/** `2/4`. */
export function shareOf(text: string): Share {
  const [, part = 0, of = 0] = (/^(\d{1,4})\/(\d{1,4})$/.exec(text) ?? []).map(Number)
  if (part >= 1 && part <= of) return { part, of }
  throw explained('usage', {
    what: `${JSON.stringify(text)} is no part of a scan`,
    where: '--shard',
    why: 'parts are counted from 1, and there are no more than are said to be',
    mend: 'Write it like 2/4, the second of four',
  })
}

/** Whole accounts stay together only by chance: a large account is split by region too. */
export function belongs({ part, of }: Share, ...names: (string | undefined)[]): boolean {
  const name = JSON.stringify(names.map((one) => one ?? ''))
  return (createHash('sha256').update(name).digest().readUInt32BE() % of) + 1 === part
}
