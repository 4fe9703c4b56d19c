// Holds a line of an earlier scan against its shape; what does not fit is told by the names of its fields alone.
import * as v from 'valibot'
import { damaged, type Line } from './json-lines.ts'

/** Only names of fields are told of a line that does not fit, never what stands in them. */
export function fitting<T>(shape: v.GenericSchema<T>, { where, value }: Line, name: string): T {
  refuseNewer(where, value)
  const result = v.safeParse(shape, value)
  if (result.success) return result.output
  const path = v.getDotPath(result.issues[0])
  throw damaged(where, `this is no ${name} as a scan writes it${path === null ? '' : ` (${path})`}`)
}

function refuseNewer(where: string, value: unknown): void {
  const newer = v.is(v.object({ schema: v.pipe(v.number(), v.minValue(2)) }), value)
  if (newer)
    throw damaged(where, `it is of schema ${value.schema}, written by a newer ringfence; this one reads schema 1`)
}
