// The text of `ringfence doctor`: what stands in the way of a live scan, and which controls could not be judged for it.
import type { Rulebook } from '../model/rulebook.ts'
import type { Control } from '../model/control.ts'
import type { Check } from '../sources/check.ts'
import { foldedLines } from './folded-lines.ts'
import type { Host, Stream } from './host.ts'
import { isWithoutCredentials, noAzure } from './live-provider.ts'
import { type Provider, providers } from './request.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'
import { regionsOf } from './scope.ts'

export interface Diagnosis {
  provider: Provider
  checks: (Check & { blinds?: string[] })[]
  principal: string
}

interface Asked {
  selected: readonly Provider[]
  region: readonly string[]
}

/** Of each provider that is selected, or that has credentials here. Fails with exit status 4 where none says who is calling. */
export async function diagnosed({ selected, region }: Asked, host: Host): Promise<Diagnosis[]> {
  const { rules, policies } = await rulesAndPolicies([], host)
  const found: Diagnosis[] = []
  const missing: unknown[] = []
  for (const provider of providers.filter((one) => selected.length === 0 || selected.includes(one))) {
    try {
      const { checks, principal } = await examinations[provider](
        regionsOf(provider, { regions: region }, rules),
        rules,
        host,
      )
      const known = checks.map((check) => withControls(check, rules, policies.controls))
      found.push({ provider, principal, checks: known })
    } catch (error) {
      if (selected.length > 0 || !isWithoutCredentials(error)) throw error
      missing.push(error)
    }
  }
  if (found.length === 0) throw missing[0]
  return found
}

interface Examined {
  principal: string
  checks: Check[]
}

type Examine = (regions: readonly string[] | 'all', rules: Pick<Rulebook, 'regions'>, host: Host) => Promise<Examined>

const examinations: Record<Provider, Examine> = {
  async aws(regions, rules, { clock, env }) {
    const { identifyAws, examineAws } = await import('../sources/aws/index.ts')
    const regionTable = [...(rules.regions.get('aws')?.keys() ?? [])]
    const options = { regions, regionTable, clock, env, attempts: 2 }
    const identity = await identifyAws(options)
    return { principal: identity.principal, checks: await Array.fromAsync(await examineAws(identity, options)) }
  },
  async azure(regions, _rules, { clock, env }) {
    const { identifyAzure, examineAzure } = await import('../sources/azure/index.ts')
    const options = { regions, clock, env, retries: 1 }
    const identity = await identifyAzure(options)
    if (identity === undefined) throw noAzure()
    return {
      principal: identity.principal,
      checks: await Array.fromAsync(await examineAzure({ ...options, identity })),
    }
  },
}

/** What is judged of the type can be judged in part at most. */
function withControls(
  check: Check,
  { types }: Pick<Rulebook, 'types'>,
  controls: readonly Control[],
): Diagnosis['checks'][number] {
  const rule = check.type === undefined || check.trouble === undefined ? undefined : types.get(check.type)
  if (rule === undefined) return check
  const judged: string[] = [...rule.facets, ...(rule.places ? ['places'] : [])]
  const blinds = controls.filter(({ judges }) => judged.includes(judges)).map(({ id }) => id)
  return { ...check, blinds }
}

const mostControls = 4

/** `to`: where it will be printed. */
export const diagnosisText = (all: readonly Diagnosis[], to: Stream): string =>
  all.map((one) => foldedLines(linesFor(one), to, labelWidth)).join('\n')

const labelWidth = 10

const clouds: Record<Provider, string> = { aws: 'AWS', azure: 'Azure' }

function linesFor({ provider, checks, principal }: Diagnosis): string[] {
  const troubles = checks.filter(({ trouble }) => trouble !== undefined)
  const about = (kind: Check['about']) => checks.filter((one) => one.about === kind)
  const well = (kind: Check['about']) => about(kind).filter(({ trouble }) => trouble === undefined).length
  return [
    `identity  ${principal}, of ${clouds[provider]}`,
    ...(about('clock').length === 0 ? [] : [`clock     ${well('clock') > 0 ? 'as AWS has it' : 'not as AWS has it'}`]),
    ...(about('region').length === 0 ? [] : [`regions   ${well('region')} answer`]),
    ...(provider === 'azure' ? [`reached   ${well('subscription')} subscriptions`] : []),
    `calls     ${well('call')} ${provider === 'azure' ? 'kinds of question are answered' : 'lists may be read'}`,
    ...troubles.map(troubleLine),
    troubles.length === 0 ? 'Nothing stands in the way of a scan.' : `${troubles.length} in the way of a whole scan.`,
  ]
}

function troubleLine({ name, trouble, permission, blinds = [] }: Diagnosis['checks'][number]): string {
  const shown = blinds.slice(0, mostControls).join(', ')
  const more = blinds.length > mostControls ? ` and ${blinds.length - mostControls} more` : ''
  const unjudged = blinds.length === 0 ? '' : `; not judged for it: ${shown}${more}`
  const mend = permission === undefined ? '' : `; grant ${permission}`
  return `trouble   ${name}: ${trouble}${mend}${unjudged}`
}
