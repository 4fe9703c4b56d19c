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
const result = v.object({
  status: v.optional(v.string()),
  changes: v.array(change),
  /** What may change: Azure could not evaluate what decides on it. */
  potentialChanges: v.nullish(v.array(v.object({ resourceId: v.string() }))),
})
const shape = v.union([
  result,
  v.pipe(
    v.object({ status: v.optional(v.string()), properties: result }),
    v.transform(({ status, properties }) => ({ ...properties, status })),
  ),
])
type Change = v.InferOutput<typeof change>

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
    after: [...changes.flatMap((one) => read(willBe(one))), ...untold.map(gapOf), ...seen.gaps.values()],
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
const gapOf = ({ resourceId }: Pick<Change, 'resourceId'>): Gap => ({
  kind: 'gap',
  provider: 'azure',
  account: subscriptionOf(resourceId),
  service: 'file',
  operation: 'what-if',
  reason: 'not-recorded',
})
