// Which accounts a scan reads: that of the credentials, those of a list, or the members of an organization.
import { explained } from '../../model/errors.ts'
import type { Gap } from '../../model/observation.ts'
import type { Entered } from './assume-role.ts'
import type { Caller } from './caller.ts'
import type { AwsIdentity, AwsOptions } from './options.ts'

export interface Accounts {
  entered: Entered[]
  /** Accounts that were selected and cannot be read. */
  gaps: Gap[]
}

/** Throws (`usage`) where an account was asked for by name that is none of those to be read. */
export async function accountsToRead(caller: Caller, options: AwsOptions): Promise<Accounts> {
  const { access = { accounts: [] }, accounts: wanted = [] } = options
  const { accounts, gaps, unlisted } = await selected(caller, options)
  const strays = wanted.filter((one) => !accounts.includes(one) && !gaps.some(({ account }) => account === one))
  const [stray] = strays
  // Of a list that was not read whole nobody can say that it does not have one.
  if (stray !== undefined && unlisted === undefined) throw notAmong(stray, caller.identity, access.role !== undefined)
  const asked = (account: string) => wanted.length === 0 || wanted.includes(account)
  const unread = unlisted === undefined ? [] : [unlisted, ...strays.map((account) => ({ ...unlisted, account }))]
  const found: Accounts = { entered: [], gaps: [...gaps, ...unread].filter(({ account }) => asked(account)) }
  for (const account of [...new Set(accounts)].filter(asked).toSorted()) {
    const entry = await entryOf(caller, account, options)
    if ('kind' in entry) found.gaps.push(entry)
    else found.entered.push(entry)
  }
  return found
}

async function selected(
  caller: Caller,
  { access = { accounts: [] }, accounts: wanted = [] }: AwsOptions,
): Promise<{ accounts: readonly string[]; gaps: Gap[]; unlisted?: Gap }> {
  const home = caller.identity.account
  if (access.accounts === 'organization') {
    const { membersOf } = await import('./organization.ts')
    const { accounts, ...rest } = await membersOf(caller)
    // Where nobody may list the members, the one that is known is read all the same.
    return { accounts: [home, ...accounts], ...rest }
  }
  if (access.accounts.length > 0) return { accounts: access.accounts, gaps: [] }
  // A role without a list enters whatever is asked for.
  return { accounts: access.role === undefined ? [home] : [home, ...wanted], gaps: [] }
}

async function entryOf(caller: Caller, account: string, { access, credentials }: AwsOptions): Promise<Entered | Gap> {
  const { identity } = caller
  if (account === identity.account) return { identity, ...(credentials === undefined ? {} : { credentials }) }
  if (access?.role === undefined) return unentered(account)
  const { enter } = await import('./assume-role.ts')
  return enter(caller, account, access.role)
}

/** The config selects it and names no role that would lead there. */
const unentered = (account: string): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account,
  service: 'sts',
  operation: 'AssumeRole',
  reason: 'not-enabled',
  count: 1,
})

const notAmong = (account: string, { account: home }: AwsIdentity, hasRole: boolean) =>
  explained('usage', {
    what: `account ${account} was not selected`,
    where: '--account',
    why: hasRole
      ? 'aws.accounts of the configuration does not name it'
      : `the credentials belong to ${home}, and the configuration names no role for other accounts`,
    mend: hasRole
      ? 'Select one of aws.accounts, or add it there'
      : `Set aws.role, use credentials of ${account}, or select ${home}`,
  })
