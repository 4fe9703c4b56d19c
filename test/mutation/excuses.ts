// Sets the list of equivalent mutants against what became of the mutants: an excuse that excuses nothing is an error.
import type { Equivalent } from './equivalent-mutants.ts'
import type { Mutant } from './mutant.ts'
import type { Tried } from './trial.ts'

export interface Excused {
  survivors: Tried[]
  equivalent: Tried[]
  /** What is wrong with the list itself. */
  complaints: string[]
}

/** `list`: of the files that were mutated. */
export function excused(tried: readonly Tried[], list: readonly Equivalent[]): Excused {
  const survived = tried.filter(({ fate }) => fate === 'survived')
  const named = (one: Tried): boolean => list.some((entry) => isOf(entry, one.mutant))
  return {
    survivors: survived.filter((one) => !named(one)),
    equivalent: survived.filter(named),
    complaints: list.flatMap((entry) => complaint(entry, tried)),
  }
}

function complaint(entry: Equivalent, tried: readonly Tried[]): string[] {
  const mine = tried.filter(({ mutant }) => isOf(entry, mutant))
  const told = `${entry.file}: ${entry.kind}: ${entry.after}`
  if (entry.why.trim() === '') return [`${told}\n  says not why it is equivalent`]
  if (mine.length === 0) return [`${told}\n  is no mutant any more; take it off the list`]
  const noticed = mine.find(({ fate }) => fate !== 'survived')
  return noticed === undefined
    ? []
    : [`${told}\n  is not equivalent: ${noticed.fate} by ${noticed.by}; take it off the list`]
}

const isOf = (entry: Equivalent, mutant: Mutant): boolean =>
  entry.file === mutant.file &&
  entry.kind === mutant.kind &&
  entry.before === mutant.before.trim() &&
  entry.after === mutant.after.trim()
