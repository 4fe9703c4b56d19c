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
}

/** Rows count from 1. */
export const rowAt = (source: string, offset: number): number => source.slice(0, offset).split('\n').length

export const located = ({ file, row, col }: Diagnostic): string =>
  [file ?? 'policies', row, col].filter((part) => part !== undefined).join(':')

/** Every diagnostic is told; the first one heads the error. */
export function policyError(diagnostics: readonly Diagnostic[], why: string, mend: string): ExplainedError {
  const [first, ...rest] = diagnostics
  const others = rest.map((one) => `\n  ${located(one)}: ${one.message}`).join('')
  return explained('policy', {
    what: `${first?.message ?? 'the policies were refused'}${others}`,
    where: first === undefined ? 'policies' : located(first),
    why,
    mend,
  })
}
