// The conditions of a policy of an organization: in which region they hold, and whether for everybody.
import * as v from 'valibot'
import { named } from '../decode.ts'

const values = v.pipe(
  v.union([v.string(), v.boolean(), v.array(v.union([v.string(), v.boolean()]))]),
  v.transform((item) => [item].flat().map(String)),
)

export const conditions = v.optional(named(named(values)), {})
type Conditions = v.InferOutput<typeof conditions>

/** `unclear`: only whoever wrote it could say. */
export type Held = 'yes' | 'no' | 'unclear'

export interface Test {
  operator: string
  /** In lower case, as IAM does not tell them apart. */
  key: string
  values: readonly string[]
}

export const testsIn = (condition: Conditions): Test[] =>
  Object.entries(condition).flatMap(([operator, tests]) =>
    Object.entries(tests).map(([key, given]) => ({ operator, key: key.toLowerCase(), values: given })),
  )

export const bindsAll = (condition: Conditions, region: string): Held =>
  every(testsIn(condition).map((test) => (isRegion(test) ? inRegion(test, region) : bindsEveryone(test))))

export const isRegion = ({ key }: Test): boolean => key === 'aws:requestedregion'

/** Every request has a region, so that `IfExists` says nothing more. */
export function inRegion({ operator, values: given }: Test, region: string): Held {
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
  return /^(Arn|String)Not(Equals|Like)(IfExists)?$/.test(operator) && given.every((arn) => isUnbound(arn))
    ? 'yes'
    : 'no'
}

/**
 * The role by which the management account, which no policy binds, runs AWS Control Tower; only that account may enter it. And
 * those that are linked to a service, which no policy binds either, below a path where nobody else can make any:
 * organizations/latest/userguide/orgs_manage_policies_scps.html, IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
const isUnbound = (arn: string): boolean =>
  /^arn:(\*|aws[\w-]*):iam::(\*|\d{12}):role\/(AWSControlTowerExecution$|aws-service-role\/[^$]*$)/.test(arn)

export function every(all: readonly Held[]): Held {
  if (all.includes('no')) return 'no'
  return all.includes('unclear') ? 'unclear' : 'yes'
}

export const anyOf = (all: readonly Held[]): Held => {
  if (all.includes('yes')) return 'yes'
  return all.includes('unclear') ? 'unclear' : 'no'
}

/** `*` stands for any text and `?` for any one letter. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, String.raw`\$&`)
    .replaceAll('*', '.*')
    .replaceAll('?', '.')
  return new RegExp(`^${source}$`, 's').test(text)
}
