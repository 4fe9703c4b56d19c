// The policies of a run: those that ship with ringfence, and those that somebody brings along.
import type { Policy } from '../evaluate/judge.ts'
import type { Control } from '../model/control.ts'
import { compiledPolicy } from './assets.ts'
import type { Host } from './host.ts'

export interface Policies {
  builtIn: Policy
  own: Policy[]
  /** Of all of them. */
  controls: Control[]
}

/** `paths`: folders and bundles of one's own. The compiler is loaded only where there is something to compile. */
export async function policiesOf(paths: readonly string[], host: Host): Promise<Policies> {
  const builtIn = await compiledPolicy()
  const own = paths.length === 0 ? [] : await ownPolicies(paths, builtIn.metadata.controls, host)
  return { builtIn, own, controls: [builtIn, ...own].flatMap(({ metadata }) => metadata.controls) }
}

async function ownPolicies(
  paths: readonly string[],
  builtIn: readonly Control[],
  { cwd, env }: Host,
): Promise<Policy[]> {
  const { compileEachOwnPolicy } = await import('../rego/own-policies.ts')
  const taken = new Map(builtIn.map(({ id }) => [id, 'a control of ringfence']))
  return compileEachOwnPolicy(paths, { cwd, env, taken })
}
