// What was read whole before a scan was broken off: one cell of a source (a region of an account, say), kept so that nobody asks for it again.
import type { Asked, Gap } from './observation.ts'
import type { RawAnswer } from './raw-answer.ts'
import type { Resource } from './resource.ts'

/** Resources of a type that is known to hold no data of people: counted, and not judged. */
export interface Dataless {
  kind: 'dataless'
  type: string
  /** One, where nothing is said. */
  count?: number
}

/** What one record of a source comes to; raw answers where they are to be kept. */
export type Outcome = Resource | Gap | Asked | Dataless | RawAnswer

/** The first line of a checkpoint. */
export interface CheckpointHead {
  schema: 1
  kind: 'checkpoint'
  /** As its source calls it: `aws 111122223333 eu-west-1`. */
  cell: string
  account: string
  /** Who read it. */
  principal: string
}

/** The last line of a checkpoint: how many lines stand before it, and the sha256 over them. */
export interface CheckpointEnd {
  kind: 'end'
  lines: number
  digest: string
}
