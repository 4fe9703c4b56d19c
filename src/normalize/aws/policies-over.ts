// The policies of its organization that bind an account and what is in it: of each level above it, as far as they could be read.
import * as v from 'valibot'
import { chain, type Fact, known, map, unknown } from '../../model/fact.ts'
import type { Answer } from '../../model/observation.ts'
import { decode } from '../decode.ts'
import { ask, askedEach, call } from './answers.ts'
import { policyText, type Statement } from './control-policy.ts'
import { resourcePolicyText, type ResourceStatement } from './resource-policy.ts'

/** The statements over an account, by level: its own, those of each unit above it, those of the root. */
export type Levels = Statement[][]

const describing = 'organizations:DescribeOrganization'
const reading = 'organizations:DescribePolicy'

const text = v.string()
const ids = (all: readonly { Id: string }[]): string[] => all.map(({ Id }) => Id)

const above = v.pipe(
  v.object({ Parents: v.array(v.object({ Id: text })) }),
  v.transform(({ Parents }) => ids(Parents)),
)

const organization = v.pipe(
  v.object({
    Organization: v.object({ FeatureSet: v.picklist(['ALL', 'CONSOLIDATED_BILLING']), MasterAccountId: text }),
  }),
  v.transform(({ Organization: { FeatureSet, MasterAccountId } }) => ({
    hasPolicies: FeatureSet === 'ALL',
    managing: MasterAccountId,
  })),
)

const kinds = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const
type Kind = (typeof kinds)[number]

/** An organization has one root; which kinds of its policies are in force stands there. */
const root = v.pipe(
  v.object({
    Roots: v.strictTuple([
      v.object({
        PolicyTypes: v.array(
          v.object({ Type: text, Status: v.picklist(['ENABLED', 'PENDING_ENABLE', 'PENDING_DISABLE']) }),
        ),
      }),
    ]),
  }),
  v.transform(({ Roots: [{ PolicyTypes }] }) =>
    kinds.filter((kind) => PolicyTypes.some(({ Type, Status }) => Type === kind && Status === 'ENABLED')),
  ),
)

const policy = v.pipe(
  v.object({ Policy: v.object({ PolicySummary: v.object({ Id: text }), Content: text }) }),
  v.transform(({ Policy: { PolicySummary, Content } }) => [PolicySummary.Id, Content] as const),
)

/** null: none binds it, as it is in no organization, or manages one, or that has none in force. */
export const policiesOver = (answers: readonly Answer[], account: string): Fact<Levels | null> =>
  chain(textsOver(answers, account, 'SERVICE_CONTROL_POLICY'), (levels, from) =>
    levels === null
      ? known(null, from)
      : allOf(levels.map((level) => flat(level.map((one) => decode(policyText, one, from))))),
  )

/** Those of what lies in the account; of all levels, as each of them can only deny. */
export const resourcePoliciesOver = (answers: readonly Answer[], account: string): Fact<ResourceStatement[]> =>
  chain(textsOver(answers, account, 'RESOURCE_CONTROL_POLICY'), (levels, from) =>
    flat((levels ?? []).flat().map((one) => decode(resourcePolicyText, one, from))),
  )

/** The ARN of the organization that the account is in; empty where it is in none. */
export const organizationOf = (answers: readonly Answer[], partition: string): Fact<string> =>
  map(ask(answers, call(describing), named, { AWSOrganizationsNotInUseException: null }), (one) =>
    one === null ? '' : `arn:${partition}:organizations::${one.MasterAccountId}:organization/${one.Id}`,
  )

const named = v.nullable(
  v.pipe(
    v.object({ Organization: v.object({ Id: text, MasterAccountId: text }) }),
    v.transform(({ Organization }) => Organization),
  ),
)

function textsOver(answers: readonly Answer[], account: string, kind: Kind): Fact<string[][] | null> {
  const member = ask(answers, call(describing), organization, {
    AWSOrganizationsNotInUseException: { hasPolicies: false, managing: '' },
  })
  return chain(member, ({ hasPolicies, managing }, from) => {
    if (!hasPolicies || managing === account) return known(null, from)
    return chain(ask(answers, call('organizations:ListRoots'), root), (inForce, at) =>
      inForce.includes(kind) ? levels(answers, listsOf(answers, kind, inForce)) : known(null, [...from, ...at]),
    )
  })
}

const listed = v.pipe(
  v.object({ Policies: v.array(v.object({ Id: text, Type: text })) }),
  v.transform(({ Policies }) => Policies),
)

/**
 * Where both kinds are in force, each level is asked for its service control policies, and then for the others; each policy
 * says of which kind it is, so that a list of another kind is none of these.
 */
function listsOf(answers: readonly Answer[], kind: Kind, inForce: readonly Kind[]): Fact<string[]>[] {
  const asked = kinds.filter((one) => one === 'SERVICE_CONTROL_POLICY' || inForce.includes(one))
  return askedEach(answers, call('organizations:ListPoliciesForTarget'), listed)
    .filter((_, index) => asked[index % asked.length] === kind)
    .map((list) =>
      chain(list, (all, from) =>
        all.every(({ Type }) => Type === kind) ? known(ids(all), from) : unknown('malformed'),
      ),
    )
}

/** Each level has one policy at least, and the last is that of the root. */
function levels(answers: readonly Answer[], lists: readonly Fact<string[]>[]): Fact<string[][]> {
  const parents = allOf(askedEach(answers, call('organizations:ListParents'), above))
  return chain(parents, (units) =>
    chain(allOf(lists), (each, from) => {
      const isWhole =
        each.length === units.length + 1 &&
        units.at(-1)?.[0]?.startsWith('r-') === true &&
        each.every((level) => level.length > 0)
      if (!isWhole) return unknown('malformed')
      return chain(allOf(askedEach(answers, call(reading), policy)), (read, at) => {
        const contents = new Map(read)
        const texts = each.map((level) => level.flatMap((id) => contents.get(id) ?? []))
        const isTold = texts.every((level, index) => level.length === each[index]?.length)
        return isTold ? known(texts, [...from, ...at]) : unknown('malformed')
      })
    }),
  )
}

const flat = <T>(lists: readonly Fact<T[]>[]): Fact<T[]> => map(allOf(lists), (all) => all.flat())

/** Known only where each is. */
function allOf<T>(facts: readonly Fact<T>[]): Fact<T[]> {
  const values: T[] = []
  const origins: number[] = []
  for (const fact of facts) {
    if (fact.state === 'unknown') return fact
    values.push(fact.value)
    origins.push(...fact.from)
  }
  return known(values, origins)
}
