// What was read of a resource of AWS where nobody wanted to ask further: an item of Config, or a list, is silent of what a call would tell. (A body of Azure is whole.)
import { isRecord } from '../../model/json.ts'
import type { Gap } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'

/** Whatever was open for want of an answer is open because nobody asked. */
export const asUnasked = <T extends Resource | Gap | undefined>(told: T): T => within(told) as T // `as`: nothing changes but reasons

function within(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(within)
  if (!isRecord(value)) return value
  const { permission: _, ...open } = value
  const isOpen = value['reason'] === 'not-recorded'
  const parts = Object.entries(isOpen ? { ...open, reason: 'not-asked' } : value)
  return Object.fromEntries(parts.map(([name, part]) => [name, name === 'labels' ? labels(part) : within(part)]))
}

/** The words of a tag are whoever set it's: none of them is a reason. */
function labels(fact: unknown): unknown {
  if (!isRecord(fact)) return fact
  const { value, ...rest } = fact
  const told = within(rest)
  return isRecord(told) && 'value' in fact ? { ...told, value } : told
}
