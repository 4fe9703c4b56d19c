// Words that settings of many services share: on and off, and names that are compared without their case.
import * as v from 'valibot'
import { isRecord } from '../../model/json.ts'
import { isMark } from '../../model/planned.ts'

/** ARM ids and the names of hosts: answers do not agree on their case, and Azure compares without. */
export const caseless = v.pipe(v.string(), v.nonEmpty(), v.toLowerCase())

export const enabled = v.pipe(
  v.picklist(['Enabled', 'Disabled']),
  v.transform((word) => word === 'Enabled'),
)

/** A block of which it is enough that it is there; a mark of a plan is none. */
export const block = v.custom<object>((raw) => isRecord(raw) && !isMark(raw))
