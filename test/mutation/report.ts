// Tells what became of the mutants: a line for each file, each survivor with its own lines, then the counts.
import type { Excused } from './excuses.ts'
import type { Fate, Tried } from './trial.ts'

export const fileLine = (file: string, tried: readonly Tried[]): string =>
  `${file}: ${tried.length} mutants, ${counted(tried, 'refused')} refused, ${counted(tried, 'survived')} survived`

export function report(tried: readonly Tried[], { survivors, equivalent, complaints }: Excused, ms: number): string[] {
  const each = tried.reduce((sum, one) => sum + one.ms, 0) / tried.length
  return [
    ...tried.filter(({ fate }) => fate === 'refused').map((one) => `${headed('refused', one)}\n  ${one.by}`),
    ...complaints.map((complaint) => `equivalent-mutants.ts: ${complaint}`),
    ...survivors.map((one) => headed('SURVIVED', one)),
    `${tried.length} mutants: ${counted(tried, 'killed')} killed, ${counted(tried, 'refused')} refused by the compiler, ` +
      `${equivalent.length} equivalent, ${survivors.length} survived; ${(ms / 1000).toFixed(1)} s, ${each.toFixed(0)} ms for each`,
  ]
}

const counted = (tried: readonly Tried[], fate: Fate): number => tried.filter((one) => one.fate === fate).length

const headed = (word: string, { mutant }: Tried): string =>
  [
    `${word} ${mutant.file}:${mutant.row}: ${mutant.kind}`,
    ...signed('-', mutant.before),
    ...signed('+', mutant.after),
  ].join('\n')

const signed = (sign: string, lines: string): string[] => lines.split('\n').map((line) => `  ${sign} ${line}`)
