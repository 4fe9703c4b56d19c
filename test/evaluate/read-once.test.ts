// An answer that was read once is proven against each subject all the same.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { readOnce } from '../../src/evaluate/read-once.ts'
import type { Subject } from '../../src/model/subject.ts'
import { outside, subject } from './policy.ts'

const test = suite('evaluate/read-once')

/** How often the text of an answer was read, for one subject after the other. */
function readings(...subjects: Subject[]): number {
  let count = 0
  const answersTo = readOnce(() => {
    count += 1
    return []
  })
  for (const one of subjects) answersTo('the same text', one)
  return count
}

const { resource, places, ...more } = subject()
const typed = (type: string): Subject => ({ ...more, places, resource: { ...resource, type } })
const under = (laws: string[]): Subject => ({
  ...more,
  resource,
  places: places.map((place) => ({ ...place, laws: Object.fromEntries(laws.map((law) => [law, outside])) })),
})

test('subjects of one shape share it', () => assert.is(readings(subject(), subject()), 1))
test('the text of another type is read again', () => assert.is(readings(subject(), typed('AWS::RDS::DBInstance')), 2))
test('so is that of other laws', () => assert.is(readings(under(['gdpr']), under(['gdpr', 'lgpd'])), 2))
test('so is that of fewer places', () =>
  assert.is(readings(subject(), { ...subject(), places: places.slice(0, 1) }), 2))

test.run()
