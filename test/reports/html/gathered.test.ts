// What the head of the page must not say of what was not read, and what no list of it may leave out unsaid.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known } from '../../../src/model/fact.ts'
import type { Verdict } from '../../../src/model/verdict.ts'
import { htmlReport } from '../../../src/reports/html/html-report.ts'
import { type WholeRun, writtenBy } from '../../whole-run.ts'
import { sampleRun } from '../sample-run.ts'

const test = suite('reports/html/gathered')

const leadOf = (page: string): string => /<p class="lead">(.*?)<\/p>/s.exec(page)?.[1] ?? ''
const written = (change: Partial<WholeRun>): Promise<string> => writtenBy(htmlReport, { ...sampleRun(), ...change })

test('a copy whose end is known in part may leave the country', async () => {
  const { subjects } = sampleRun()
  const count = (page: string) => page.match(/<tr><td><a href="#s\d+">/g)?.length
  const everywhere = (country: Fact<string>) =>
    subjects.map((subject) => ({ ...subject, places: subject.places.map((place) => ({ ...place, country })) }))
  const partial = everywhere({ state: 'partial', value: 'DE', reason: 'denied', from: [0] })
  const whole = everywhere(known('DE', [0]))
  assert.is(count(await written({ subjects: partial })), 5)
  assert.is(count(await written({ subjects: whole })), undefined)
})

test('copies of which nobody could read what a law says are not told as copies that are fine', async () => {
  assert.match(leadOf(await written({})), 'What a law says of 1 copy that leaves a country, or may, is not known.')
  const judged = ({ outcome, laws, ...rest }: Verdict): Verdict => ({ ...rest, outcome, ...(laws && { laws: {} }) })
  assert.not.match(leadOf(await written({ verdicts: sampleRun().verdicts.map(judged) })), 'What a law says of')
})

test('an account that is no resource of the run and could not be read is not nothing', async () => {
  const { summary } = sampleRun()
  const unread = (checks: number, accepted: number, ownerless: number) =>
    written({ summary: { ...summary, unknown: { ...summary.unknown, checks, accepted, ownerless } } })
  assert.match(leadOf(await unread(0, 0, 0)), 'Nothing that decides the result was left unread.')
  assert.match(leadOf(await unread(1, 1, 1)), '1 gap of accounts could not be read and nobody has accepted that')
  assert.match(leadOf(await unread(3, 1, 2)), '2 checks and 2 gaps of accounts could not be read')
})

test.run()
