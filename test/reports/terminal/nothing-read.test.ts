// A page of a scan that read nothing, or nothing of somebody's, never reads like a clean one.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { GapReason } from '../../../src/model/fact.ts'
import type { Asked, Gap } from '../../../src/model/observation.ts'
import type { Summary } from '../../../src/model/run.ts'
import { pageOf, type WholeRun } from '../../whole-run.ts'
import { sampleRun } from '../sample-run.ts'

const test = suite('reports/terminal of nothing')

function page(changes: Partial<Summary>, seen: Partial<WholeRun> = {}): string {
  const { summary, ...run } = sampleRun()
  const unknown = { ...summary.unknown, checks: 0, accepted: 0, ownerless: 0 }
  const none = { subjects: [], verdicts: [], findings: [], asked: [], gaps: [], lookups: [] }
  const told: WholeRun = { ...run, ...none, ...seen, summary: { ...summary, unknown, ...changes } }
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

const asked = (region: string, operation: string): Asked => ({
  kind: 'asked',
  provider: 'aws',
  account: '111122223333',
  region,
  service: 'config',
  operation,
  calls: 1,
  failed: 0,
})
const lacking = (region: string, reason: GapReason): Gap => ({
  kind: 'gap',
  provider: 'aws',
  account: '111122223333',
  region,
  service: 'config',
  operation: 'GetDiscoveredResourceCounts',
  reason,
})
const recorders = ['eu-west-1', 'us-east-1'].map((region) => asked(region, 'DescribeConfigurationRecorders'))
const counts = (region: string) => asked(region, 'GetDiscoveredResourceCounts')
const complete = { population: 1, exit: { code: 0, why: 'complete' } } as const

test('calls that were not made are told beside those that failed', () => {
  const given = { ...asked('eu-west-1', 'ListKeys'), service: 'kms', failed: 1, unmade: 1_200 }
  const text = page(complete, { asked: [given, given] })
  assert.match(
    text.replaceAll(/\s+/g, ' '),
    /Not read 2 calls failed, 2,400 calls not made, as nothing answered any more/,
  )
})

test('AWS Config on everywhere', () => {
  const text = page(complete, { asked: [...recorders, counts('eu-west-1'), counts('us-east-1')] })
  assert.match(text, /AWS Config on in 2 of 2 regions\n/)
  assert.match(text, /Not read +nothing/)
})

test('AWS Config off in a region, and in part in another: who would have told of other types is said to be silent', () => {
  const gaps = [lacking('us-east-1', 'not-enabled'), lacking('eu-west-1', 'not-recorded')]
  const text = page(complete, { asked: [...recorders, counts('eu-west-1')], gaps }).replaceAll(/\s+/g, ' ')
  assert.match(text, /AWS Config on in 1 of 2 regions; in 1 of them it records only in part; what it does not record/)
  assert.match(text, /Not read nothing/)
})

test.run()
