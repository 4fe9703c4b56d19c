// Reads from the METADATA of a control what is needed before the toolchain has read them; the build refuses what it reads otherwise.

/** Which kinds of place it decides on. Empty: on none. undefined: it does not say. */
export function writtenKinds(source: string): string[] | undefined {
  const [, list] = /^#\s+places:\s*\[([^\]\n]*)\]\s*$/m.exec(source) ?? []
  return list?.split(',').flatMap((kind) => kind.trim() || [])
}

export const writtenId = (source: string): string | undefined => /^#\s+id:\s*(["']?)([^\s"']+)\1\s*$/m.exec(source)?.[2]
