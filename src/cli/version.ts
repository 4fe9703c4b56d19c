// The version of ringfence, as its package says.
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from './root.ts'

export async function toolVersion(): Promise<string> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string } // `as`: npm wants one
  return version
}
