// Whatever a worker makes of its inputs, each verdict that is due is given, and those that were lost are counted.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { ownJudge } from '../../src/evaluate/own-judge.ts'
import type { OwnInput } from '../../src/evaluate/own-protocol.ts'
import type { Answered } from '../../src/evaluate/supervised-worker.ts'
import type { Control } from '../../src/model/control.ts'
import type { Subject } from '../../src/model/subject.ts'
import { data, metadata, subject } from './policy.ts'

const test = suite('evaluate/own-judge')

const control = (id: string, judges: Control['judges'], index = 0): Control => {
  const [first] = metadata.controls
  if (first === undefined) throw new Error('no control at all')
  return { ...first, id, judges, index, reads: judges === 'places' ? [] : [`/facets/${judges}/enabled`] }
}
const controls = [control('own.one', 'atRest'), control('own.two', 'atRest', 1), control('own.here', 'places')]

const laws = { gdpr: 'pass' }
const verdicts = { atRest: ['pass', 'not_applicable'], places: [[laws], [laws]] }
const proof = { type: 'AWS::S3::Bucket', data: data.digest }
const whole: Answered = { text: JSON.stringify([{ result: { verdicts, proof } }]) }
const answer = (result: object): Answered => ({ text: JSON.stringify([{ result: { verdicts, proof, ...result } }]) })
const lost: Answered = { lost: { reason: 'timeout', detail: 'gave no answer within 1 s' } }

/** Judges one text after the other, each in a call of its own or all in one; `answers` are given by text. */
async function judged(
  texts: readonly (readonly string[])[],
  answers: (text: string) => Answered,
  { losses = 20, cache = true } = {},
) {
  const asked: string[] = []
  const worker = {
    answer: (inputs: readonly OwnInput[]) => {
      asked.push(...inputs.map(({ text }) => text))
      return Promise.resolve(inputs.map(({ text }) => answers(text)))
    },
  }
  const judge = ownJudge(worker, { controls, dataDigest: data.digest }, { losses, deadlineMs: 1_000 }, cache)
  const statuses: string[] = []
  for (const call of texts) {
    const found = await judge.judge(
      call.map(() => subject()),
      call,
    )
    statuses.push(...found.map((one) => one.map(({ outcome }) => outcome.status).join()))
  }
  return { asked, statuses, givenUp: judge.givenUp }
}

const passing = 'pass,not_applicable,pass,pass'
const nothing = 'unknown,unknown,unknown,unknown'

test('a whole answer is each control its verdict', async () => {
  assert.equal((await judged([['a']], () => whole)).statuses, [passing])
})

const broken: [name: string, answer: Answered][] = [
  ['no answer', undefined],
  ['not run', { failed: 'stopped: unreachable' }],
  ['lost', lost],
  ['no JSON', { text: '[{' }],
  ['an empty result', { text: '[]' }],
  ['two results', { text: JSON.stringify([{ result: { verdicts, proof } }, { result: { verdicts, proof } }]) }],
  ['the proof of another input', answer({ proof: { ...proof, type: 'AWS::RDS::DBInstance' } })],
  ['other law data', answer({ proof: { ...proof, data: 'e'.repeat(64) } })],
  ['no proof', answer({ proof: undefined })],
  ['a row lost', answer({ verdicts: { places: verdicts.places } })],
  ['a row too many', answer({ verdicts: { ...verdicts, logging: ['pass'] } })],
  ['a verdict lost', answer({ verdicts: { ...verdicts, atRest: ['pass'] } })],
  ['a verdict too many', answer({ verdicts: { ...verdicts, atRest: ['pass', 'pass', 'pass'] } })],
  ['a place lost', answer({ verdicts: { ...verdicts, places: [[laws]] } })],
  ['a place too many', answer({ verdicts: { ...verdicts, places: [[laws], [laws], [laws]] } })],
  ['a place without its verdict', answer({ verdicts: { ...verdicts, places: [[laws], []] } })],
  ['a law unanswered', answer({ verdicts: { ...verdicts, places: [[laws], [{}]] } })],
  ['a word nobody knows', answer({ verdicts: { ...verdicts, atRest: ['pass', 'fine'] } })],
  ['null for a verdict', answer({ verdicts: { ...verdicts, atRest: ['pass', null] } })],
]
for (const [name, told] of broken) {
  test(`every verdict is unknown: ${name}`, async () => {
    assert.equal((await judged([['a']], () => told)).statuses, [nothing])
    assert.equal((await judged([['a', 'b']], (text) => (text === 'a' ? told : whole))).statuses, [nothing, passing])
  })
}

