// The settings of an earlier failure that nobody read this time: where they lead is a place of another name, which neither fails nor is gone.
import type { Failing } from '../model/baseline.ts'
import type { Finding } from '../model/finding.ts'
import { unreadReferences } from '../model/place.ts'

export interface UnreadSettings {
  note(finding: Finding): void
  /** Whether the copy that failed may still be there, as far as anybody could read. */
  mayHide(failure: Failing): boolean
}

/** `resources`: the keys of those that failed. */
export function unreadSettings(resources: ReadonlySet<string>): UnreadSettings {
  const found = new Set<string>()
  const nameOf = (resource: string, mechanism: string): string => JSON.stringify([resource, mechanism])
  return {
    note({ status, resource, place }) {
      if (status !== 'unknown' || place?.mechanism === undefined || place.locator !== null) return
      if (resources.has(resource.key)) found.add(nameOf(resource.key, place.mechanism))
    },
    mayHide: ({ resource, mechanism }) =>
      mechanism !== undefined && [mechanism, unreadReferences].some((one) => found.has(nameOf(resource, one))),
  }
}
