// How many files of what sorts lines this process holds open; where no system tells, none.
import { existsSync, readdirSync, readlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const own = '/proc/self/fd'

/** Other files, sockets and pipes come and go with other tests, and with the heap. */
export const openFiles = (): number =>
  existsSync(own)
    ? readdirSync(own).filter((name) => pathOf(name).startsWith(join(tmpdir(), 'ringfence-sort-'))).length
    : 0

function pathOf(name: string): string {
  try {
    return readlinkSync(join(own, name))
  } catch {
    return '' // that of the folder itself, which was open while it was read
  }
}
