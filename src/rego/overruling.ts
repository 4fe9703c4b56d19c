// METADATA that loosen the check against the schema, or make another document the one that the host is answered with.
import { type Diagnostic, rowAt } from './diagnostics.ts'
import { packageOf } from './rego-source.ts'
import type { Annotated } from './toolchain-answers.ts'

const overruled = (file: string, word: string, row?: number): Diagnostic => ({
  file,
  ...(row === undefined ? {} : { row }),
  code: 'overruled',
  message: `its METADATA say ${word}`,
})

/** As people write it, and before the build: a second entry point may break that in words of the compiler. */
export const overrulingText = (file: string, source: string): Diagnostic[] =>
  [...source.matchAll(/^#\s*(entrypoint(?=:\s*true\b)|schemas(?=:))/gm)].map(({ index, 1: word = '' }) =>
    overruled(file, word, rowAt(source, index)),
  )

/** However YAML lets people write it: as the toolchain has read it. `files`: those that are judged, text by path. */
export function overrulingMetadata(
  annotations: readonly Annotated[],
  files: ReadonlyMap<string, string>,
): Diagnostic[] {
  const packages = [...files]
    .map(([file, source]) => ({ file, source, name: packageOf(source) ?? '' }))
    .toSorted((a, b) => b.name.length - a.name.length)
  return annotations.flatMap(({ annotations: said, path }) => {
    const above = path.slice(1).map(({ value }) => `${value}.`)
    const at = packages.find(({ name }) => above.join('').startsWith(`${name}.`))
    const words = [
      ...(said.schemas === undefined ? [] : ['schemas']),
      ...(said.entrypoint === true ? ['entrypoint'] : []),
    ]
    return at === undefined ? [] : words.map((word) => overruled(at.file, word, rowOf(word, at.source)))
  })
}

function rowOf(word: string, source: string): number | undefined {
  const index = source.search(new RegExp(`^#.*\\b${word}\\b`, 'm'))
  return index < 0 ? undefined : rowAt(source, index)
}
