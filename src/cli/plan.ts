// The text of `ringfence plan`: how many calls a live scan of AWS makes at least, and what each thing that it finds adds.
import type { Config } from '../model/rulebook.ts'
import { counted } from '../reports/terminal/layout.ts'
import { type AwsIdentity, type Forecast, forecastAws, identifyAws } from '../sources/aws/index.ts'
import { findConfig, loadConfig } from '../rulebook/index.ts'
import { foldedLines } from './folded-lines.ts'
import type { Host, Stream } from './host.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'
import { tableOf } from './table.ts'

/** How many regions every account of the partition has without asking for them; the scan asks which others are enabled. */
const usualRegions = 17

export interface Plan {
  account: string
  principal: string
  accounts: number | 'organization'
  regions: number
  services: readonly Forecast[]
  /** With one page to each list, and nothing found. */
  leastCalls: number
  /** How long the slowest service needs for that, in seconds, whatever the network. */
  leastSeconds: number
}

interface Asked {
  config?: string
  region?: readonly string[]
}

/** Fails with exit status 4 where AWS does not say who is calling: that is the one call that is made. */
export async function planned({ config: named, region: regions = [] }: Asked, host: Host): Promise<Plan> {
  const { rules, policies } = await rulesAndPolicies([], host)
  const config = await loadConfig(await findConfig(host.cwd, named), rules, policies.controls)
  const identity = await identifyAws({ regions: 'all', regionTable: [], clock: host.clock, env: host.env })
  const count = regions.length === 0 || regions.includes('all') ? usualRegions : regions.length
  return planOf(identity, config, count)
}

export async function planOf({ account, principal }: AwsIdentity, config: Config, regions: number): Promise<Plan> {
  const services = await forecastAws()
  const accounts = Math.max(1, config.awsAccounts.length)
  const each = services.reduce((sum, one) => sum + one.perAccount + one.perRegion * regions, 0)
  return {
    account,
    principal,
    accounts: config.awsOrganization ? 'organization' : accounts,
    regions,
    services,
    leastCalls: 1 + accounts * each,
    leastSeconds: Math.max(...services.map(({ perRegion, perSecond }) => Math.ceil(perRegion / perSecond))),
  }
}

/** `to`: where it will be printed. */
export function planText(plan: Plan, to: Stream): string {
  const rows = plan.services.map(({ service, perRegion, perAccount, each, perSecond }) => ({
    id: service,
    'a region': perRegion,
    'an account': perAccount,
    'a second': perSecond,
    'for each': Object.entries(each)
      .map(([type, calls]) => `${shortName(type)} ${calls}`)
      .join(', '),
  }))
  const spared = plan.services.flatMap((one) => Object.entries(one.spared))
  const tagsListed = plan.services.flatMap((one) => one.tagsListed)
  const accounts =
    plan.accounts === 'organization' ? 'for each account of the organization' : counted(plan.accounts, 'account')
  const whose = `As ${plan.principal}, account ${plan.account}`
  const sums = [
    `At least ${plan.leastCalls} calls: ${accounts}, ${counted(plan.regions, 'region')}, one page to each list.`,
    `What is found adds the calls of the last column, and every further page of a list one. Within a region at least ${plan.leastSeconds} s; regions are read side by side.`,
    `Where AWS Config records them, it is asked for each 100 instead, and may spare: ${spared.map(([type, calls]) => `${shortName(type)} ${calls}`).join(', ')}.`,
    `The list of all that bear tags, a call for each 100 of them in a region, spares one for each that bears none: ${tagsListed.map(shortName).join(', ')}.`,
  ]
  return [foldedLines([whose], to), tableOf(rows, to), foldedLines(sums, to)].join('\n')
}

const shortName = (type: string): string => type.replace('AWS::', '')
