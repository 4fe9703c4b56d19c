// Runs the Rego tests beside the policies with the shipped toolchain; every control shows that it passes, fails and stays open.
import { existsSync, globSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { capabilitiesFile } from '../../src/rego/build-policies.ts'
import { controlFiles, isTest } from '../../src/rego/control-files.ts'
import { policyError } from '../../src/rego/diagnostics.ts'
import { isGenerated } from '../../src/rego/generated-rego.ts'
import { type RegoResult, runRego } from '../../src/rego/toolchain.ts'
import { root } from './policy-tree.ts'

const test = suite('rego/rego-tests')

const result = await runRego('test', ['-coverage', '-capabilities', capabilitiesFile, 'policies'], { cwd: root })
const files = globSync('policies/**/*.rego', { cwd: root }).map((file) => file.replaceAll('\\', '/'))

function answer(given: RegoResult<'test'>) {
  if (given.ok) return given.answer
  throw policyError(given.diagnostics, 'the Rego tests do not compile', 'Correct the lines')
}

test('the Rego tests compile', () => {
  assert.ok(answer(result).results.length > 0)
})

for (const { file, row, package: name, name: rule, status, error, output } of result.ok ? result.answer.results : []) {
  test(`${name.replace(/^data\./, '')}.${rule}`, () => {
    assert.is(status, 'pass', `${file}:${row}: ${rule}: ${status} ${error ?? ''}${output ?? ''}`)
  })
}

/** The worst that a control can say where that is no failure. */
const worst: Readonly<Record<string, string>> = {
  // Nobody having said whose data it is can be no failure of the store.
  'controls.classification.labelled': 'test_undeclared',
  // Nothing is proven of a country that is not known.
  'controls.places.country_unresolved': 'test_unknown',
}

for (const { file, package: name } of controlFiles(files)) {
  test(`${name} is shown to pass, to fail and to stay unknown`, () => {
    assert.ok(existsSync(`${root}/${file.replace('.rego', '_test.rego')}`), `${file} has no test beside it`)
    const names = answer(result)
      .results.filter((one) => one.package === `data.${name}_test`)
      .map((one) => one.name)
    for (const wanted of ['test_pass', worst[name] ?? 'test_fail', 'test_unknown']) {
      assert.ok(
        names.some((one) => one.startsWith(wanted)),
        `${file}: no ${wanted}*`,
      )
    }
  })
}

/** Measured; a line of policy that no test reaches takes it below. */
const floor = 1

test(`at least ${floor * 100} % of the lines of the policies are reached by their tests`, () => {
  const coverage = Object.entries(answer(result).coverage ?? {}).filter(([file]) => !isTest(file) && !isGenerated(file))
  assert.is(
    coverage.length,
    files.filter((file) => !isTest(file) && !isGenerated(file)).length,
    'a file is not measured',
  )
  const covered = sum(coverage.map(([, file]) => file.covered_lines))
  const missed = sum(coverage.map(([, file]) => file.not_covered_lines))
  const where = coverage.flatMap(([file, { not_covered: ranges }]) => ranges.map(({ start }) => `${file}:${start.row}`))
  assert.ok(covered / (covered + missed) >= floor, `${covered} of ${covered + missed} lines; not ${where.join(', ')}`)
})

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0)

test.run()
