// What Azure says a deployment will do, as `az deployment ... what-if --no-pretty-print -o json` writes it: bodies of Resource Manager, before and after.
import * as v from 'valibot'
import { isRecord } from '../model/json.ts'
import type { Gap, Observation, SourceRecord } from '../model/observation.ts'
import { afterApply } from '../model/planned.ts'
import { fromArmResource, subscriptionOf } from './snapshot/arm-resource.ts'
import { nothingSeen } from './snapshot/seen.ts'
import { unreadable } from './snapshot/unreadable.ts'
import { beginningOf, planText } from './terraform/plan-text.ts'

const body = v.nullish(v.custom<Record<string, unknown>>(isRecord), null)

// https://learn.microsoft.com/en-us/rest/api/resources/deployments/what-if
const change = v.object({ resourceId: v.string(), changeType: v.string(), before: body, after: body })
const diagnostic = v.object({ level: v.optional(v.string(), ''), target: v.nullish(v.string(), '') })
const result = v.object({
  status: v.optional(v.string()),
  error: v.optional(v.unknown()),
  /** What it could not look into, a nested deployment for one. */
  diagnostics: v.nullish(v.array(diagnostic), null),
  changes: v.array(change),
  /** What may change: Azure could not evaluate what decides on it. */
  potentialChanges: v.nullish(v.array(v.object({ resourceId: v.string() }))),
})
const shape = v.union([
  result,
  v.pipe(
    v.object({ status: v.optional(v.string()), error: v.optional(v.unknown()), properties: result }),
    v.transform(({ status, error, properties }) => ({ ...properties, status, error: error ?? properties.error })),
  ),
])
type Change = v.InferOutput<typeof change>
type Answer = v.InferOutput<typeof result>

/** By the beginning of the file. */
export const isWhatIf = async (path: string): Promise<boolean> =>
  /"changes"\s*:\s*\[\s*(\]|\{\s*"(after|before|changeType|delta|identifiers|resourceId)")/.test(
    await beginningOf(path),
  )

/** Throws an ExplainedError for what is no such answer, and for one that failed. */
export async function readWhatIf(
  path: string,
  { madeAt }: { madeAt: string },
): Promise<{ before: SourceRecord[]; after: SourceRecord[] }> {
  const found = v.safeParse(shape, parsed(await planText(path), path))
  if (!found.success) throw unreadable(path, 'it is no answer of what-if', askAgain)
  const { status, changes, potentialChanges } = found.output
  if (status !== 'Succeeded') throw unreadable(path, 'what-if did not succeed', askAgain)
  const seen = nothingSeen()
  const read = (told: Record<string, unknown> | null): Observation[] => {
    const found = told && fromArmResource(unresolved(told), { seen, partition: 'AzureCloud', observedAt: madeAt })
    return found ? [found] : []
  }
  const untold = [
    ...changes.filter(({ before, after }) => before === null && after === null),
    ...(potentialChanges ?? []),
  ]
  return {
    before: changes.flatMap(({ before }) => read(before)),
    after: [
      ...changes.flatMap((one) => read(willBe(one))),
      ...untold.map(gapOf),
      ...incomplete(found.output, path),
      ...seen.gaps.values(),
    ],
  }
}

const askAgain =
  'Ask again with az deployment group what-if --no-pretty-print -o json, without --result-format ResourceIdOnly'

function parsed(text: string, path: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw unreadable(path, 'it is not JSON', askAgain)
  }
}

/** What the deployment does not touch stays as it is. */
const willBe = ({ changeType, before, after }: Change): Record<string, unknown> | null =>
  changeType === 'Delete' ? null : (after ?? before)

/** An expression that Azure could not evaluate yet stands there in brackets; a text that begins with one has two. */
function unresolved<T>(tree: T): T {
  if (Array.isArray(tree)) return tree.map(unresolved) as T // `as`: item by item the same shape
  if (isRecord(tree)) return Object.fromEntries(Object.entries(tree).map(([name, one]) => [name, unresolved(one)])) as T // `as`: likewise
  return typeof tree === 'string' && /^\[(?!\[).*\]$/s.test(tree) ? (afterApply as T) : tree // `as`: a mark fits no shape, and is to
}

/** Unsupported, told by its id alone, or no more than possible. */
const gapOf = ({ resourceId }: Pick<Change, 'resourceId'>): Gap => gap(subscriptionOf(resourceId), 'what-if')

/** What Azure warns of is missing among the changes: a gap of the subscription that it names, or of each that the answer is about. */
function incomplete({ changes, error, diagnostics }: Answer, path: string): Gap[] {
  const warned = (diagnostics ?? []).filter(({ level }) => level.toLowerCase() !== 'info')
  const targets = [...warned.map(({ target }) => target ?? ''), ...(isNothing(error) ? [] : [''])]
  const all = changes.map(({ resourceId }) => subscriptionOf(resourceId)).filter((account) => account !== '')
  const accounts = new Set(targets.flatMap((target) => subscriptionOf(`${target}/`) || all))
  if (targets.length > 0 && accounts.size === 0) throw unreadable(path, 'what-if was not complete', askAgain)
  return [...accounts].map((account) => gap(account, 'incomplete-what-if'))
}

const isNothing = (error: unknown): boolean => error === undefined || error === null

const gap = (account: string, operation: string): Gap => ({
  kind: 'gap',
  provider: 'azure',
  account,
  service: 'file',
  operation,
  reason: 'not-recorded',
})
