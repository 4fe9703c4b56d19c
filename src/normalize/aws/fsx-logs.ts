// Where a file system of FSx sends its logs: who opened which file (Windows), what went wrong with a linked bucket (Lustre).
import * as v from 'valibot'
import { chain, type Fact, known, unknown } from '../../model/fact.ts'
import type { Reference } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import type { FileSystem } from './fsx-kinds.ts'
import { field } from './telling.ts'

const isOff = (level: string): boolean => level === 'DISABLED'

const audits = v.picklist(['DISABLED', 'FAILURE_ONLY', 'SUCCESS_ONLY', 'SUCCESS_AND_FAILURE'])
const audit = v.pipe(
  v.object({
    FileAccessAuditLogLevel: audits,
    FileShareAccessAuditLogLevel: audits,
    AuditLogDestination: v.optional(v.string()),
  }),
  v.transform((one) => ({
    off: isOff(one.FileAccessAuditLogLevel) && isOff(one.FileShareAccessAuditLogLevel),
    destination: one.AuditLogDestination,
  })),
)
const events = v.pipe(
  v.object({
    Level: v.picklist(['DISABLED', 'WARN_ONLY', 'ERROR_ONLY', 'WARN_ERROR']),
    Destination: v.optional(v.string()),
  }),
  v.transform((one) => ({ off: isOff(one.Level), destination: one.Destination })),
)

/** Those of ONTAP and OpenZFS send none that FSx knows of. */
export const logs = ({ kind, settings }: FileSystem): Fact<Reference[]> => {
  const setting = chain(kind, (word, from): Fact<Log> => {
    if (word === 'WINDOWS') return field(settings, 'AuditLogConfiguration', audit)
    if (word === 'LUSTRE') return field(settings, 'LogConfiguration', events)
    return known({ off: true, destination: undefined }, from)
  })
  return pointers('log-sink', 'fsx-log', setting, ({ off, destination }, from) => {
    if (off) return []
    return [
      { locator: destination === undefined ? unknown('not-recorded', settings.permission) : known(destination, from) },
    ]
  })
}

interface Log {
  off: boolean
  destination: string | undefined
}
