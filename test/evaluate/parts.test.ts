// A subject judged part by part gets the verdicts that it gets as a whole, and no part is remembered for another.
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { besidePlaces } from '../../src/evaluate/place-part.ts'
import { inParts as partsOf } from '../../src/evaluate/in-parts.ts'
import { loadJudge } from '../../src/evaluate/judge.ts'
import { known, partial, unknown } from '../../src/model/fact.ts'
import type { RegisterEntry } from '../../src/model/law.ts'
import { approvals, means, placeRoles, relations } from '../../src/model/place.ts'
import type { Subject } from '../../src/model/subject.ts'
import { data, metadata, outside, rule, subject, wasm } from './policy.ts'
import { someLaws, wildSubject, wildTypes } from './wild-subjects.ts'

const test = suite('evaluate/parts')

const types = new Map([rule, ...wildTypes].map((one) => [one.type, one]))
const inParts = await loadJudge({ wasm, metadata }, data, types)
const whole = await loadJudge({ wasm, metadata }, data, types, { cache: false })

test('whatever a subject holds, in parts and whole, and counted alike', () => {
  for (let number = 0; number < 1_500; number += 1) {
    const of = wildSubject(number)
    assert.equal(inParts.judge(of), whole.judge(of), `subject ${number}`)
  }
  assert.equal(inParts.counts, whole.counts)
  const { inputs, repeated } = inParts.counts
  assert.ok(inputs > 20_000 && repeated > inputs / 3 && repeated < inputs, JSON.stringify(inParts.counts))
})

/** All that may tell one place from another, one after the other, with all else as it was. */
function* oneChange(of: Subject, number: number): Generator<Subject> {
  const other = wildSubject(10_000 + number)
  const [place, another] = [of.places[0], other.places[0]]
  if (place === undefined || another === undefined) throw new Error('a subject without a place')
  const { via = { means: 'backup', mechanism: 's3-backup', locator: known('x', []) }, ...bare } = place
  const at = (change: object): Subject => ({ ...of, places: [{ ...place, ...change }] })
  yield { ...of, places: [place] }
  for (const role of placeRoles) yield at({ role })
  for (const extent of ['global', 'logical']) yield at({ extent })
  for (const one of means) yield at({ via: { ...via, means: one } })
  for (const mechanism of ['s3-replication', 'azure-grs-pair', 'bedrock-profile', 'other'])
    yield at({ via: { ...via, mechanism } })
  yield { ...of, places: [bare] }
  for (const approved of approvals) yield at({ approved })
  for (const mandates of [true, false]) yield at({ mandates })
  for (const country of countries) yield at({ country })
  for (const relation of relations) yield at({ relation: known(relation, []) })
  for (const laws of someLaws) yield at({ laws })
  for (const holds of ['content', 'key'] as const) yield { ...of, places: [place], resource: { ...of.resource, holds } }
  for (const reason of ['denied', 'throttled'] as const)
    yield { ...of, places: [place], classification: { ...of.classification, people: unknown(reason) } }
  for (const enabled of [known(true, []), known(false, []), unknown('denied')]) {
    const { atRest } = of.facets
    if (atRest !== undefined) yield { ...of, places: [place], facets: { ...of.facets, atRest: { ...atRest, enabled } } }
  }
}
const countries = [
  known('DE', []),
  known('US', []),
  partial('US', 'denied', []),
  unknown('denied'),
  unknown('throttled'),
]

test('whatever changes of a place, and nothing else', () => {
  let count = 0
  for (let number = 0; number < 60; number += 1) {
    for (const of of oneChange(wildSubject(number), number)) {
      assert.equal(inParts.judge(of), whole.judge(of), `change ${count} of subject ${number}`)
      count += 1
    }
  }
  assert.ok(count > 4_000, String(count))
})

const entry: RegisterEntry = {
  id: 'tr-1',
  basis: 'clauses',
  until: '2027-02-10',
  scope: 'fits',
  validity: 'active',
  missing: [],
  selfApproved: false,
  systematic: true,
  invokes: 'nothing',
  conditionChecked: false,
  requires: [],
  risks: [],
}
const requiring = (of: Subject, requires: string[]): Subject => {
  const laws = { gdpr: { ...outside, register: [{ ...entry, requires }] } }
  return { ...of, places: of.places.map((place) => ({ ...place, laws })) }
}
const ofFacets = metadata.controls.filter(({ judges }) => judges !== 'places')

test('whichever controls the register asks for, on whatever facts', () => {
  const decided = new Set<string>()
  for (let number = 0; number < 1_500; number += 1) {
    const [one, other] = [ofFacets[number % ofFacets.length], ofFacets[(number * 7) % ofFacets.length]]
    if (one === undefined || other === undefined) throw new Error('there is no control of a facet')
    const of = requiring(wildSubject(number), number % 3 === 0 ? [one.id, other.id] : [one.id])
    const verdicts = inParts.judge(of)
    assert.equal(verdicts, whole.judge(of), `subject ${number} with ${one.id}`)
    for (const { laws } of verdicts) if (laws?.['gdpr'] !== undefined) decided.add(laws['gdpr'].status)
  }
  assert.equal([...decided].toSorted(), ['fail', 'not_applicable', 'pass', 'permitted', 'unknown'])
})

