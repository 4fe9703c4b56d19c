// What became of each entry of ringfence.yaml in a run; as long as the config, however long the run.

export interface TransferUse {
  id: string
  /** Places that it carries. */
  carried: number
  /** Places that it did not carry, by the reason. */
  failed: Record<string, number>
  /** Places of data that nobody has declared, or of a law that does not apply yet, which it would decide. */
  open: number
}

export interface WaiverUse {
  id: string
  /** Failures that it lifts. */
  lifted: number
  /** Failures that it would lift, had it not ended. */
  lapsed: number
}

export interface GapUse {
  where: string
  /** Unknown checks that wait for what it names. */
  checks: number
  /** Calls that it names and that were not answered. */
  calls: number
}

/** An entry that matched nothing in this run. */
export interface UnusedEntry {
  kind: 'data rule' | 'fence' | 'transfer' | 'waiver' | 'accepted gap'
  /** `ringfence.yaml:14:5`. */
  where: string
  id?: string
}

/** Each list in the order of the config. */
export interface Uses {
  transfers: TransferUse[]
  waivers: WaiverUse[]
  acceptedGaps: GapUse[]
  unused: UnusedEntry[]
}
