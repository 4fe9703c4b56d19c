// Gathers what the sources bring, in an order that owes nothing to theirs; resources are kept on disk where memory would run short.
import type { Asked, Counted, Gap, Lookup, Observation, SourceRecord } from '../model/observation.ts'
import { addCalls } from '../model/calls.ts'
import type { Dataless, Outcome } from '../model/checkpoint.ts'
import type { RawAnswer } from '../model/raw-answer.ts'
import type { Resource } from '../model/resource.ts'
import type { Rulebook } from '../model/rulebook.ts'
import { normalize } from '../normalize/index.ts'
import { jsonLine } from '../reports/json-line.ts'
import { isDataless, typeRuleOf } from '../rulebook/index.ts'
import { type KeyedLine, type LineSorter, lineSorter } from '../runtime/line-sorter.ts'
import type { Share } from '../model/shard.ts'
import { type Selection, type Selects, selects } from './scope.ts'
import { addRaw, rawAnswersOf, withDigests } from './raw-answers.ts'
import { belongs } from './share.ts'

/** An inventory being gathered. `dataless` counts what is known to hold no data of people, as far as it is selected. */
export interface Gathering {
  selected: Selects
  /** As asked for. */
  regions: readonly string[]
  /** Whether a record belongs to the part of the scan that is read here. */
  mine: (...names: (string | undefined)[]) => boolean
  /** By key, as inventory.ndjson has them; two tellings of one resource are two lines. */
  resources: LineSorter
  /** Where raw answers are kept: those of the resources, and of more than are selected. */
  raw?: LineSorter
  gaps: Gap[]
  asked: Asked[]
  lookups: Lookup[]
  dataless: Map<string, number>
  /** What became no resource and was counted: two files may tell of it. */
  counted: Set<string>
}

/** What fails while it gathers leaves nothing on the disk, but for the parts that were read whole. */
export async function gathering<T>(
  { share, folder, evidence, ...request }: Selection & Where,
  work: (into: Gathering) => Promise<T>,
): Promise<T> {
  const into = emptyGathering(request, { share, folder, evidence })
  try {
    return await work(into)
  } catch (error) {
    await closed(into)
    throw error
  }
}

/** Nothing of it is left on the disk. */
export async function closed({ resources, raw }: Gathering): Promise<void> {
  await resources.close()
  await raw?.close()
}

interface Where {
  /** The part of the scan that is read here; undefined: all of it. */
  share: Share | undefined
  /** What memory has no room for lies there. */
  folder: string | undefined
  /** `full`: raw answers are kept. */
  evidence?: 'full' | undefined
}

const emptyGathering = (request: Selection, { share, folder, evidence }: Where): Gathering => ({
  selected: selects(request),
  regions: request.regions,
  mine: share === undefined ? () => true : (...names) => belongs(share, ...names),
  resources: lineSorter(folder),
  ...(evidence === 'full' && { raw: lineSorter(folder) }),
  gaps: [],
  asked: [],
  lookups: [],
  dataless: new Map(),
  counted: new Set(),
})

export async function gather(records: AsyncIterable<SourceRecord>, into: Gathering, rulebook: Rulebook): Promise<void> {
  for await (const record of records)
    for (const outcome of outcomesOf(record, into, rulebook)) await take(outcome, into)
}

/** What a record comes to: nothing where it belongs to another part of the scan, or tells nothing that was not counted. */
export function outcomesOf(record: SourceRecord, into: Gathering, rulebook: Rulebook): Outcome[] {
  if (!into.mine(record.provider, record.account, record.region)) return []
  if (record.kind === 'observation') return observed(record, into, rulebook)
  const outcome = record.kind === 'counted' ? uncalled(record, into, rulebook) : record
  return outcome === undefined ? [] : [outcome]
}

/** Of types that the live source does not read: known to hold nothing, or unread. */
function uncalled(record: Counted, into: Gathering, rulebook: Rulebook): Gap | Dataless | undefined {
  const { provider, account, region, type, count } = record
  const rule = typeRuleOf(rulebook, provider, type)
  if (rule === undefined && isDataless(rulebook, provider, type))
    return into.selected(provider, account, region) ? { kind: 'dataless', type, count } : undefined
  return { ...unsupported(record, rule?.type ?? type), count }
}

/** `line`: of the outcome, where somebody has written it already. */
export async function take(outcome: Outcome | Lookup, into: Gathering, line?: string): Promise<void> {
  if (!('kind' in outcome)) await addLine(outcome.key, line ?? jsonLine(outcome), into)
  else if (outcome.kind === 'gap') into.gaps.push(outcome)
  else if (outcome.kind === 'asked') into.asked.push(outcome)
  else if (outcome.kind === 'lookup') into.lookups.push(outcome)
  else if (outcome.kind === 'raw') await keepRaw(outcome, into)
  else into.dataless.set(outcome.type, (into.dataless.get(outcome.type) ?? 0) + (outcome.count ?? 1))
}

