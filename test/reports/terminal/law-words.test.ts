// What the laws say of a copy, on the first page: permitted, expiring, conditional, fenced and undeclared beside one another.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Config, Law } from '../../../src/model/rulebook.ts'
import type { Outcome } from '../../../src/model/verdict.ts'
import { firstPage } from '../../../src/reports/index.ts'
import { pageFacts } from '../../../src/reports/terminal/facts.ts'
import { decisions, fence, lawful, mandate, transfer, waiver } from '../../findings/sample-config.ts'
import { failed, judged, pass, permitted, placeVerdict, subject } from '../../findings/sample-verdicts.ts'
import { judgedIn, pageOf } from '../../whole-run.ts'
import { finished } from '../sample-run.ts'

const test = suite('reports/terminal/law-words')

/** One copy per outcome, of stores called after their number, under the sample GDPR. */
function page(outcomes: Outcome[], config: Partial<Config> = {}, law: Partial<Law> = {}, width = 100): string {
  const subjects = outcomes.map((_, index) => subject(`store-${index}`))
  const verdicts = outcomes.map((outcome, index) => placeVerdict({ gdpr: outcome }, outcome, subjects[index]))
  const run = finished(judged(verdicts, { subjects, rulebook: lawful(config, law) }))
  return pageOf(run, { colour: false, verbose: false, outDir: 'out', width })
}

const refused = (reason: 'condition-unproven' | 'outside-fence', decision: string): Outcome => ({
  status: 'fail',
  observed: 'US',
  expected: [],
  reason,
  decision,
})
const onEntry = (until: string): Outcome => ({ status: 'permitted', basis: 'gdpr.scc.m2', until, entry: 'tr-014' })

test('each kind of decision has its words, side by side', () => {
  const shown = page(
    [
      onEntry('2028-02-10'),
      onEntry('2026-12-24'),
      refused('condition-unproven', 'eu-us-dpf'),
      refused('outside-fence', fence.where),
      { status: 'undeclared', would: failed },
      pass,
    ],
    { transfers: [transfer()], fences: [fence] },
  )
  const lines = shown.split('\n').filter((line) => /^ \d s3 store/.test(line))
  assert.equal(
    lines.map((line) => /store-(\d).*replication +(.*?) {2,}not judged/.exec(line)?.slice(1)),
    [
      ['2', 'FAIL condition unproven'],
      ['3', 'FAIL outside our own fence'],
      ['4', 'needs a basis'],
      ['0', 'PERMITTED to 2028-02-10'],
      ['1', 'EXPIRING on 2026-12-24'],
      ['5', 'PASS inside EEA'],
    ],
  )
})

const words: [name: string, text: string, wanted: RegExp][] = [
  [
    'a challenged decision says so',
    page([permitted], {}, { adequacy: decisions('eu-uk', { challenged: 'C-1/26' }) }),
    /[ :] PERMITTED to 2031-12-27, challenged/,
  ],
  ['90 days before its end a basis expires', page([onEntry('2027-02-22')]), / {2}EXPIRING on 2027-02-22/],
  ['91 days before, it does not', page([onEntry('2027-02-23')]), / {2}PERMITTED to 2027-02-23/],
  ['a waived failure says until when', page([failed], { waivers: [waiver()] }), / {2}WAIVED to 2027-03-01/],
  [
    'a waived failure is counted, and is no failing place',
    page([failed, failed], { waivers: [waiver()] }),
    /^Waived: 2 failures, by name and until a day: exceptions\.csv$/m,
  ],
  [
    'beside places that still fail, too',
    page([failed, failed], { waivers: [waiver({ resource: 'store-0' })] }),
    /^Failing places: 1 [^]*^Waived: 1 failure,/m,
  ],
  [
    'a law that does not apply yet names its day',
    page([failed], {}, { appliesFrom: '2027-05-13' }),
    /[ :] from 2027-05-13: needs a basis/,
  ],
  [
    'with fences, a failing place may be only our own',
    page([failed], { fences: [fence] }),
    /^Failing places: 1 {3}each indicates a possible restricted transfer, or a place outside our own fence$/m,
  ],
  [
    'where there is no location rule, the fence alone counts',
    page([failed], { fences: [fence] }),
    /^ Californian data: CCPA has no location rule; our own fence alone counts\.$/m,
  ],
  [
    'a law without a zone that keeps data in a country says so',
    page([pass], { fences: [fence] }, { zone: null, inside: null, mandates: [mandate] }),
    /^ EU data: GDPR keeps data in RU, on whatever basis it would leave\.$/m,
  ],
  [
    'and which, where it is not all of it',
    page([pass], {}, { zone: null, inside: null, mandates: [{ ...mandate, categories: ['payment'] }] }),
    /^ EU data: GDPR keeps payment data in RU, on/m,
  ],
  [
    'what such a law lets be is under no mandate',
    page([pass], {}, { zone: null, inside: null, mandates: [mandate] }),
    / {2}PASS no mandate against it/,
  ],
  [
    'entries that match nothing are named',
    page([failed], { transfers: [transfer()], waivers: [waiver({ control: 'rep.*', resource: 'other' })] }),
    /^Unused {4}transfer tr-014, waiver w-1$/m,
  ],
]
for (const [name, text, wanted] of words) test(name, () => assert.match(text, wanted))

