// Gathers what the sources bring into one inventory, in an order that owes nothing to theirs.
import type { Inventory } from '../estate/index.ts'
import type { Asked, Gap, Lookup, Observation, SourceRecord } from '../model/observation.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { normalize } from '../normalize/index.ts'
import { isDataless, typeRuleOf } from '../rulebook/index.ts'
import type { Selects } from './scope.ts'

/** An inventory being gathered. `dataless` counts what is known to hold no data of people, as far as it is selected. */
export interface Gathering {
  selected: Selects
  resources: Map<string, Resource>
  gaps: Gap[]
  asked: Asked[]
  lookups: Lookup[]
  dataless: Map<string, number>
  /** What became no resource and was counted: two files may tell of it. */
  counted: Set<string>
}

export const emptyGathering = (selected: Selects = () => true): Gathering => ({
  selected,
  resources: new Map(),
  gaps: [],
  asked: [],
  lookups: [],
  dataless: new Map(),
  counted: new Set(),
})

export async function gather(records: AsyncIterable<SourceRecord>, into: Gathering, rulebook: Rulebook): Promise<void> {
  for await (const record of records) {
    if (record.kind === 'gap') into.gaps.push(record)
    else if (record.kind === 'asked') into.asked.push(record)
    else observe(record, into, rulebook)
  }
}

function observe(observation: Observation, into: Gathering, rulebook: Rulebook): void {
  const { provider, account, region, type } = observation
  const rule = typeRuleOf(rulebook, provider, type)
  if (rule === undefined && isDataless(rulebook, provider, type)) {
    if (isNew(observation, into) && into.selected(provider, account, region))
      into.dataless.set(type, (into.dataless.get(type) ?? 0) + 1)
    return
  }
  if (rule === undefined || rule.sources.length === 0) {
    if (isNew(observation, into)) into.gaps.push(unsupported(observation, rule?.type ?? type))
    return
  }
  const result = normalize(observation)
  if (result === undefined) return
  if ('kind' in result) into.gaps.push(result)
  else add(result, into)
}

function isNew({ provider, account, region, type, nativeId }: Observation, { counted }: Gathering): boolean {
  const name = JSON.stringify([provider, account, region ?? '', type, nativeId])
  return !counted.has(name) && counted.add(name) !== undefined
}

/** One row per account and type, named by the type, so that it can be accepted by its name. */
const unsupported = ({ provider, account }: Observation, type: string): Gap => ({
  kind: 'gap',
  provider,
  account,
  service: 'inventory',
  operation: type,
  reason: 'unsupported',
  type,
})

/** Two tellings of one resource (two snapshots of one account, say): the later one stands, whichever came first. */
export function add(resource: Resource, { resources }: Pick<Gathering, 'resources'>): void {
  const before = resources.get(resource.key)
  if (before === undefined || precedence(before) < precedence(resource)) resources.set(resource.key, resource)
}

const precedence = (resource: Resource): string =>
  `${
    resource.origins
      .map(({ observedAt }) => observedAt)
      .toSorted()
      .at(-1) ?? ''
  } ${JSON.stringify(resource)}`

/** Sorted by key; gaps of one kind are one row with a count. */
export const inventoryOf = ({ resources, gaps, asked, lookups }: Gathering): Inventory => ({
  resources: [...resources.values()].toSorted((one, other) => (one.key < other.key ? -1 : 1)),
  gaps: mergedGaps(gaps),
  asked: asked.toSorted(byText),
  lookups,
})

function mergedGaps(gaps: readonly Gap[]): Gap[] {
  const rows = new Map<string, Gap>()
  for (const { count = 1, ...gap } of gaps) {
    const name = JSON.stringify(gap)
    rows.set(name, { ...gap, count: (rows.get(name)?.count ?? 0) + count })
  }
  return [...rows.values()].toSorted(byText)
}

function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)]
  return a < b ? -1 : a > b ? 1 : 0
}