/** What was kept in an earlier session is asked for still. */
async function keepRaw(raw: RawAnswer, { raw: into }: Gathering): Promise<void> {
  if (into !== undefined) await addRaw(raw, into)
}

function observed(observation: Observation, into: Gathering, rulebook: Rulebook): Outcome[] {
  const left = unread(observation, into, rulebook)
  if (left !== 'read') return left === undefined ? [] : [left]
  const outcome = normalize(observation)
  if (outcome === undefined) return []
  if ('kind' in outcome) return [outcome]
  const kept = rawAnswersOf(observation, outcome)
  const resource = withDigests(outcome, kept)
  return into.raw === undefined ? [resource] : [resource, ...kept]
}

/** What is counted and not read any further; undefined: it was counted before. */
function unread(observation: Observation, into: Gathering, rulebook: Rulebook): Gap | Dataless | 'read' | undefined {
  const { provider, account, region, type, source } = observation
  const rule = typeRuleOf(rulebook, provider, type)
  if (rule === undefined && isDataless(rulebook, provider, type))
    return isNew(observation, into) && into.selected(provider, account, region) ? { kind: 'dataless', type } : undefined
  if (rule === undefined || rule.sources.length === 0 || (source === 'terraform' && !rule.sources.includes(source)))
    return isNew(observation, into) ? unsupported(observation, rule?.type ?? type) : undefined
  return 'read'
}

function isNew({ provider, account, region, type, nativeId }: Observation, { counted }: Gathering): boolean {
  const name = JSON.stringify([provider, account, region ?? '', type, nativeId])
  return !counted.has(name) && counted.add(name) !== undefined
}

/** One row per account and type, named by the type, so that it can be accepted by its name. */
const unsupported = ({ provider, account }: Pick<Observation, 'provider' | 'account'>, type: string): Gap => ({
  kind: 'gap',
  provider,
  account,
  service: 'inventory',
  operation: type,
  reason: 'unsupported',
  type,
})

/** `line`: with its newline. */
export const addLine = (key: string, line: string, { resources }: Pick<Gathering, 'resources'>): Promise<void> =>
  resources.add(key, line.slice(0, -1))

/** Each resource once, sorted by key; of two tellings (two snapshots of one account, say) the later one, whichever came first. */
export async function* resourcesOf({ resources }: Pick<Gathering, 'resources'>): AsyncGenerator<ResourceLine[]> {
  let last: ResourceLine[] = []
  for await (const batch of resources.sorted()) {
    const told = [...last, ...batch.map(resourceLine)]
    const each = told.reduce(latest, [])
    last = each.splice(-1) // the next batch may tell of it again
    if (each.length > 0) yield each
  }
  if (last.length > 0) yield last
}

export interface ResourceLine {
  resource: Resource
  /** As inventory.ndjson has it, with its newline. */
  line: string
}

const resourceLine = ({ line }: KeyedLine): ResourceLine => ({
  resource: JSON.parse(line) as Resource, // `as`: `addLine` wrote it
  line: `${line}\n`,
})

function latest(each: ResourceLine[], told: ResourceLine): ResourceLine[] {
  const before = each.at(-1)
  if (before?.resource.key !== told.resource.key) each.push(told)
  else if (precedence(before) < precedence(told)) each.splice(-1, 1, told)
  return each
}

const precedence = ({ resource, line }: ResourceLine): string =>
  `${
    resource.origins
      .map(({ observedAt }) => observedAt)
      .toSorted()
      .at(-1) ?? ''
  } ${line}`

/** Gaps of one kind are one row with a count. */
export function mergedGaps(gaps: readonly Gap[]): Gap[] {
  const rows = new Map<string, Gap>()
  for (const { count = 1, ...gap } of gaps) {
    const name = JSON.stringify(gap)
    rows.set(name, { ...gap, count: (rows.get(name)?.count ?? 0) + count })
  }
  return [...rows.values()].toSorted(byText)
}

/** Calls of one kind are one row: a trail is asked about in its home, by whichever region has shown it. */
export function mergedAsked(asked: readonly Asked[]): Asked[] {
  const rows = new Map<string, Asked>()
  for (const row of asked) {
    const { calls: _, failed: __, retries: ___, throttles: ____, unmade: _____, ...call } = row
    const name = jsonLine(call)
    const before = rows.get(name)
    rows.set(name, before === undefined ? row : { ...call, ...addCalls(before, row) })
  }
  return [...rows.values()].toSorted(byText)
}

export function byText(one: unknown, other: unknown): number {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)]
  return a < b ? -1 : a > b ? 1 : 0
}