test('a place is written alike whatever a facet says that no required control reads', () => {
  const texts: string[] = []
  const writing = partsOf(metadata.controls, {
    facet: () => [],
    place: (_, part) => {
      texts.push(part().text)
      return []
    },
  })
  const written = (facts: object): string[] => {
    texts.length = 0
    const { places, ...more } = requiring(withEncryption(facts), ['enc.at-rest'])
    writing.answers({ ...more, places: places.slice(0, 1) }, rule)
    return [...texts]
  }
  const first = written({ enabled: known(true, []), keyOwner: known('none', []) })
  assert.is(first.length, 1)
  assert.equal(written({ enabled: known(true, []), keyOwner: known('customer', []) }), first)
  assert.not.equal(written({ enabled: known(false, []), keyOwner: known('customer', []) }), first)
})

const policies = join(import.meta.dirname, '../../policies')
const sources = globSync('{controls,lib,transfers}/**/*.rego', { cwd: policies })
  .filter((path) => !path.endsWith('_test.rego'))
  .map((path) => [path, readFileSync(join(policies, path), 'utf8').replaceAll(/#.*/g, '')] as const)
const readIn = (source: string): string[] =>
  [...source.matchAll(/\binput\b((?:\.\w+)*)/g)].map(([, path = '']) => path.replaceAll('.', '/'))

test('a control of a facet reads that facet, labels and the context, and its metadata say which', () => {
  let count = 0
  for (const [path, source] of sources) {
    const [, folder, facet] = path.split('/').length === 3 ? path.split('/').toSpliced(0, 0, '') : []
    if (folder !== 'controls' || facet === 'places') continue
    const { reads = [] } = metadata.controls.find(({ file }) => file === `policies/${path}`) ?? {}
    for (const read of readIn(source)) {
      assert.match(read, new RegExp(`^/(facets/${facet}/\\w+|labels/\\w+|context/(recovery/\\w+|required))$`), path)
      assert.ok(reads.includes(read), `${path}: ${read}`)
      count += 1
    }
  }
  assert.ok(count > 40, String(count))
})

test('what is read for places is what stands beside them', () => {
  const read = sources.flatMap(([path, source]) => (/^controls\/(?!places\/)/.test(path) ? [] : readIn(source)))
  assert.equal([...new Set(read)].toSorted(), besidePlaces.toSorted())
})

test('of the way to a place controls read its kind, and whether there is one', () => {
  const ofPlaces = sources.filter(([path]) => !/^controls\/(?!places\/)/.test(path))
  const read = ofPlaces.flatMap(
    ([, source]) => source.match(/\.(?:role|via)\b.*|\b(?:extent|means|mechanism)\b/g) ?? [],
  )
  const asked = new Set(read.map((one) => one.replace(/(null|"\w+").*$/, '$1').replace('!=', '==')))
  assert.equal([...asked].toSorted(), ['.role == "primary"', '.via == null'])
})

const withEncryption = (facts: object): Subject => {
  const { facets, ...more } = subject()
  return { ...more, facets: { ...facets, atRest: { ...facets.atRest, ...facts } as never } } // `as`: broken on purpose
}
const outcomes = (of: Subject) => inParts.judge(of).map(({ outcome }) => outcome)

test('the order of facts within a facet changes nothing', () => {
  const { atRest } = subject().facets
  const turned = Object.fromEntries(Object.entries(atRest ?? {}).toReversed())
  const { facets, ...more } = subject()
  assert.equal(outcomes({ ...more, facets: { ...facets, atRest: turned as never } }), outcomes(subject())) // `as`: the same facts
  const other = { enabled: known(false, []), algorithm: known('x', []), keyOwner: known('none', []) }
  const swapped = Object.fromEntries(Object.entries(other).toReversed())
  assert.equal(outcomes(withEncryption(swapped)), outcomes(withEncryption(other)))
})

const broken: [name: string, facts: object, words: RegExp][] = [
  ['a fact too many', { secret: known('x', []) }, /atRest\.secret is no fact/],
  ['a word for a flag', { enabled: known('true', []) }, /atRest\.enabled holds what is no flag/],
  ['a number for a flag', { enabled: known(1, []) }, /atRest\.enabled holds what is no flag/],
  ['an object', { enabled: known({}, []) }, /atRest\.enabled holds what is no flag/],
  ['a word that is none of those', { keyOwner: known('nobody', []) }, /atRest\.keyOwner/],
  ['a reason that nobody knows', { enabled: { state: 'unknown', reason: 'true' } }, /reason is "true"/],
  ['a fact that is missing', { enabled: undefined }, /atRest\.enabled is missing/],
]
for (const [name, facts, words] of broken) {
  test(`remembering the right one, it refuses ${name}, and each time`, () => {
    outcomes(subject())
    for (const _ of ['first', 'again']) assert.throws(() => outcomes(withEncryption(facts)), words)
  })
}

test('the permission that is told is that of the resource, not of the one that was judged first', () => {
  const blind = (permission: string) => withEncryption({ enabled: unknown('denied', permission) })
  for (const permission of ['s3:GetOne', 's3:GetOther']) {
    const { outcome } = inParts.judge(blind(permission)).find(({ control }) => control === 'enc.at-rest') ?? {}
    assert.equal(outcome, { status: 'unknown', reason: 'denied', permission })
  }
})

test.run()
