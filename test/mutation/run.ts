// npm run test:mutation [-- --changed [BASE] | FILE...]: makes the policies wrong, one step at a time, and wants the Rego tests red each time.
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { affected, changedSince, defaultBase } from './changed-files.ts'
import { equivalentMutants } from './equivalent-mutants.ts'
import { excused } from './excuses.ts'
import { mutantsOf } from './mutators.ts'
import { policyOf } from './policy.ts'
import { report } from './report.ts'
import { mutable, readSources, type Sources } from './sources.ts'
import { toolchains } from './toolchain.ts'
import { tryAll } from './trial.ts'

const root = join(import.meta.dirname, '../..')

export function chosen(sources: Sources, args: readonly string[]): string[] {
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

async function main(args: readonly string[]): Promise<number> {
  const started = performance.now()
  const sources = readSources(root)
  const files = chosen(sources, args)
  const mutants = files.flatMap((file) => mutantsOf(policyOf(file, sources.get(file) ?? '')))
  console.log(files.length === 0 ? 'no policy was changed' : `${mutants.length} mutants of ${files.length} policies`)
  if (files.length === 0) return 0
  const running = await toolchains(availableParallelism())
  try {
    const tried = await tryAll(mutants, sources, running)
    const result = excused(
      tried,
      equivalentMutants.filter(({ file }) => files.includes(file)),
    )
    for (const line of report(tried, result, performance.now() - started)) console.log(line)
    return tried.length === 0 || result.survivors.length + result.complaints.length > 0 ? 1 : 0
  } finally {
    await Promise.all(running.map((one) => one.close()))
  }
}

if (import.meta.main) process.exitCode = await main(process.argv.slice(2))
