// What was not read of a setting is told as one place that nobody knows, beside whatever was read of it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import { pointers } from '../../src/normalize/pointers.ts'

const test = suite('normalize/pointers')

const replicas = (setting: Fact<string[]>) =>
  pointers('replica', 'copying', setting, (all, from) => all.map((one) => ({ locator: known(one, from) })))
const there = { role: 'replica', mechanism: 'copying', locator: known('there', [1]) }
const somewhere = { role: 'replica', mechanism: 'copying', locator: unknown('denied', 'x:List') }

test('a setting that was read leaves what it says', () => {
  assert.equal(replicas(known(['there'], [1])), known([there], [1]))
  assert.equal(replicas(known([], [1])), known([], [1]))
})

test('one that was not read leaves one that nobody knows', () =>
  assert.equal(replicas(unknown('denied', 'x:List')), partial([somewhere], 'denied', [], 'x:List')))

test('one that was read in part leaves both', () => {
  assert.equal(
    replicas(partial(['there'], 'denied', [1], 'x:List')),
    partial([there, somewhere], 'denied', [1], 'x:List'),
  )
  assert.equal(replicas(partial([], 'denied', [1], 'x:List')), partial([somewhere], 'denied', [1], 'x:List'))
})

test.run()
