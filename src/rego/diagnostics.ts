// What the toolchain and our own checks say of a Rego file, and the error that carries it to a person.
import { type ExplainedError, explained } from '../model/errors.ts'

export interface Diagnostic {
  /** Relative to the folder that was checked. Absent for what lies in no file. */
  file?: string
  row?: number
  col?: number
  /** `rego_type_error`, `rego_parse_error`, or a word of ours: `banned`, `metadata`. */
  code: string
  message: string
  /** What was meant, as far as one can guess. */
  guess?: string
}

/** It keeps what it was made of, for whoever tells it file by file. */
export type PolicyError = ExplainedError & { diagnostics: readonly Diagnostic[] }

export const isPolicyError = (error: unknown): error is PolicyError => error instanceof Error && 'diagnostics' in error

/** Rows count from 1. */
export const rowAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length

export const located = ({ file, row, col }: Diagnostic): string =>
  [file ?? 'policies', row, col].filter((part) => part !== undefined).join(':')

/** Every diagnostic is told; the first one heads the error. */
export function policyError(diagnostics: readonly Diagnostic[], why: string, mend: string): PolicyError {
  const [first, ...rest] = diagnostics
  const others = rest.map((one) => `\n  ${located(one)}: ${one.message}`).join('')
  const what = `${first?.message ?? 'the policies were refused'}${others}`
  const error = explained('policy', { what, where: first === undefined ? 'policies' : located(first), why, mend })
  return Object.assign(error, { diagnostics })
}
