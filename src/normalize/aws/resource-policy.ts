// A resource control policy: its statements, what they close in a region, and whether they keep everybody outside the organization out.
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import { anyOf, bindsAll, conditions, every, type Held, matches, type Test, testsIn } from './policy-conditions.ts'
import { statementsIn, words } from './policy-document.ts'
import { boundByResource } from './service-reach.ts'

const anybody = v.union([
  v.literal('*'),
  v.strictObject({ AWS: v.union([v.literal('*'), v.strictTuple([v.literal('*')])]) }),
])

// Strict, as a service control policy is. There is no NotAction: organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html
const statement = v.strictObject({
  Sid: v.optional(v.string()),
  Effect: v.picklist(['Allow', 'Deny']),
  Principal: anybody,
  Action: words,
  Resource: v.optional(words),
  NotResource: v.optional(words),
  Condition: conditions,
})
export type ResourceStatement = v.InferOutput<typeof statement>

export const resourcePolicyText = statementsIn(statement)

/** Whether these close in the region what a service control policy leaves open there. Alone they close no region: few services ask them. */
export function shutBy(policies: Fact<ResourceStatement[]>, exempt: string, region: string): Held {
  const bound = boundByResource(exempt)
  if (bound === 'no') return 'no'
  if (policies.state === 'unknown') return 'unclear'
  const isShut = policies.value.some((one) => denies(one, exempt) && bindsAll(one.Condition, region) === 'yes')
  return isShut ? bound : 'no'
}

const denies = ({ Effect, Action, Resource }: ResourceStatement, action: string): boolean =>
  Effect === 'Deny' &&
  Resource?.includes('*') === true &&
  Action.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))

/** Whether nobody outside the organization reaches any bucket, whatever its own policy and access list say. */
export const bucketsClosed = (policies: Fact<ResourceStatement[]>): Fact<boolean> =>
  chain(policies, (all, from) => {
    const closed = anyOf(all.filter((one) => denies(one, 's3:*')).map(keepsStrangersOut))
    return closed === 'unclear' ? unknown('unsupported', 'organizations:DescribePolicy') : known(closed === 'yes', from)
  })

/** One that does not ask who it is denies something else: plaintext, say. */
function keepsStrangersOut({ Condition }: ResourceStatement): Held {
  const tests = testsIn(Condition)
  return tests.some(isMembership) ? every(tests.map((test) => (leavesThemOut(test) ? 'yes' : 'unclear'))) : 'no'
}

const isMembership = ({ key }: Test): boolean => key.startsWith('aws:principalorg')

/**
 * Whether it is true of everybody but of the organization, of accounts that somebody named, and of AWS's own services. A request
 * without a signature has none of these keys: what is not equal to a key that is missing holds, and \`Bool\` does not.
 */
function leavesThemOut({ operator, key, values }: Test): boolean {
  if (key === 'aws:principalisawsservice') return operator === 'BoolIfExists' && values.join() === 'false'
  const isFixed = values.length > 0 && values.every((value) => !/[*?]|\$\{/.test(value))
  return (
    ['aws:principalorgid', 'aws:principalaccount'].includes(key) &&
    /^StringNotEquals(IfExists)?$/.test(operator) &&
    isFixed
  )
}
