// Runs the tests of somebody's own policies, and tells for each of their files which lines no test has reached.
import { explained } from '../model/errors.ts'
import { isTest } from './control-files.ts'
import { isGenerated } from './generated-rego.ts'
import { askOf, besides, capabilityFlags, ownTree } from './own-tree.ts'
import type { TestOutcome } from './toolchain-answers.ts'
import { withFiles } from './work-folder.ts'

export interface FileCoverage {
  file: string
  covered: number
  missed: number
  /** First and last row of what no test has reached. */
  ranges: [from: number, to: number][]
}

export interface TestRun {
  /** With files as the user knows them. */
  results: TestOutcome[]
  coverage: FileCoverage[]
}

export async function testOwnPolicies(path: string, cwd: string): Promise<TestRun> {
  const tree = await ownTree(path, cwd)
  const { own } = tree
  const files = new Map([...tree.files, ...besides(tree)])
  const answer = await withFiles(files, (folder) =>
    askOf('test', ['-coverage', ...capabilityFlags, 'policies'], tree, folder),
  )
  if (answer.results.every(({ status }) => status === 'skip')) throw untested(path)
  const judged = [...own.files.keys()].filter((file) => !isTest(file) && !isGenerated(file))
  return {
    results: answer.results.map((one) => ({ ...one, file: own.told(one.file) })),
    coverage: judged.map((file) => {
      const { covered_lines = 0, not_covered_lines = 0, not_covered = [] } = answer.coverage?.[file] ?? {}
      const ranges = joined(not_covered.map(({ start, end }) => [start.row, end.row]))
      return { file: own.told(file), covered: covered_lines, missed: not_covered_lines, ranges }
    }),
  }
}

/** Rows that follow upon one another are one range. */
function joined(ranges: readonly [from: number, to: number][]): [number, number][] {
  const list: [number, number][] = []
  for (const [from, to] of ranges) {
    const last = list.at(-1)
    if (last !== undefined && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else list.push([from, to])
  }
  return list
}

const untested = (path: string) =>
  explained('policy', {
    what: 'it holds no test that is run',
    where: path,
    why: 'tests lie beside the controls in files named *_test.rego, as rules whose names begin with test_; todo_ skips one',
    mend: `Write one, or see one that ringfence policy new ${path} FACET NAME writes`,
  })
