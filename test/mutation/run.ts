// npm run test:mutation [-- --changed [BASE] | FILE...]: makes the policies wrong, one step at a time, and wants the Rego tests red each time.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { affected, changedSince, defaultBase } from './changed-files.ts'
import { type Equivalent, equivalentMutants } from './equivalent-mutants.ts'
import { excused } from './excuses.ts'
import { mutantsOf } from './mutators.ts'
import { policyOf } from './policy.ts'
import { fileLine, report } from './report.ts'
import { mutable, readSources, type Sources } from './sources.ts'
import { toolchains } from './toolchain.ts'
import { refuseRed, type Tried, tryAll } from './trial.ts'

export interface Project {
  /** It holds `policies/`. */
  root: string
  equivalent: readonly Equivalent[]
}

/** Returns the exit status: 1 where a mutant survived, or the list of equivalent ones is wrong. */
export async function mutationRun(
  { root, equivalent }: Project,
  args: readonly string[],
  print: (line: string) => void,
): Promise<number> {
  const started = performance.now()
  const sources = readSources(root)
  const files = chosen(root, sources, args)
  if (files.length === 0) {
    print('no policy was changed')
    return 0
  }
  const tried = await tryFiles(files, sources, print)
  const result = excused(
    tried,
    equivalent.filter(({ file }) => files.includes(file) || !sources.has(file)),
  )
  for (const line of report(tried, result, performance.now() - started)) print(line)
  return tried.length === 0 || result.survivors.length + result.complaints.length > 0 ? 1 : 0
}

function chosen(root: string, sources: Sources, args: readonly string[]): string[] {
  const [first, base, ...more] = args
  if (first === '--changed') {
    if (more.length > 0) throw new Error('--changed takes one commit at most')
    return affected(sources, changedSince(root, base ?? defaultBase(root)))
  }
  const all = mutable(sources)
  const stray = args.find((file) => !all.includes(file))
  if (stray !== undefined) throw new Error(`${stray} is no policy; name one from the root: ${all[0]}`)
  return args.length === 0 ? all : all.filter((file) => args.includes(file))
}

async function tryFiles(files: readonly string[], sources: Sources, print: (line: string) => void): Promise<Tried[]> {
  const running = await toolchains(availableParallelism())
  try {
    await Promise.all(running.slice(0, 1).map((toolchain) => refuseRed(sources, toolchain)))
    const tried: Tried[] = []
    for (const file of files) {
      const mine = await tryAll(mutantsOf(policyOf(file, sources.get(file) ?? '')), sources, running)
      print(fileLine(file, mine))
      tried.push(...mine)
    }
    return tried
  } finally {
    await Promise.all(running.map((one) => one.close()))
  }
}

if (import.meta.main) {
  const project = { root: join(import.meta.dirname, '../..'), equivalent: equivalentMutants }
  process.exitCode = await mutationRun(project, process.argv.slice(2), (line) => console.log(line))
}