test('an unknown says why, for each law of a place, and waits for no permission', async () => {
  const worker = { answer: () => Promise.resolve([lost]) }
  const judge = ownJudge(worker, { controls, dataDigest: data.digest }, { losses: 20, deadlineMs: 1_000 }, true)
  const [found] = await judge.judge([subject()], ['a'])
  const outcome = { status: 'unknown', reason: 'timeout', detail: 'gave no answer within 1 s' }
  const { key } = subject().resource
  assert.equal(found?.[0], {
    control: 'own.one',
    resource: key,
    outcome,
    pointers: ['/facets/atRest/enabled'],
    unread: [],
  })
  assert.equal(found?.[3], {
    control: 'own.here',
    resource: key,
    place: 1,
    outcome,
    laws: { gdpr: outcome },
    pointers: ['/places/1/country', '/labels/people'],
    unread: [],
  })
})

test('a place without any law is unknown too, and not applicable to nobody', async () => {
  const worker = { answer: () => Promise.resolve([lost]) }
  const judge = ownJudge(worker, { controls, dataDigest: data.digest }, { losses: 20, deadlineMs: 1_000 }, true)
  const lawless: Subject = { ...subject(), places: subject().places.map((place) => ({ ...place, laws: {} })) }
  const [found] = await judge.judge([lawless], ['a'])
  assert.equal(
    found?.map(({ outcome }) => outcome.status),
    nothing.split(','),
  )
})

test('a type on which it has no verdict to give is not asked about', async () => {
  const asked: unknown[] = []
  const worker = {
    answer: (inputs: readonly OwnInput[]) => Promise.resolve(inputs.map((input) => void asked.push(input))),
  }
  const judge = ownJudge(
    worker,
    { controls: controls.slice(0, 2), dataDigest: data.digest },
    { losses: 20, deadlineMs: 1_000 },
    true,
  )
  const { facets, ...more } = subject()
  const { atRest, ...other } = facets
  assert.ok(atRest !== undefined)
  assert.equal(await judge.judge([{ ...more, facets: other }], ['a']), [[]])
  assert.equal(asked, [])
})

test('equal inputs are asked about once in a call, and once in all where answers are remembered', async () => {
  const calls = [
    ['a', 'b', 'a'],
    ['b', 'c'],
  ]
  assert.equal((await judged(calls, () => whole)).asked, ['a', 'b', 'c'])
  assert.equal((await judged(calls, () => whole, { cache: false })).asked, ['a', 'b', 'b', 'c'])
})

const statusesOf = (words: string): string[] => words.split(' ').map((word) => (word === 'pass' ? passing : nothing))

test('an input that was lost is never tried again, and after so many of them nothing is', async () => {
  const calls = [
    ['a', 'x', 'x', 'b'],
    ['x', 'a', 'y', 'a', 'c'],
    ['a', 'd'],
  ]
  const answers = (text: string): Answered => ('xyz'.includes(text) ? lost : text === 'c' ? undefined : whole)
  for (const cache of [true, false]) {
    const { asked, statuses, givenUp } = await judged(calls, answers, { losses: 2, cache })
    assert.equal(asked, cache ? ['a', 'x', 'b', 'y', 'c'] : ['a', 'x', 'b', 'a', 'y', 'c'])
    assert.equal(statuses, [
      ...statusesOf('pass lost lost pass'),
      ...statusesOf('lost pass lost lost lost'), // from y on nothing counts that was remembered
      ...statusesOf('lost lost'),
    ])
    assert.equal(givenUp, {
      reason: 'timeout',
      detail: 'was not run: it had not come back from 2 inputs, each with 1 s to answer',
    })
  }
})

test('what a policy says is cut, and holds nothing that a terminal would act on', async () => {
  const worker = { answer: () => Promise.resolve([{ failed: `stopped: \u001b[2J\n${'x'.repeat(1_000)}` }]) }
  const judge = ownJudge(worker, { controls, dataDigest: data.digest }, { losses: 20, deadlineMs: 1_000 }, true)
  const [found] = await judge.judge([subject()], ['a'])
  const outcome = found?.[0]?.outcome
  const detail = outcome?.status === 'unknown' ? (outcome.detail ?? '') : ''
  assert.match(detail, /^stopped: {2}\[2J x+$/)
  assert.is(detail.length, 300)
})

test.run()
