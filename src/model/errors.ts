// The few ways a run can fail that a person can act on; whatever a provider refused is a Gap in the result, not an error.

/** What failed, and the exit status that says so. An error of no kind listed here is our bug, and exits 70. */
export const exitStatus = { usage: 2, policy: 2, data: 2, authentication: 4, output: 5 } as const

export type ErrorKind = keyof typeof exitStatus

/** The four things an error must tell before it may be thrown. */
export interface Explanation {
  /** What happened, in the past tense: "the register names no such country". */
  what: string
  /** Where to look: `ringfence.yaml:12:5`, or account, region and operation. Never a body, a token or a tag. */
  where: string
  /** The cause as far as it is known. */
  why: string
  /** What the reader can do now. */
  mend: string
  /** What else is wrong, each a sentence of its own. */
  more?: readonly string[]
}

/** A failure with its explanation. `cause` keeps the original for `--debug`; its text is not shown otherwise. */
export type ExplainedError = Error & { kind: ErrorKind; explanation: Explanation }

export function explained(kind: ErrorKind, explanation: Explanation, cause?: unknown): ExplainedError {
  const error = new Error(linesOf(explanation).join('\n'), { cause })
  return Object.assign(error, { kind, explanation })
}

/** To be shown one below the other. A line end within one of them was brought along by a name. */
export const linesOf = ({ what, where, why, mend, more = [] }: Explanation): string[] =>
  [`${where}: ${what}, because ${why}. ${mend}`, ...more].map(ended)

/** With the full stop that a sentence lacks, unless it ends as a question does. */
export const ended = (sentence: string): string => (/[.?!]$/.test(sentence) ? sentence : `${sentence}.`)

export const isExplained = (error: unknown): error is ExplainedError => error instanceof Error && 'explanation' in error

export const exitStatusOf = (error: unknown): number => (isExplained(error) ? exitStatus[error.kind] : 70)
