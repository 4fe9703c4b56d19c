// The policies over an account and over what is in it: its own and those of each unit above it, up to the root of its organization.
import {
  DescribeOrganizationCommand,
  DescribePolicyCommand,
  ListParentsCommand,
  type ListParentsCommandOutput,
  ListPoliciesForTargetCommand,
  type ListPoliciesForTargetCommandOutput,
  ListRootsCommand,
  type ListRootsCommandOutput,
  type OrganizationsClient,
  type Parent,
  type PolicySummary,
  type PolicyTypeSummary,
  type Root,
} from '@aws-sdk/client-organizations'
import type { Answer } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import { answerOf } from './answers.ts'
import type { Caller } from './caller.ts'
import { type Listing, wholeList } from './listing.ts'
import { organizations } from './organization.ts'
import { seedOf } from './partition.ts'

/** Asked by the account itself whether it is in an organization. */
export type PoliciesOver = (own: Caller) => Promise<Answer[]>

const resourcePolicy = 'RESOURCE_CONTROL_POLICY' as const
type Kind = 'SERVICE_CONTROL_POLICY' | typeof resourcePolicy

/** Units lie within units, five deep at most. */
const mostLevels = 10

/**
 * Only the management account and those that it has delegated this to may ask for policies, so that `home` asks, once for each
 * unit: for its service control policies, and where the organization has any, for those over its resources.
 */
export function policiesOver(home: Caller): PoliciesOver {
  const answers = new Map<string, Promise<Answer>>()
  const once = (name: string, ask: () => Promise<Answer>): Promise<Answer> => {
    const asked = answers.get(name) ?? ask()
    answers.set(name, asked)
    return asked
  }
  const policiesOf = (kind: Kind, target: string) =>
    once(`${kind} ${target}`, () => list(home, policiesListing(kind, target)))
  const parentsOf = (target: string) => once(`parents ${target}`, () => list(home, parentsListing(target)))
  const contentOf = (id: string) => once(`content ${id}`, () => describePolicy(home, id))

  return async (own) => {
    const { account } = own.identity
    const organization = await describeOrganization(own)
    if (!('body' in organization) || isManaging(organization.body, account)) return [organization]
    const roots = await once('roots', () => list(home, rootListing))
    const kinds: Kind[] = ['SERVICE_CONTROL_POLICY', ...(hasResourcePolicies(roots) ? [resourcePolicy] : [])]
    const told = [organization, roots]
    let target: string | undefined = account
    for (let level = 0; target !== undefined && level < mostLevels; level += 1) {
      for (const kind of kinds) {
        const policies = await policiesOf(kind, target)
        told.push(policies, ...(await Promise.all(idsIn(policies, 'Policies').map(contentOf))))
      }
      if (target.startsWith('r-')) break
      const parents: Answer = await parentsOf(target)
      told.push(parents)
      target = idsIn(parents, 'Parents')[0]
    }
    return told
  }
}

type Asked<Output, Item> = Pick<Listing<OrganizationsClient, Output, Item>, 'operation' | 'send' | 'items' | 'next'> & {
  name: string
  id(item: Item): string | undefined
}

const list = <Output extends ListRootsCommandOutput, Item>(
  caller: Caller,
  { name, ...asked }: Asked<Output, Item>,
): Promise<Answer> =>
  wholeList(
    caller,
    { ...asked, service: organizations, region: seedOf(caller.identity.partition), regionless: true },
    name,
  )

const rootListing: Asked<ListRootsCommandOutput, Root> = {
  name: 'Roots',
  operation: 'ListRoots',
  send: (client, NextToken) => client.send(new ListRootsCommand({ NextToken })),
  items: ({ Roots }) => Roots,
  next: ({ NextToken }) => NextToken,
  id: ({ Id }) => Id,
}

const parentsListing = (ChildId: string): Asked<ListParentsCommandOutput, Parent> => ({
  name: 'Parents',
  operation: 'ListParents',
  send: (client, NextToken) => client.send(new ListParentsCommand({ ChildId, NextToken })),
  items: ({ Parents }) => Parents,
  next: ({ NextToken }) => NextToken,
  id: ({ Id }) => Id,
})

const policiesListing = (Filter: Kind, TargetId: string): Asked<ListPoliciesForTargetCommandOutput, PolicySummary> => ({
  name: 'Policies',
  operation: 'ListPoliciesForTarget',
  send: (client, NextToken) => client.send(new ListPoliciesForTargetCommand({ TargetId, Filter, NextToken })),
  items: ({ Policies }) => Policies,
  next: ({ NextToken }) => NextToken,
  id: ({ Id }) => Id,
})

async function describePolicy(caller: Caller, PolicyId: string): Promise<Answer> {
  const call = { service: organizations, region: seedOf(caller.identity.partition), regionless: true }
  return answerOf(
    await caller.call({
      ...call,
      operation: 'DescribePolicy',
      send: (client) => client.send(new DescribePolicyCommand({ PolicyId })),
    }),
  )
}

/** Without the address of whoever opened the management account. */
async function describeOrganization(caller: Caller): Promise<Answer> {
  const reply = await caller.call({
    service: organizations,
    region: seedOf(caller.identity.partition),
    regionless: true,
    operation: 'DescribeOrganization',
    absences: ['AWSOrganizationsNotInUseException'],
    send: (client) => client.send(new DescribeOrganizationCommand({})),
  })
  if ('error' in reply) return answerOf(reply)
  const { Id, FeatureSet, MasterAccountId } = reply.output.Organization ?? {}
  return answerWith(reply.origin, { Organization: { Id, FeatureSet, MasterAccountId } })
}

/** `as`: wholeList has just built it, of what AWS says of a root; whether that can be read, its reader says. */
const hasResourcePolicies = (roots: Answer): boolean =>
  'body' in roots &&
  (roots.body as { Roots: Root[] }).Roots.some(
    ({ PolicyTypes }) =>
      Array.isArray(PolicyTypes) &&
      PolicyTypes.some((one?: PolicyTypeSummary) => one?.Type === resourcePolicy && one.Status === 'ENABLED'),
  )

/** No policy binds it, wherever it is attached. */
const isManaging = (body: unknown, account: string): boolean =>
  (body as { Organization: { MasterAccountId?: string } }).Organization.MasterAccountId === account // `as`: built above

/** `as`: wholeList has just built it, of items with an id. */
const idsIn = (answer: Answer, name: string): string[] =>
  'body' in answer ? ((answer.body as Record<string, { Id: string }[]>)[name] ?? []).map(({ Id }) => Id) : []
