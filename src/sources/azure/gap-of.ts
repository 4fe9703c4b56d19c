// A question that was refused and about which no resource can tell: a hole in the coverage.
import type { Gap } from '../../model/observation.ts'
import { reasonOf } from '../../model/refusals.ts'
import { type Action, partsOf } from './action.ts'

export function gapOf(account: string, action: Action, error: string, type?: string): Gap {
  const reason = reasonOf(error)
  return {
    kind: 'gap',
    provider: 'azure',
    account,
    ...partsOf(action),
    reason,
    ...(reason === 'denied' ? { permission: action } : {}),
    ...(type === undefined ? {} : { type }),
    count: 1,
  }
}
