// Paths as a workflow names them: from the folder that its steps work in.
import type { Host } from '../host.ts'
import { inside } from '../inside.ts'

/** What lies elsewhere keeps its whole path. */
export const seenFrom = ({ cwd }: Pick<Host, 'cwd'>, path: string): string => inside(cwd, path) ?? path
