// Our own fences around one place: which of them apply to its data, and on which side of them it lies.
import type { Fact } from '../model/fact.ts'
import type { PlaceLaw } from '../model/law.ts'
import type { Fence } from '../model/rulebook.ts'
import type { Classification } from '../model/subject.ts'

/** `sure`: false where labels were read in part, and more of them might make the fence apply or not. */
export interface Applying {
  fence: Fence
  sure: boolean
}

/** In the order of the config. A fence that surely does not apply is left out. */
export const fencesOn = (fences: readonly Fence[], data: Classification): Applying[] =>
  fences.flatMap((fence) => {
    const answers = [
      shares(fence.people, data.people),
      shares(fence.categories, data.categories),
      isOf(fence.tier, data.tier),
    ]
    return answers.includes(false) ? [] : [{ fence, sure: !answers.includes(undefined) }]
  })

/** As much of a place as a fence asks for. */
export interface Ground {
  country: Fact<string>
  subdivision?: Fact<string>
}

/** The fence that surely excludes a place is told before one that might. */
export function sideOf(ground: Ground, applying: readonly Applying[]): Pick<PlaceLaw, 'fence' | 'fencedBy'> {
  if (applying.length === 0) return { fence: 'none', fencedBy: null }
  const answers = applying.map(({ fence, sure }) => ({ fence, sure, lets: letsIn(fence, ground) }))
  const by = answers.find(({ sure, lets }) => sure && lets === false)
  if (by !== undefined) return { fence: 'outside', fencedBy: by.fence.where }
  if (answers.some(({ lets }) => lets !== true)) return { fence: 'unresolved', fencedBy: null }
  return { fence: applying.some(({ sure }) => sure) ? 'inside' : 'none', fencedBy: null }
}

/** undefined: what was read does not settle it, or the region table does not say in which part of the country it is. */
function letsIn({ countries, parts }: Fence, { country, subdivision }: Ground): boolean | undefined {
  if (country.state === 'unknown') return undefined
  if (countries.has(country.value)) return true
  if (parts === undefined || !hasPartOf(country.value, parts)) return false
  return country.state === 'known' && subdivision?.state === 'known' ? parts.has(subdivision.value) : undefined
}

/** `CA-QC` is a part of `CA`. */
export const hasPartOf = (country: string, parts: ReadonlySet<string>): boolean =>
  [...parts].some((part) => part.startsWith(`${country}-`))

/** undefined: what was read does not settle it. A list only grows when more of it is read. */
export function shares(wanted: readonly string[] | undefined, read: Fact<string[]>): boolean | undefined {
  if (wanted === undefined) return true
  if (read.state === 'unknown') return undefined
  if (read.value.some((one) => wanted.includes(one))) return true
  return read.state === 'known' ? false : undefined
}

/** A tier only gets stricter when more is read, and nothing is stricter than `edge`. */
function isOf(wanted: Fence['tier'], tier: Classification['tier']): boolean | undefined {
  if (wanted === undefined) return true
  if (tier.state === 'known' || (tier.state === 'partial' && tier.value === 'edge')) return tier.value === wanted
  return undefined
}
