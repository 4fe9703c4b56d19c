// One thing that was tried before a scan, and what stood in its way.
export interface Check {
  about: 'clock' | 'region' | 'subscription' | 'call'
  /** A region, a subscription, or a call as `service:Operation` or by the right that it needs. */
  name: string
  /** Absent: it is well. */
  trouble?: string
  /** What would mend it. */
  permission?: string
  /** The type that goes unread, or is read in part, without it. */
  type?: string
}
