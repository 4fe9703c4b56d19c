// Puts mutants to the Rego tests: first to those that are near and quick, and those that survive them to all.
import { isTest } from '../../src/rego/control-files.ts'
import type { RegoResult } from '../../src/rego/toolchain.ts'
import type { Mutant } from './mutant.ts'
import { importersTests, ownTests, quick, type Sources } from './sources.ts'
import type { Toolchain } from './toolchain.ts'

/** `refused`: it does not compile, whatever the tests say. */
export type Fate = 'killed' | 'refused' | 'survived'

export interface Tried {
  mutant: Mutant
  fate: Fate
  /** The diagnostic or the test that noticed. */
  by: string
  ms: number
}

/** In the order of `mutants`, on as many toolchains as are given. `sources`: with tests that `refuseRed` found green. */
export async function tryAll(
  mutants: readonly Mutant[],
  sources: Sources,
  toolchains: readonly Toolchain[],
): Promise<Tried[]> {
  const results: Tried[] = []
  const waiting = mutants.entries()
  await Promise.all(
    toolchains.map(async (toolchain) => {
      // One iterator for all: each takes the next that nobody has taken.
      for (const [index, mutant] of waiting) results[index] = await tryOne(mutant, sources, toolchain)
    }),
  )
  return results
}

async function tryOne(mutant: Mutant, sources: Sources, toolchain: Toolchain): Promise<Tried> {
  const started = performance.now()
  const mutated = new Map([...sources, [mutant.file, mutant.text]])
  const { fate, by } = await fateOf(mutated, mutant.file, toolchain)
  return { mutant, fate, by, ms: performance.now() - started }
}

async function fateOf(mutated: Sources, file: string, toolchain: Toolchain): Promise<Pick<Tried, 'fate' | 'by'>> {
  for (const files of [quick(ownTests(mutated, file)), quick(importersTests(mutated, file)), mutated]) {
    const noticed = files.size === 0 ? undefined : noticedBy(await toolchain.test(files))
    if (noticed !== undefined) return noticed
  }
  return { fate: 'survived', by: '' }
}

interface Noticed {
  fate: Exclude<Fate, 'survived'>
  by: string
}

/** A test that no longer compiles is as red as one that fails; a policy that does not compile never reached a test. */
function noticedBy(result: RegoResult<'test'>): Noticed | undefined {
  if (result.ok) {
    const red = result.answer.results.find(({ status }) => status === 'fail' || status === 'error')
    return red === undefined ? undefined : { fate: 'killed', by: `${red.package}.${red.name}` }
  }
  const [first] = result.diagnostics
  const refused = result.diagnostics.some(({ file }) => file === undefined || !isTest(file))
  return { fate: refused ? 'refused' : 'killed', by: `${first?.file}:${first?.row}: ${first?.message}` }
}

/** Throws where the tests are red without a mutant: they would kill every one of them. */
export async function refuseRed(sources: Sources, toolchain: Toolchain): Promise<void> {
  const noticed = noticedBy(await toolchain.test(sources))
  if (noticed !== undefined) throw new Error(`the Rego tests are red without any mutant: ${noticed.by}`)
}
