// What was read whole before a scan was broken off: a part of a source, kept on the disk so that nobody asks for it again.
import type { Asked, Gap } from './observation.ts'
import type { Resource } from './resource.ts'

/** A resource of a type that is known to hold no data of people: counted, and not judged. */
export interface Dataless {
  kind: 'dataless'
  type: string
}

/** What one record of a source comes to. */
export type Outcome = Resource | Gap | Asked | Dataless

/** The first line of a part. */
export interface PartHead {
  schema: 1
  kind: 'part'
  /** As its source calls it: `aws 111122223333 eu-west-1`. */
  part: string
  account: string
  /** Who read it. */
  principal: string
}

/** The last line of a part: how many lines stand between it and the first, and the sha256 over the first and those. */
export interface PartEnd {
  kind: 'end'
  lines: number
  digest: string
}
