// What a run saw that a configuration must speak of: accounts, the countries where data rests, and the tags of what holds data.
import type { Pack } from '../evidence/index.ts'
import { populationOf } from '../evidence/index.ts'
import type { Resource } from '../model/resource.ts'
import { unguard } from '../reports/spreadsheet-guard.ts'
import { readRun } from '../sources/snapshot/index.ts'

/** Values of one tag key, each with the stores that carry it. */
export interface TagSeen {
  key: string
  stores: number
  values: ReadonlyMap<string, number>
}

export interface Seen {
  resources: number
  stores: number
  /** Without a declared owner of the data. */
  undeclared: number
  /** By provider. */
  accounts: ReadonlyMap<string, string[]>
  /** In which data rests, the most first. */
  countries: string[]
  /** The most frequent first. */
  tags: TagSeen[]
}

/** Keys of tags are anybody's, and so are their values: beyond these no more are kept, as nobody classifies data by them. */
const mostKeys = 1_000
const mostValues = 100

export async function seenIn(pack: Pack): Promise<Seen> {
  const { accounts, countries, undeclared } = await fromPopulation(pack)
  const tags = new Map<string, { stores: number; values: Map<string, number> }>()
  let [resources, stores] = [0, 0]
  for await (const resource of (await readRun(pack.dir)).resources) {
    resources += 1
    if (resource.holds !== 'content') continue
    stores += 1
    noteTags(resource, tags)
  }
  return {
    resources,
    stores,
    undeclared,
    accounts,
    countries,
    tags: [...tags]
      .map(([key, tag]) => ({ key, ...tag }))
      .toSorted((a, b) => b.stores - a.stores || (a.key < b.key ? -1 : 1)),
  }
}

function noteTags({ labels }: Resource, tags: Map<string, { stores: number; values: Map<string, number> }>): void {
  if (labels.state === 'unknown') return
  for (const { key, value, from } of labels.value) {
    if (from !== 'tag' || (!tags.has(key) && tags.size >= mostKeys)) continue
    const tag = tags.get(key) ?? { stores: 0, values: new Map<string, number>() }
    tags.set(key, tag)
    tag.stores += 1
    if (tag.values.has(value) || tag.values.size < mostValues) tag.values.set(value, (tag.values.get(value) ?? 0) + 1)
  }
}

async function fromPopulation(pack: Pack): Promise<Pick<Seen, 'accounts' | 'countries' | 'undeclared'>> {
  const accounts = new Map<string, Set<string>>()
  const countries = new Map<string, number>()
  let undeclared = 0
  for await (const row of populationOf(pack)) {
    const { provider, account_id: account, holds, country, people } = row
    accounts.set(provider, (accounts.get(provider) ?? new Set()).add(unguard(account)))
    if (holds !== 'content') continue
    if (people === '') undeclared += 1
    if (country !== '') countries.set(country, (countries.get(country) ?? 0) + 1)
  }
  return {
    accounts: new Map([...accounts].map(([provider, ids]) => [provider, [...ids].toSorted()])),
    countries: [...countries].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([country]) => country),
    undeclared,
  }
}
