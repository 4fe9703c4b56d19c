// What the head of the page must not say of what was not read, and what no list of it may leave out unsaid.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, type Unread } from '../../../src/model/fact.ts'
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

test('of a store with more copies than a card has room for, those that a law refuses are there', async () => {
  const { subjects, verdicts, ...rest } = sampleRun()
  const of = subjects.findIndex(({ places }) => places.length === 3)
  const subject = subjects[of]
  const [, abroad, british] = subject?.places ?? []
  if (subject === undefined || abroad === undefined || british === undefined) throw new Error('no such store')
  const said = (at: number) =>
    verdicts.find(
      ({ resource, place, control }) =>
        resource === subject.resource.key && place === at && control === 'rep.cross-region',
    )
  const [refused, permitted] = [said(1), said(2)]
  if (refused === undefined || permitted === undefined) throw new Error('no such verdict')
  const many = Array.from({ length: 60 }, (_, index) => index + 1)
  const page = await writtenBy(htmlReport, {
    ...rest,
    subjects: [{ ...subject, places: [...subject.places.slice(0, 1), ...many.map(() => british), abroad] }],
    verdicts: [...many.map((place) => ({ ...permitted, place })), { ...refused, place: 61 }],
  })
  const card = /<tr id="s1">.*/.exec(page)?.[0] ?? ''
  assert.match(card, /<li>US us-east-1/)
  assert.match(card, '11 more, none of them worse')
})

test('every note is there, and of permissions how many are not', async () => {
  const { verdicts } = sampleRun()
  const notes = Array.from({ length: 2_001 }, (_, index) => `note ${index}.`)
  assert.match(await written({ warnings: notes }), 'note 2000.')
  const unread = Array.from({ length: 2_001 }, (_, index): Unread => ({
    reason: 'denied',
    permission: `s3:Get${index}`,
  }))
  const page = await written({ verdicts: verdicts.map((one) => ({ ...one, unread })) })
  assert.match(page, '1 further permission: summary.json')
})

test('a map without room for every lane and place says how bad the others are', async () => {
  const { subjects, verdicts, ...rest } = sampleRun()
  const subject = subjects.find(({ places }) => places.length === 3)
  const [home, abroad] = subject?.places ?? []
  const refused = verdicts.find(
    ({ place, control, outcome }) => place === 1 && control === 'rep.cross-region' && outcome.status === 'fail',
  )
  if (subject === undefined || home === undefined || abroad === undefined || refused === undefined)
    throw new Error('no such store')
  const lanes = (count: number) => ({
    ...rest,
    subjects: [
      {
        ...subject,
        places: [home, ...Array.from({ length: count }, (_, index) => ({ ...abroad, region: known(`r${index}`, []) }))],
      },
    ],
    verdicts: [{ ...refused, resource: subject.resource.key, place: count }],
  })
  assert.match(
    await writtenBy(htmlReport, lanes(301)),
    /1 copy between further places: flows.csv. The worst of them: <b class=fail>/,
  )
  assert.not.match(await writtenBy(htmlReport, lanes(300)), 'The worst of them')
})

test.run()
