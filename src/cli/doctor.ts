// The text of `ringfence doctor`: what stands in the way of a live scan of AWS, and which controls could not be judged for it.
import type { Rulebook } from '../model/rulebook.ts'
import type { Control } from '../model/control.ts'
import { printable } from '../reports/plain-text.ts'
import { type Check, examineAws, identifyAws } from '../sources/aws/index.ts'
import type { Host } from './host.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'

export interface Diagnosis {
  checks: (Check & { blinds?: string[] })[]
  principal: string
}

/** Fails with exit status 4 where AWS does not say who is calling. */
export async function diagnosed(region: readonly string[], host: Host): Promise<Diagnosis> {
  const { rules, policies } = await rulesAndPolicies([], host)
  const all = region.length === 0 || region.includes('all')
  const options = {
    regions: all ? ('all' as const) : region,
    regionTable: [...(rules.regions.get('aws')?.keys() ?? [])],
    clock: host.clock,
    env: host.env,
    attempts: 2,
  }
  const identity = await identifyAws(options)
  const checks: Diagnosis['checks'] = []
  for await (const check of await examineAws(identity, options))
    checks.push(withControls(check, rules, policies.controls))
  return { checks, principal: identity.principal }
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

export function diagnosisText({ checks, principal }: Diagnosis): string {
  const troubles = checks.filter(({ trouble }) => trouble !== undefined)
  const well = (about: Check['about']) =>
    checks.filter((one) => one.about === about && one.trouble === undefined).length
  const lines = [
    `identity  ${principal}`,
    `clock     ${well('clock') > 0 ? 'as AWS has it' : 'not as AWS has it'}`,
    `regions   ${well('region')} answer`,
    `calls     ${well('call')} lists may be read`,
    ...troubles.map(troubleLine),
    troubles.length === 0 ? 'Nothing stands in the way of a scan.' : `${troubles.length} in the way of a whole scan.`,
  ]
  return `${lines.map(printable).join('\n')}\n`
}

function troubleLine({ name, trouble, permission, blinds = [] }: Diagnosis['checks'][number]): string {
  const shown = blinds.slice(0, mostControls).join(', ')
  const more = blinds.length > mostControls ? ` and ${blinds.length - mostControls} more` : ''
  const unjudged = blinds.length === 0 ? '' : `; not judged for it: ${shown}${more}`
  const mend = permission === undefined ? '' : `; grant ${permission}`
  return `trouble   ${name}: ${trouble}${mend}${unjudged}`
}
