// What the files told besides resources: which accounts they speak of, what was read of each, and what of it could not be.
import type { Asked, Gap, Observation, SourceRecord } from '../../model/observation.ts'

/** As the `operation` of what was read from a file, after `file:`. */
export type Format = 'config-snapshot' | 'arm'

const accountTypes = { aws: 'AWS::Organizations::Account', azure: 'Microsoft.Resources/subscriptions' } as const

export interface Owner {
  provider: keyof typeof accountTypes
  partition: string
  account: string
}

/** Grows with accounts, regions and kinds of trouble, never with resources. */
export interface Seen {
  accounts: Map<string, Observation>
  asked: Map<string, Asked>
  gaps: Map<string, Gap>
  /** Accounts and regions that the file at hand has told of already. */
  thisFile: Set<string>
}

export const nothingSeen = (): Seen => ({ accounts: new Map(), asked: new Map(), gaps: new Map(), thisFile: new Set() })

/** Notes where a resource was. Its account is a resource too, seen when the newest of its resources was. */
export function noteResource(
  seen: Seen,
  owner: Owner,
  region: string | undefined,
  format: Format,
  observedAt: string,
): void {
  const { provider, account } = owner
  noteAccount(seen, owner, format, observedAt)
  const row = { provider, account, ...(region === undefined ? {} : { region }), service: 'file', operation: format }
  const key = keyOf(row)
  if (seen.thisFile.has(key)) return
  seen.thisFile.add(key)
  seen.asked.set(key, { kind: 'asked', ...row, calls: (seen.asked.get(key)?.calls ?? 0) + 1, failed: 0 })
}

function noteAccount(seen: Seen, { provider, partition, account }: Owner, format: Format, observedAt: string): void {
  const key = JSON.stringify([provider, partition, account])
  const before = seen.accounts.get(key)?.answers[0]?.origin.observedAt ?? ''
  if (before >= observedAt) return
  seen.accounts.set(key, {
    kind: 'observation',
    provider,
    partition,
    account,
    type: accountTypes[provider],
    nativeId: account,
    source: 'snapshot',
    answers: [{ origin: { operation: `file:${format}`, observedAt }, body: {} }],
  })
}

/** Gaps of one kind are one row with a count, however many resources a file lacks. */
export function noteGap(seen: Seen, gap: Omit<Gap, 'kind' | 'count'>): void {
  const key = keyOf(gap)
  seen.gaps.set(key, { kind: 'gap', ...gap, count: (seen.gaps.get(key)?.count ?? 0) + 1 })
}

const keyOf = (row: Omit<Gap, 'kind' | 'count' | 'reason'> & { reason?: string }): string =>
  JSON.stringify([
    row.provider,
    row.account,
    row.region ?? '',
    row.service,
    row.operation,
    row.reason ?? '',
    row.type ?? '',
  ])

/** In an order that the files' order does not change. */
export const recordsOf = ({ accounts, asked, gaps }: Seen): SourceRecord[] =>
  [accounts, asked, gaps].flatMap((rows: ReadonlyMap<string, SourceRecord>) =>
    [...rows].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, record]) => record),
  )
