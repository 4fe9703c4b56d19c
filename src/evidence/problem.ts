// What is wrong with a pack, by file and by kind: each a sentence that a person can check by hand.

/** Each names what was done to a pack, as far as the pack can tell. */
export type ProblemKind =
  | 'path' // a name that leads out of the folder, or no plain file
  | 'missing'
  | 'added'
  | 'changed' // the bytes
  | 'cut' // fewer records than were written
  | 'grown' // more of them
  | 'reordered' // as many, and not those or not in that order
  | 'manifest'
  | 'signature'
  | 'signer'
  | 'statement'
  | 'view' // two files that say the same say different things
  | 'reference' // one that is pointed at is not there
  | 'age'
  | 'series'
  | 'replay'

export interface Problem {
  kind: ProblemKind
  file: string
  /** What was found, and what was to be found. */
  what: string
}
