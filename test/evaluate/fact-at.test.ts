// A pointer finds the fact that a control has read, and so the permission that would tell it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { factAt } from '../../src/evaluate/fact-at.ts'
import { known, unknown } from '../../src/model/fact.ts'
import { subject } from './policy.ts'

const test = suite('evaluate/fact-at')
const denied = unknown('denied', 's3:GetBucketTagging')
const of = { ...subject(), recovery: { rpoHours: denied, copyWanted: known(true, []) } }

test('the recovery that the config asks for', () => {
  assert.equal(factAt(of, '/context/recovery/rpoHours'), denied)
  assert.equal(factAt(of, '/context/recovery/copyWanted'), known(true, []))
})

test('a facet, a label, the country of a place', () => {
  assert.equal(factAt(of, '/facets/atRest/enabled'), known(true, [0]))
  assert.equal(factAt(of, '/labels/people'), known(['eu'], []))
  assert.equal(factAt(of, '/places/1/country'), known('US', []))
})

test('what is no fact is found nowhere', () => {
  for (const pointer of [
    '/context/holds',
    '/context/recovery/constructor',
    '/facets/none/such',
    '/places/9/country',
    '/',
  ])
    assert.is(factAt(of, pointer), undefined, pointer)
})

test.run()
