// A service control policy: its statements, and what they say of one region.
import * as v from 'valibot'
import { named } from '../decode.ts'
import { statementsIn, words } from './policy-document.ts'
import { isGlobal, isStore } from './service-reach.ts'

const values = v.pipe(
  v.union([v.string(), v.boolean(), v.array(v.union([v.string(), v.boolean()]))]),
  v.transform((item) => [item].flat().map(String)),
)

// Strict: a word that is passed over may be what narrows a denial.
const statement = v.pipe(
  v.strictObject({
    Sid: v.optional(v.string()),
    Effect: v.picklist(['Allow', 'Deny']),
    Action: v.optional(words),
    NotAction: v.optional(words),
    Resource: v.optional(words),
    NotResource: v.optional(words),
    Condition: v.optional(named(named(values)), {}),
  }),
  v.check(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined)),
)
export type Statement = v.InferOutput<typeof statement>

export const policyText = statementsIn(statement)

/** `unclear`: only whoever wrote it could say. */
export type Held = 'yes' | 'no' | 'unclear'

/** Whether a statement that denies keeps everybody from making anything in the region, as far as it goes by itself or `others` close what it leaves. */
export function fencesOff(one: Statement, region: string, others: readonly Statement[]): Held {
  const { Condition, Resource } = one
  if (one.Effect !== 'Deny') return 'no'
  return every([isAnything(Resource) ? 'yes' : 'no', bindsAll(Condition, region), coversAll(one, region, others)])
}

/** Whether a statement lets anybody make anything in the region; what narrows it further may still leave somebody. */
export function letsIn(one: Statement, region: string): Held {
  if (one.Effect !== 'Allow') return 'no'
  if (one.Action?.every((pattern) => isGlobal(pattern)) === true) return 'no'
  return every(conditionsOf(one.Condition).map((test) => (isRegion(test) ? inRegion(test, region) : 'yes')))
}

/** Whether it asks for tags. */
export const asksForTags = ({ Condition }: Statement): boolean =>
  conditionsOf(Condition).some(({ key }) => key.startsWith('aws:requesttag/') || key === 'aws:tagkeys')

const isAnything = (patterns: readonly string[] | undefined): boolean => patterns?.includes('*') ?? false

/** Each action that it exempts must make nothing, or be denied by another statement. */
function coversAll(one: Statement, region: string, others: readonly Statement[]): Held {
  if (one.NotAction === undefined) return one.Action?.some((pattern) => /^\*(:\*)?$/.test(pattern)) ? 'yes' : 'no'
  return every(
    one.NotAction.map((pattern) => {
      if (isGlobal(pattern) || others.some((other) => deniesToo(other, pattern, region))) return 'yes'
      return isStore(pattern) ? 'no' : 'unclear'
    }),
  )
}

const deniesToo = ({ Effect, Action, Resource, Condition }: Statement, exempt: string, region: string): boolean =>
  Effect === 'Deny' &&
  isAnything(Resource) &&
  (Action?.some((pattern) => matches(pattern.toLowerCase(), exempt.toLowerCase())) ?? false) &&
  bindsAll(Condition, region) === 'yes'

interface Test {
  operator: string
  /** In lower case, as IAM does not tell them apart. */
  key: string
  values: readonly string[]
}

const conditionsOf = (condition: Statement['Condition']): Test[] =>
  Object.entries(condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, given]) => ({ operator, key: key.toLowerCase(), values: given })),
  )

const bindsAll = (condition: Statement['Condition'], region: string): Held =>
  every(conditionsOf(condition).map((test) => (isRegion(test) ? inRegion(test, region) : bindsEveryone(test))))

const isRegion = ({ key }: Test): boolean => key === 'aws:requestedregion'

/** Every request has a region, so that `IfExists` says nothing more. */
function inRegion({ operator, values: given }: Test, region: string): Held {
  const [, negated, how] = /^String(Not)?(Equals|EqualsIgnoreCase|Like)(?:IfExists)?$/.exec(operator) ?? []
  if (how === undefined || given.some((value) => value.includes('${'))) return 'unclear'
  const isNamed = given.some((value) => {
    if (how === 'Like') return matches(value, region)
    return how === 'Equals' ? value === region : value.toLowerCase() === region
  })
  return isNamed === (negated === undefined) ? 'yes' : 'no'
}

/** By what a principal is called or tagged, some are bound and others are not. */
function bindsEveryone(test: Test): Held {
  const { operator, key, values: given } = test
  if (key === 'aws:principalisawsservice' && /^Bool(IfExists)?$/.test(operator) && given.join() === 'false')
    return 'yes' // they are never bound
  if (key !== 'aws:principalarn' && !key.startsWith('aws:principaltag/')) return 'unclear'
  return /^(Arn|String)Not(Equals|Like)(IfExists)?$/.test(operator) && given.every((arn) => isLandingZone(arn))
    ? 'yes'
    : 'no'
}

/** The role by which the management account, which no policy binds, runs AWS Control Tower; only that account may enter it. */
const isLandingZone = (arn: string): boolean =>
  /^arn:(\*|aws[\w-]*):iam::(\*|\d{12}):role\/AWSControlTowerExecution$/.test(arn)

function every(all: readonly Held[]): Held {
  if (all.includes('no')) return 'no'
  return all.includes('unclear') ? 'unclear' : 'yes'
}

/** `*` stands for any text and `?` for any one letter. */
function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(text)
}
