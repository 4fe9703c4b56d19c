// Holds packs that follow each other together: each must have been held against the one before, or a run between them is gone.
import { type Manifest, manifestFile } from './manifest.ts'
import type { Problem } from './problem.ts'

export interface Link {
  /** The folder, as it was named. */
  dir: string
  manifest: Manifest
  /** Of the manifest. */
  sha256: string
}

/** In whatever order they were named. */
export function seriesProblems(packs: readonly Link[]): Problem[] {
  const inOrder = packs.toSorted((one, other) => (one.manifest.scan.now < other.manifest.scan.now ? -1 : 1))
  return inOrder.flatMap(({ dir, manifest: { previous } }, index): Problem[] => {
    const before = inOrder[index - 1]
    if (before === undefined || previous?.sha256 === before.sha256) return []
    const told = previous === null ? 'no run before it' : `run ${previous.scan} before it`
    const what = `names ${told}, and not ${before.dir}: a run between them is missing, or one was replaced`
    return [{ kind: 'series', file: `${dir}/${manifestFile}`, what }]
  })
}
