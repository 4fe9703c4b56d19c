// One answer of a provider as it is kept where raw answers were asked for: what was asked, of whom, and the body without its secrets.

export interface RawAnswer {
  kind: 'raw'
  /** The key of the resource that it tells of. */
  resource: string
  /** Which of the origins of that resource it is. */
  answer: number
  provider: string
  account: string
  /** That was asked; absent for a call that belongs to no region. */
  region?: string
  operation: string
  requestId?: string
  observedAt: string
  /** The name of the refusal, where it was one. */
  error?: string
  /** How many values were left out, by the rule that says so. */
  redacted: Record<string, number>
  /** JSON text. */
  body?: string
}

/** The raw answers of a run, as whoever writes of a finding may point at them. */
export interface RawFiles {
  /** In the order of their paths. */
  files: readonly { path: string; sha256: string }[]
  /** Where the answers about a resource lie, by its key. */
  fileOf(resource: string): string
}
