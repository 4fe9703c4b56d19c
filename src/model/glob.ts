// What a glob matches: `*` stands for any run of characters, and behind `\` a sign that other tools give a meaning stands for itself.

const escaped = /\\([*?[\]{}\\])/g

/** Linear in the name, whatever the glob. */
export function globMatches(glob: string, name: string): boolean {
  const [head = '', ...rest] = piecesOf(glob)
  const tail = rest.pop()
  if (tail === undefined) return head === name
  if (!name.startsWith(head) || !name.endsWith(tail) || name.length < head.length + tail.length) return false
  let at = head.length
  for (const piece of rest) {
    const found = name.indexOf(piece, at)
    if (found < 0) return false
    at = found + piece.length
  }
  return at <= name.length - tail.length
}

/** What stands between the stars. */
function piecesOf(glob: string): string[] {
  if (!glob.includes('\\')) return glob.split('*')
  const pieces: string[] = []
  let from = 0
  for (const { 0: sign, index } of glob.matchAll(/\\[*?[\]{}\\]|\*/g)) {
    if (sign !== '*') continue
    pieces.push(glob.slice(from, index))
    from = index + 1
  }
  return [...pieces, glob.slice(from)].map((piece) => piece.replaceAll(escaped, '$1'))
}

/** The glob that matches that name and no other. */
export const globOf = (name: string): string => name.replaceAll(/[*?[\]{}]|\\(?=[*?[\]{}\\]|$)/g, String.raw`\$&`)
