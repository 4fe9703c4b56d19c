// The work behind `ringfence config`: what a config holds is told to people, its schema goes to stdout.
import type { Control } from '../model/control.ts'
import { explained } from '../model/errors.ts'
import type { Config, Rulebook } from '../model/rulebook.ts'
import { jsonDocument } from '../reports/json-line.ts'
import { counted } from '../reports/terminal/layout.ts'
import { findConfig, loadConfig, registerWarnings, rulebookOf } from '../rulebook/index.ts'
import { locatedLines } from './folded-lines.ts'
import type { Host } from './host.ts'
import { rulesAndPolicies } from './rules-and-policies.ts'

export interface ConfigRequest {
  config?: string
  policies?: readonly string[]
  /** ISO 8601: the day that the register is held against. */
  now?: string
}

/** Throws for what a scan would refuse; what would only fail in it is a warning. */
export async function checkConfig(
  host: Host,
  { config, policies = [], now }: ConfigRequest,
  file?: string,
): Promise<void> {
  const path = await configAt(host, config, file)
  const { rules, policies: judging } = await rulesAndPolicies(policies, host)
  const { controls } = judging
  const rulebook = rulebookOf(rules, await loadConfig(path, rules, controls))
  const warnings = [...rulebook.config.warnings, ...registerWarnings(rulebook, now ?? host.clock())]
  const { stderr } = host.process
  stderr.write(locatedLines(told(rulebook, controls, warnings), stderr))
}

export async function printSchema(host: Host, { policies = [] }: Pick<ConfigRequest, 'policies'>): Promise<void> {
  const [{ configSchema }, { rules, policies: judging }] = await Promise.all([
    import('../rulebook/config-schema.ts'),
    rulesAndPolicies(policies, host),
  ])
  host.process.stdout.write(jsonDocument(configSchema(rules, judging.controls)))
}

/** A scan does without a config; here it is all there is to check. */
async function configAt(host: Host, flag: string | undefined, file: string | undefined): Promise<string> {
  if (flag !== undefined && file !== undefined) throw namedTwice(file)
  const path = await findConfig(host.cwd, file ?? flag)
  if (path === null) throw nothingToCheck()
  return path
}

const namedTwice = (file: string) =>
  explained('usage', {
    what: 'two configurations were named',
    where: file,
    why: 'one file is proven at a time',
    mend: 'Leave out -c, or the file',
  })

const nothingToCheck = () =>
  explained('usage', {
    what: 'there is nothing to check',
    where: 'ringfence.yaml',
    why: 'this folder has no such file',
    mend: 'Name it, like ringfence config check FILE, or draft one with ringfence init',
  })

function told({ config, version }: Rulebook, controls: readonly Control[], warnings: readonly string[]): string[] {
  return [
    `${config.file}: sound; ${heldBy(config)}`,
    `held against ${counted(controls.length, 'control')} and the rules of ${version}; laws in play: ${config.laws.join(', ')}`,
    ...warnings.map((warning) => `warning: ${warning}`),
  ]
}

function heldBy({ entities, data, fences, recovery, transfers, waivers, acceptedGaps }: Config): string {
  const parts = [
    counted(entities.length, 'entity', 'entities'),
    counted(data.length, 'data rule'),
    counted(fences.length, 'fence'),
    counted(Object.keys(recovery).length, 'recovery target'),
    counted(transfers.length, 'register entry', 'register entries'),
    counted(waivers.length, 'waiver'),
    counted(acceptedGaps.length, 'accepted gap'),
  ]
  return parts.join(', ')
}
