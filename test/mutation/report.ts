// Tells what became of the mutants: each survivor with its lines, then the counts.
import type { Excused } from './excuses.ts'
import type { Tried } from './trial.ts'

export function report(tried: readonly Tried[], { survivors, equivalent, complaints }: Excused, ms: number): string[] {
  const of = (fate: string): number => tried.filter((one) => one.fate === fate).length
  const each = tried.length === 0 ? 0 : tried.reduce((sum, one) => sum + one.ms, 0) / tried.length
  return [
    ...tried.filter(({ fate }) => fate === 'refused').map((one) => `${headed('refused', one)}\n  ${one.by}`),
    ...complaints.map((complaint) => `equivalent-mutants.ts: ${complaint}`),
    ...survivors.map((one) => headed('SURVIVED', one)),
    `${tried.length} mutants: ${of('killed')} killed, ${of('refused')} refused by the compiler, ${equivalent.length} equivalent, ` +
      `${survivors.length} survived; ${(ms / 1000).toFixed(1)} s, ${each.toFixed(0)} ms each`,
  ]
}

const headed = (word: string, { mutant }: Tried): string =>
  [
    `${word} ${mutant.file}:${mutant.row}: ${mutant.kind}`,
    ...signed('-', mutant.before),
    ...signed('+', mutant.after),
  ].join('\n')

const signed = (sign: string, lines: string): string[] => lines.split('\n').map((line) => `  ${sign} ${line}`)
