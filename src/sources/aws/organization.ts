// The member accounts of an organization, as its management account or a delegated administrator may list them.
import {
  type Account,
  ListAccountsCommand,
  type ListAccountsCommandOutput,
  OrganizationsClient,
} from '@aws-sdk/client-organizations'
import type { Gap } from '../../model/observation.ts'
import type { Caller, Service } from './caller.ts'
import { gapOf, type Listing, pagesOf } from './listing.ts'
import { seedOf } from './partition.ts'

export interface Members {
  /** Those that can be entered, in no particular order. */
  accounts: string[]
  /** The members that nobody can enter. */
  gaps: Gap[]
  /** Why there may be more. */
  unlisted?: Gap
}

export const organizations: Service<OrganizationsClient> = {
  name: 'organizations',
  pace: { inFlight: 1, calls: 4, windowMs: 1_000 },
  connect: (config) => new OrganizationsClient(config),
}

const listing = ({ identity }: Caller): Listing<OrganizationsClient, ListAccountsCommandOutput, Account> => ({
  service: organizations,
  region: seedOf(identity.partition),
  operation: 'ListAccounts',
  regionless: true,
  send: (client, NextToken) => client.send(new ListAccountsCommand({ NextToken })),
  items: ({ Accounts }) => Accounts,
  next: ({ NextToken }) => NextToken,
  id: ({ Id }) => Id,
})

export async function membersOf(caller: Caller): Promise<Members> {
  const found: Members = { accounts: [], gaps: [] }
  for await (const page of pagesOf(caller, listing(caller))) {
    if ('error' in page) found.unlisted = gapOf(caller, listing(caller), page)
    else for (const account of page.items) note(account, found)
  }
  return found
}

/** `Status` goes in September 2026, `State` has come in its place: both say ACTIVE of an account that can be entered. */
function note({ Id, State, Status }: Account, { accounts, gaps }: Members): void {
  if (Id === undefined) throw new Error('organizations:ListAccounts listed an account without an id')
  if ((State ?? Status) === 'ACTIVE') accounts.push(Id)
  else gaps.push(closed(Id))
}

/** A suspended account keeps its data for ninety days, and nobody can say anything of it. */
const closed = (account: string): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account,
  service: organizations.name,
  operation: 'ListAccounts',
  reason: 'not-enabled',
  count: 1,
})
