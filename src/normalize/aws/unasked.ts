// Says of what was read of AWS where nobody wanted to ask further that nobody asked, since an item of Config, or a list, is silent of what a call would tell.
import { isRecord } from '../../model/json.ts'
import type { Gap } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'

/** Whatever was open for want of an answer is open because nobody asked. (Of AWS alone: a body of Azure is whole, so what it leaves out was never told.) */
export const asUnasked = <T extends Resource | Gap | undefined>(told: T): T => within(told) as T // `as`: nothing changes but reasons

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within)
  if (!isRecord(value)) return value
  const { permission: _, ...open } = value
  const isOpen = value['reason'] === 'not-recorded'
  const parts = Object.entries(isOpen ? { ...open, reason: 'not-asked' } : value)
  return Object.fromEntries(parts.map(([name, part]) => [name, name === 'labels' ? labels(part) : within(part)]))
}

/** A tag's words belong to whoever set it: none of them is a reason. */
function labels(fact: unknown): unknown {
  if (!isRecord(fact)) return fact
  const { value, ...rest } = fact
  const told = within(rest)
  return isRecord(told) && 'value' in fact ? { ...told, value } : told
}
