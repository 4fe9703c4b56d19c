// The rules and the policies that a scan, or a proof of a config, goes by: each held against the other.
import { resolve } from 'node:path'
import type { Rules } from '../rulebook/index.ts'
import { refuseUnknownControls } from './clauses.ts'
import type { Host } from './host.ts'
import { type Policies, policiesOf } from './policies.ts'
import { shippedRules } from './shipped-rules.ts'

/** `paths`: policies of one's own, which may bring their own regulation. */
export async function rulesAndPolicies(
  paths: readonly string[],
  host: Host,
  rulesAt?: string,
): Promise<{ rules: Rules; policies: Policies }> {
  const extra = paths.map((path) => resolve(host.cwd, path))
  const rules = await shippedRules(extra, rulesAt)
  const policies = await policiesOf(paths, host)
  refuseUnknownControls(rules, policies.controls)
  return { rules, policies }
}
