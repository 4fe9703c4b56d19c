// The policies as they lie in the checkout, and which of them the tests of one file need.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isTest, order } from '../../src/rego/control-files.ts'
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

export const mutable = (sources: Sources): string[] => [...sources.keys()].filter((file) => !isTest(file))

/** The file, the test beside it, and all that the two import. */
export function ownTests(sources: Sources, file: string): Sources {
  const packages = [...sources].map(([name, source]) => ({ name, path: `data.${packageOf(source)}` }))
  const needed = new Set<string>()
  const wanted = [file, file.replace(/\.rego$/, '_test.rego')]
  for (let name = wanted.pop(); name !== undefined; name = wanted.pop()) {
    const source = sources.get(name)
    if (source === undefined || needed.has(name)) continue
    needed.add(name)
    const asked = codeOf(source).match(/\bdata(?:\.\w+)+/g) ?? []
    wanted.push(
      ...packages
        .filter(({ path }) => asked.some((one) => one === path || one.startsWith(`${path}.`)))
        .map((one) => one.name),
    )
  }
  return new Map([...sources].filter(([name]) => needed.has(name)))
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
