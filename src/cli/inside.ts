// Paths as they are called from a folder, where they lie in it.
import { isAbsolute, relative, sep } from 'node:path'

/** With forward slashes. Undefined: it is the folder itself, or lies elsewhere. */
export function inside(folder: string, path: string): string | undefined {
  const way = relative(folder, path)
  return way === '' || isAbsolute(way) || way.split(sep)[0] === '..' ? undefined : way.replaceAll(sep, '/')
}
