// The account itself: which regions it can use, and which of them this scan reads.
import { explained } from '../../model/errors.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Caller } from './caller.ts'
import { observed } from './observation.ts'
import type { AwsOptions } from './options.ts'
import { discoverRegions } from './regions.ts'

export interface Account {
  observation: Observation
  /** The regions to read. */
  regions: string[]
  gaps: Gap[]
}

export async function readAccount(caller: Caller, options: AwsOptions): Promise<Account> {
  const { regions: usable, answers, gaps } = await discoverRegions(caller, options)
  const { account } = caller.identity
  const mine = (region: string) => options.mine?.(account, region) ?? true
  const regions = usable.filter(
    (region) => mine(region) && (options.regions === 'all' || options.regions.includes(region)),
  )
  return {
    observation: observed(caller.identity, {
      type: 'AWS::Organizations::Account',
      nativeId: account,
      answers,
    }),
    regions,
    gaps: [...gaps, ...unusable(caller, options, usable).filter(({ region = '' }) => mine(region))],
  }
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
