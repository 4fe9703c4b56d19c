// Reads from the METADATA of a control of places which kinds of place it decides on, before the toolchain has read them.

/** Empty: it decides on none. undefined: it does not say. */
export function ownedKinds(source: string): string[] | undefined {
  const [, list] = /^#\s+places:\s*\[([^\]\n]*)\]\s*$/m.exec(source) ?? []
  return list?.split(',').flatMap((kind) => kind.trim() || [])
}
