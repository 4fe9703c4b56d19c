// Which regions the service control policies of its organization leave to an account, and whether any asks for tags.
import * as v from 'valibot'
import { chain, type Fact, known, partial, unknown } from '../../model/fact.ts'
import type { Guardrail } from '../../model/facets.ts'
import type { Answer } from '../../model/observation.ts'
import { ask, askedEach, call } from './answers.ts'
import { asksForTags, fencesOff, type Held, letsIn, policyText, type Statement } from './control-policy.ts'

/** The statements over an account, by level: its own, those of each unit above it, those of the root. */
type Levels = Statement[][]

const describing = 'organizations:DescribeOrganization'
const reading = 'organizations:DescribePolicy'

const text = v.string()
const ids = (name: string) =>
  v.pipe(
    v.object({ [name]: v.array(v.object({ Id: text })) }),
    v.transform((answer) =>
      Object.values(answer)
        .flat()
        .map(({ Id }) => Id),
    ),
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

/** An organization has one root; whether its policies are in force stands there. */
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
    PolicyTypes.some(({ Type, Status }) => Type === 'SERVICE_CONTROL_POLICY' && Status === 'ENABLED'),
  ),
)

const policy = v.pipe(
  v.object({ Policy: v.object({ PolicySummary: v.object({ Id: text }), Content: policyText }) }),
  v.transform(({ Policy: { PolicySummary, Content } }) => [PolicySummary.Id, Content] as const),
)

/** null: none binds it, as it is in no organization, or manages one, or that has none in force. */
export function policiesOver(answers: readonly Answer[], account: string): Fact<Levels | null> {
  const member = ask(answers, call(describing), organization, {
    AWSOrganizationsNotInUseException: { hasPolicies: false, managing: '' },
  })
  return chain(member, ({ hasPolicies, managing }, from) => {
    if (!hasPolicies || managing === account) return known(null, from)
    return chain(ask(answers, call('organizations:ListRoots'), root), (inForce, at) =>
      inForce ? levels(answers) : known(null, [...from, ...at]),
    )
  })
}

/** Each level has one policy at least, and the last is that of the root. */
function levels(answers: readonly Answer[]): Fact<Levels> {
  const parents = allOf(askedEach(answers, call('organizations:ListParents'), ids('Parents')))
  const attached = allOf(askedEach(answers, call('organizations:ListPoliciesForTarget'), ids('Policies')))
  return chain(parents, (above) =>
    chain(attached, (each, from) => {
      const isWhole =
        each.length === above.length + 1 &&
        above.at(-1)?.[0]?.startsWith('r-') === true &&
        each.every((level) => level.length > 0)
      if (!isWhole) return unknown('malformed')
      return chain(allOf(askedEach(answers, call(reading), policy)), (read, at) => {
        const contents = new Map(read)
        const levels = each.map((level) => level.map((id) => contents.get(id)))
        if (levels.some((level) => level.includes(undefined))) return unknown('malformed')
        return known(
          levels.map((level) => level.flatMap((one) => one ?? [])),
          [...from, ...at],
        )
      })
    }),
  )
}

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

/** A region that no list names: what lets it through keeps nobody in. */
const unheardOf = 'xx-nowhere-0'

/** Until estate holds them against the config, `strayRegions` are all that the policies let through. */
export function regionGuardrail(over: Fact<Levels | null>, enabledRegions: Fact<string[]>): Guardrail {
  return {
    enforced: chain(over, (all, from) => (all === null ? known(false, from) : isFenced(all, enabledRegions, from))),
    strayRegions: chain(enabledRegions, (regions, seen) =>
      chain(over, (all, from) => (all === null ? known(regions, seen) : letThrough(all, regions, from))),
    ),
  }
}

function isFenced(all: Levels, enabled: Fact<string[]>, from: number[]): Fact<boolean> {
  const regions = [unheardOf, ...(enabled.state === 'unknown' ? [] : enabled.value)]
  const closed = regions.map((region) => isClosed(all, region))
  if (closed.includes('yes')) return known(true, from)
  return closed.includes('unclear') ? unknown('unsupported', reading) : known(false, from)
}

function letThrough(all: Levels, regions: readonly string[], from: number[]): Fact<string[]> {
  const closed = regions.map((region) => ({ region, held: isClosed(all, region) }))
  const open = closed.filter(({ held }) => held === 'no').map(({ region }) => region)
  if (!closed.some(({ held }) => held === 'unclear')) return known(open, from)
  return open.length === 0 ? unknown('unsupported', reading) : partial(open, 'unsupported', from)
}

/** A denial at any level holds; what is allowed must be allowed at each. */
function isClosed(all: Levels, region: string): Held {
  const statements = all.flat()
  const held = [
    ...statements.map((one) => fencesOff(one, region, statements)),
    ...all.map((level) => not(anyOf(level.map((one) => letsIn(one, region))))),
  ]
  return anyOf(held)
}

const anyOf = (all: readonly Held[]): Held => {
  if (all.includes('yes')) return 'yes'
  return all.includes('unclear') ? 'unclear' : 'no'
}

const opposite: Record<Held, Held> = { yes: 'no', no: 'yes', unclear: 'unclear' }
const not = (held: Held): Held => opposite[held]

/** Where no policy asks for tags, nothing does; one that does may ask it of some things only. */
export const labelsRequired = (over: Fact<Levels | null>): Fact<boolean> =>
  chain(over, (all, from) =>
    all?.flat().some(asksForTags) === true ? unknown('unsupported', reading) : known(false, from),
  )
