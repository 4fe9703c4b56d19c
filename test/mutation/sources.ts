// The policies as they lie in the checkout, and which of them the tests of one file need.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isTest, order } from '../../src/rego/control-files.ts'
import { isGenerated } from '../../src/rego/generated-rego.ts'
import { mainFile } from '../../src/rego/main-rego.ts'
import { packageOf } from '../../src/rego/rego-source.ts'
import { codeOf, rulesOf } from './rego-rules.ts'

/** Text by path from the root of the project; without the generated main, which no test asks. */
export type Sources = ReadonlyMap<string, string>

export function readSources(root: string): Sources {
  const files = globSync('policies/**/*.rego', { cwd: root }).map((file) => file.replaceAll('\\', '/'))
  const read = files.filter((file) => file !== mainFile).sort(order)
  return new Map(read.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
}

/** What is generated is held against its text by the tests of what writes it. */
export const mutable = (sources: Sources): string[] =>
  [...sources.keys()].filter((file) => !isTest(file) && !isGenerated(file))

/** The file, the test beside it, and all that the two import. */
export const ownTests = (sources: Sources, file: string): Sources => withImports(sources, [file, testOf(file)])

/** The policies that import the file, the tests beside them, and all that they import. */
export function importersTests(sources: Sources, file: string): Sources {
  const importers = mutable(sources).filter((name) => importsOf(sources, name).includes(file))
  return withImports(
    sources,
    importers.flatMap((name) => [name, testOf(name)]),
  )
}

const testOf = (file: string): string => file.replace(/\.rego$/, '_test.rego')

function withImports(sources: Sources, files: readonly string[]): Sources {
  const needed = new Set<string>()
  const wanted = [...files]
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    if (!sources.has(name) || needed.has(name)) continue
    needed.add(name)
    wanted.push(...importsOf(sources, name))
  }
  return new Map([...sources].filter(([name]) => needed.has(name)))
}

/** With what it asks without an import: `data.lib.must.be`. */
function importsOf(sources: Sources, file: string): string[] {
  const asked = codeOf(sources.get(file) ?? '').match(/\bdata(?:\.\w+)+/g) ?? []
  return [...sources.keys()].filter((name) => {
    const path = `data.${packageOf(sources.get(name) ?? '')}`
    return asked.some((one) => one === path || one.startsWith(`${path}.`))
  })
}

/** Tests that go through every combination take nearly all the time, and are seldom the only ones that notice. */
export const quick = (sources: Sources): Sources =>
  new Map([...sources].map(([file, source]) => [file, isTest(file) ? withoutCombinations(source) : source]))

function withoutCombinations(source: string): string {
  const code = codeOf(source)
  return rulesOf(code)
    .filter(
      ({ name, whole }) =>
        name.startsWith('test_') && (code.slice(whole.start, whole.end).match(/\bsome\b/g) ?? []).length > 2,
    )
    .reduceRight((text, { whole }) => `${text.slice(0, whole.start)}todo_${text.slice(whole.start)}`, source)
}
