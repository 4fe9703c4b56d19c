// A page of a scan that read nothing, or nothing of somebody's, never reads like a clean one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Summary } from '../../../src/model/run.ts'
import { pageOf, type WholeRun } from '../../whole-run.ts'
import { sampleRun } from '../sample-run.ts'

const test = suite('reports/terminal of nothing')

function page(changes: Partial<Summary>): string {
  const { summary, ...run } = sampleRun()
  const unknown = { ...summary.unknown, checks: 0, accepted: 0, ownerless: 0 }
  const none = { subjects: [], verdicts: [], findings: [], asked: [], gaps: [], lookups: [] }
  const told: WholeRun = { ...run, ...none, summary: { ...summary, unknown, ...changes } }
  return pageOf(told, { colour: false, verbose: false, outDir: 'out' })
}

const incomplete = { code: 3, why: 'incomplete' } as const

test('no resource at all', () => {
  const text = page({ population: 0, exit: incomplete })
  assert.match(text, /Not read +any resource: coverage\.csv/)
  assert.match(text, /Next: +mend what was not read/)
  assert.match(text, /Incomplete \(exit 3\): no resource was read\./)
})

test('a gap of an account that is no resource', () => {
  const unknown = { checks: 0, accepted: 0, permissions: [], ownerless: 1 }
  const text = page({ population: 1, exit: incomplete, unknown })
  assert.match(text, /Next: +mend what was not read/)
  assert.match(text, /1 gap of accounts that could not be read/)
})

test('everything was read', () => {
  const text = page({ population: 1, exit: { code: 0, why: 'complete' } })
  assert.match(text, /Not read +nothing: every call was answered/)
  assert.match(text, /Next: +nothing here asks for a repair/)
})

test.run()
