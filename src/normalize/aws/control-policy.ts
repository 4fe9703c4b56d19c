// A service control policy: its statements, and what they say of one region.
import * as v from 'valibot'
import type { Fact } from '../../model/fact.ts'
import { bindsAll, conditions, every, type Held, inRegion, isRegion, matches, testsIn } from './policy-conditions.ts'
import { statementsIn, words } from './policy-document.ts'
import { type ResourceStatement, shutBy } from './resource-policy.ts'
import { isGlobal, isStore } from './service-reach.ts'

// Strict: a word that is passed over may be what narrows a denial.
const statement = v.pipe(
  v.strictObject({
    Sid: v.optional(v.string()),
    Effect: v.picklist(['Allow', 'Deny']),
    Action: v.optional(words),
    NotAction: v.optional(words),
    Resource: v.optional(words),
    NotResource: v.optional(words),
    Condition: conditions,
  }),
  v.check(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined)),
)
export type Statement = v.InferOutput<typeof statement>

export const policyText = statementsIn(statement)

/** What else may deny the actions that a statement leaves open. */
export interface Beside {
  statements: readonly Statement[]
  /** Of the resource control policies. */
  resource: Fact<ResourceStatement[]>
}

/** Whether a statement that denies keeps everybody from making anything in the region, as far as it goes by itself or others close what it leaves. */
export function fencesOff(one: Statement, region: string, others: Beside): Held {
  const { Condition, Resource } = one
  if (one.Effect !== 'Deny') return 'no'
  return every([isAnything(Resource) ? 'yes' : 'no', bindsAll(Condition, region), coversAll(one, region, others)])
}

/** Whether a statement lets anybody make anything in the region; what narrows it further may still leave somebody. */
export function letsIn(one: Statement, region: string): Held {
  if (one.Effect !== 'Allow') return 'no'
  if (one.Action?.every((pattern) => isGlobal(pattern)) === true) return 'no'
  return every(testsIn(one.Condition).map((test) => (isRegion(test) ? inRegion(test, region) : 'yes')))
}

/** Whether it asks for tags. */
export const asksForTags = ({ Condition }: Statement): boolean =>
  testsIn(Condition).some(({ key }) => key.startsWith('aws:requesttag/') || key === 'aws:tagkeys')

const isAnything = (patterns: readonly string[] | undefined): boolean => patterns?.includes('*') ?? false

/** Each action that it exempts must make nothing, or be denied by another statement. */
function coversAll(one: Statement, region: string, { statements, resource }: Beside): Held {
  if (one.NotAction === undefined) return one.Action?.some((pattern) => /^\*(:\*)?$/.test(pattern)) ? 'yes' : 'no'
  return every(
    one.NotAction.map((pattern) => {
      if (isGlobal(pattern) || statements.some((other) => deniesToo(other, pattern, region))) return 'yes'
      const shut = shutBy(resource, pattern, region)
      return shut === 'no' && !isStore(pattern) ? 'unclear' : shut
    }),
  )
}

const deniesToo = ({ Effect, Action, Resource, Condition }: Statement, exempt: string, region: string): boolean =>
  Effect === 'Deny' &&
  isAnything(Resource) &&
  (Action?.some((pattern) => matches(pattern.toLowerCase(), exempt.toLowerCase())) ?? false) &&
  bindsAll(Condition, region) === 'yes'
