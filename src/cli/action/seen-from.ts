// Paths as a workflow names them: from the folder that its steps work in.
import { isAbsolute, relative, sep } from 'node:path'
import type { Host } from '../host.ts'

/** What lies elsewhere keeps its whole path. */
export function seenFrom({ cwd }: Pick<Host, 'cwd'>, path: string): string {
  const from = relative(cwd, path)
  return from === '' || isAbsolute(from) || from.split(sep)[0] === '..' ? path : from.replaceAll(sep, '/')
}
