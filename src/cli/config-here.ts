// The configuration that a command works on, where there must be one.
import { explained } from '../model/errors.ts'
import { findConfig } from '../rulebook/index.ts'
import type { Host } from './host.ts'

/** Its path. Throws an ExplainedError where there is none. */
export async function configHere(named: string | undefined, { cwd }: Host): Promise<string> {
  const path = await findConfig(cwd, named)
  if (path !== null) return path
  throw explained('usage', {
    what: 'there is no such file here',
    where: 'ringfence.yaml',
    why: 'waivers stand in the configuration',
    mend: 'Name it with -c FILE, or draft one with ringfence init',
  })
}
