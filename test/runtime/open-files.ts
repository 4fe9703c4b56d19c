// How many files in the folder for temporary ones this process holds open; where no system tells, none.
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const own = '/proc/self/fd'

/** Sockets and pipes come and go with the servers of other tests. */
export const openFiles = (): number =>
  existsSync(own) ? readdirSync(own).filter((name) => pathOf(name).startsWith(join(tmpdir(), 'ringfence-'))).length : 0

function pathOf(name: string): string {
  try {
    return readlinkSync(join(own, name))
  } catch {
    return '' // that of the folder itself, which was open while it was read
  }
}