test('of many unused entries the first are named, and where the rest is', () => {
  const transfers = Array.from({ length: 9 }, (_, index) => transfer({ id: `tr-${index}`, where: `x:${index}:1` }))
  assert.match(page([failed], { transfers }), /^Unused {4}transfer tr-0, .*transfer tr-3, and 5 more: summary\.json$/m)
})

test('nothing waived and nothing unused is not mentioned', () => assert.not.match(page([failed]), /Waived|Unused/))

test('stores of nobody are counted, for a tag alone may say so', () => {
  const subjects = [subject('a', [], ['none']), subject('b', [], ['none']), subject('c'), subject('d', [], [])]
  const run = finished(judged([], { subjects, rulebook: lawful() }))
  const shown = pageOf(run, { colour: false, verbose: false, outDir: 'out', width: 100 })
  assert.match(shown, /^Nobody's: 2 stores hold nobody's personal data, as a tag or a rule says: population\.csv\.$/m)
  assert.not.match(page([failed]), /Nobody's/)
})

test('a law without a location rule has a column where a fence makes it speak', () => {
  const of = subject('orders', undefined, ['us-ca'])
  const outcome = refused('outside-fence', fence.where)
  const run = finished(judged([placeVerdict({ ccpa: outcome }, outcome, of)], { subjects: [of], rulebook: lawful() }))
  const shown = pageOf(run, { colour: false, verbose: false, outDir: 'out', width: 120 })
  assert.match(shown, /if Californian data$/m)
  assert.not.match(page([failed]), /if Californian data/)
})

test('what was said before is told as of its own day, and not as of the day that is asked about', () => {
  const [near, far] = [subject('near'), subject('far')]
  const before = new Map([
    [near.resource.key, onEntry('2026-12-24')],
    [far.resource.key, onEntry('2028-02-10')],
  ])
  const rulebook = lawful({ transfers: [transfer()] })
  const verdicts = [near, far].map((one) => placeVerdict({ gdpr: failed }, failed, one))
  const whole = finished(judged(verdicts, { subjects: [near, far], rulebook }))
  const run = {
    ...whole,
    comparedWith: whole.identity.now,
    identity: { ...whole.identity, now: '2028-02-11T00:00:00.000Z' },
  }
  const gathering = pageFacts(run, 8)
  gathering.subjects(
    judgedIn(run).map((one) => {
      const then = before.get(one.subject.resource.key) ?? pass
      return { ...one, before: [placeVerdict({ gdpr: then }, then, one.subject)] }
    }),
  )
  const shown = firstPage(gathering.facts(run.summary), { colour: false, verbose: false, outDir: 'out', width: 100 })
  assert.match(shown, /On 2028-02-11 instead of 2026-11-24: 2 places lose their cover/)
  assert.match(shown, / near .*\n +GDPR: EXPIRING on 2026-12-24 becomes FAIL needs a basis/)
  assert.match(shown, / far .*\n +GDPR: PERMITTED to 2028-02-10 becomes FAIL needs a basis/)
})

test.run()
