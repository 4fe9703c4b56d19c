// The job summary keeps within what GitHub takes, and tells of a run that did not come to its end without obeying its words.
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { failedSummary, fitting } from '../../../src/cli/action/job-summary.ts'
import { scratch } from '../../scratch.ts'
import { ringfence, summaryIn } from '../ringfence.ts'

const test = suite('cli/action job summary')

const out = join(scratch(), 'out')
await ringfence(['demo', '-q', '-o', out])
const summary = summaryIn(out)
const most = 900 * 1024

test('a page that fits is told as it is', () => {
  const page = 'é'.repeat(most / 2)
  assert.is(fitting(page, summary), page)
})

test('of a longer one the counts are told, and where the page is; it is bytes that count', () => {
  const told = fitting(`${'é'.repeat(most / 2)}x`, summary)
  assert.ok(Buffer.byteLength(told) < 10_000)
  assert.match(told, `${summary.population} resources, ${summary.findings.total} findings`)
  assert.match(told, /\| enc\.at-rest \| \d+ \| \d+ \|/)
  assert.match(told, 'summary.md of the run has it')
})

test('an error is told line by line, and is no mark-up', () => {
  const told = failedSummary('a <img src=x> @team\n## [x](https://example.test)', 4)
  assert.match(told, '**Error.** Exit status 4: nothing was judged.\n\na &lt;img')
  assert.not.match(told, /<img|@team|^## \[|\]\(/m)
})

test.run()
