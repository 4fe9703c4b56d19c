// A fact rests on the answer it names; a list on all its pages.
import * as v from 'valibot'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer } from '../../../src/model/observation.ts'
import { others } from '../../../src/model/planned.ts'
import { ask, askPages, call } from '../../../src/normalize/aws/answers.ts'

const test = suite('normalize/aws/answers')

const origin = (operation: string) => ({ operation, observedAt: '2026-11-23T12:00:00Z' })
const listing = call('rds:DescribeDBParameters')
const page = (items: string[], next?: string): Answer => ({ origin: origin(listing.operation), body: { items, next } })
const refused = (error: string): Answer => ({ origin: origin(listing.operation), error })
const other: Answer = { origin: origin('rds:DescribeDBInstances'), body: 'orders' }
const shape = v.object({ items: v.array(v.string()), next: v.optional(v.string()) })
const denied = { state: 'unknown', reason: 'denied', permission: listing.permission }

test('an answer is named by its place among all answers', () => {
  assert.equal(ask([page([]), other], call('rds:DescribeDBInstances'), v.string()), {
    state: 'known',
    value: 'orders',
    from: [1],
  })
})

const lists: [name: string, answers: Answer[], expected: unknown][] = [
  ['one page', [page(['a'])], { state: 'known', value: ['a'], from: [0] }],
  [
    'two pages with another answer between',
    [page(['a'], 'b'), other, page(['b'])],
    { state: 'known', value: ['a', 'b'], from: [0, 2] },
  ],
  ['an empty page that is the last', [page([])], { state: 'known', value: [], from: [0] }],
  [
    'a page that was not read',
    [page(['a'], 'b')],
    { state: 'partial', value: ['a'], reason: 'not-recorded', permission: listing.permission, from: [0] },
  ],
  [
    'a page of which a plan tells some',
    [{ origin: origin(listing.operation), body: { items: ['a', others] } }],
    { state: 'partial', value: ['a'], reason: 'not-recorded', from: [0] },
  ],
  [
    'a page of which a plan tells nothing',
    [{ origin: origin(listing.operation), body: { items: [others] } }],
    { state: 'partial', value: [], reason: 'not-recorded', from: [0] },
  ],
  [
    'a page that was refused',
    [page(['a'], 'b'), refused('AccessDenied')],
    { state: 'partial', value: ['a'], reason: 'denied', permission: listing.permission, from: [0, 1] },
  ],
  ['nothing but a refusal', [refused('AccessDenied')], denied],
  ['an empty page and a refusal', [page([], 'b'), refused('AccessDenied')], denied],
  ['no page at all', [other], { state: 'unknown', reason: 'not-recorded', permission: listing.permission }],
]
for (const [name, answers, expected] of lists) {
  test(`a list of ${name}`, () => {
    assert.equal(
      askPages(
        answers,
        listing,
        v.pipe(
          shape,
          v.transform(({ items, next }) => ({ items, next })),
        ),
      ),
      expected,
    )
  })
}

test.run()
