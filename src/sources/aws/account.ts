// The account itself: which regions it can use, which of them this scan reads, and what holds for the account as a whole.
import { explained } from '../../model/errors.ts'
import type { Answer, Gap, Observation } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import { observed } from './observation.ts'
import type { AwsOptions } from './options.ts'
import type { PoliciesOver } from './organization-policies.ts'
import { discoverRegions } from './regions.ts'

export interface Account {
  /** The regions to read. */
  regions: string[]
  gaps: Gap[]
  /** Takes as long as its slowest region. */
  observe(policiesOver: PoliciesOver): Promise<Observation>
}

export async function readAccount(caller: Caller, options: AwsOptions): Promise<Account> {
  const { regions: usable, answers, gaps } = await discoverRegions(caller, options)
  const { account } = caller.identity
  const mine = (region: string) => options.mine?.(account, region) ?? true
  const asked = usable.filter((region) => options.regions === 'all' || options.regions.includes(region))
  return {
    regions: asked.filter(mine),
    gaps: [...gaps, ...unusable(caller, options, usable).filter(({ region = '' }) => mine(region))],
    // Whichever part of a split scan keeps the account must know of every region.
    observe: (policiesOver) => observeAccount(caller, answers, asked, policiesOver),
  }
}

async function observeAccount(
  caller: Caller,
  discovery: readonly Answer[],
  regions: readonly string[],
  policiesOver: PoliciesOver,
): Promise<Observation> {
  const { askDefaults } = await import('./account-defaults.ts')
  const [defaults, policies] = await Promise.all([askDefaults(caller, regions), policiesOver(caller)])
  return observed(caller.identity, {
    type: 'AWS::Organizations::Account',
    nativeId: caller.identity.account,
    answers: [...discovery, ...defaults, ...policies],
  })
}

/** A region that was asked for and that the account cannot use: resources can persist there, and nobody can read them. */
function unusable({ identity }: Caller, { regions, regionTable }: AwsOptions, usable: readonly string[]): Gap[] {
  if (regions === 'all') return []
  const missing = regions.filter((region) => !usable.includes(region))
  const stray = missing.find((region) => !regionTable.includes(region))
  if (stray !== undefined) throw unheardOf(stray)
  return missing.map((region) => ({
    kind: 'gap',
    provider: 'aws',
    account: identity.account,
    region,
    service: 'account',
    operation: 'ListRegions',
    reason: 'not-enabled',
    count: 1,
  }))
}

const unheardOf = (region: string) =>
  explained('usage', {
    what: `${JSON.stringify(region)} is no region`,
    where: '--region',
    why: 'neither AWS nor the region table knows it',
    mend: 'See `ringfence list regions`',
  })
