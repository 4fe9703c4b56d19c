// A copy counts as kept inside only where the fence, the mandates and the zone of every law that is concerned say so.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { insideFence, insideZone } from '../../src/estate/inside.ts'
import { type Fact, known, partial, unknown } from '../../src/model/fact.ts'
import type { PlaceLaw } from '../../src/model/law.ts'
import { copyIn, frankfurt, place, said } from './resilience-places.ts'

const test = suite('estate/inside')
const denied = unknown('denied', 's3:ListBucket')

const zones: [name: string, law: Partial<PlaceLaw>, expected: Fact<boolean>][] = [
  ['inside the zone', {}, known(true, [])],
  ['outside it', { zone: 'outside' }, known(false, [])],
  ['outside it, and nobody has said whose data it is', { zone: 'outside', concern: 'undeclared' }, known(false, [])],
  ['outside it, and nobody could read whose', { zone: 'outside', concern: 'unknown' }, unknown('unresolved')],
  ['outside the zone of a law that is not concerned', { zone: 'outside', concern: 'no' }, known(true, [])],
  ['a law without a zone', { zone: 'none' }, known(true, [])],
  ['a country that a mandate forbids', { hardRule: 'ru-242-fz' }, known(false, [])],
  ['outside our fence', { fence: 'outside' }, known(false, [])],
  ['inside our fence', { fence: 'inside' }, known(true, [])],
]
for (const [name, law, expected] of zones) {
  test(`${name}: ${JSON.stringify(expected)}`, () =>
    assert.equal(insideZone(copyIn('x', 'XX', law), frankfurt), expected))
}

test('where the original is outside as well, an undeclared copy leaves nothing', () => {
  const abroad = copyIn('us-east-1', 'US', { zone: 'outside', concern: 'undeclared' })
  assert.equal(insideZone(abroad, abroad), known(true, []))
})

test('where the original is outside as well, a copy of data that nobody could read is not known to be kept inside', () => {
  const abroad = copyIn('us-east-1', 'US', { zone: 'outside', concern: 'unknown' })
  assert.equal(insideZone(abroad, abroad), unknown('unresolved'))
  const named = copyIn('us-east-1', 'US', { zone: 'none', hardRule: 'in-payment', concern: 'unknown' })
  assert.equal(insideZone(named, named), unknown('unresolved'))
})

test('a law that no original knows is a law all the same', () => {
  const copy = place(known('x', []), known('XX', []), { laws: { lgpd: said({ zone: 'outside' }) } })
  assert.equal(insideZone(copy, frankfurt), known(false, []))
})

test('an unread country is inside no zone, and outside none', () => {
  const lost = place(denied, denied, { laws: { gdpr: said({ zone: 'unresolved' }) } })
  assert.equal(insideZone(lost, frankfurt), denied)
  const fenced = place(denied, denied, { laws: { gdpr: said({ zone: 'unresolved', fence: 'unresolved' }) } })
  assert.equal([insideFence(fenced), insideZone(fenced, frankfurt)], [denied, denied])
})

test('without a fence every place is inside it', () => {
  assert.equal(insideFence(place(denied, denied)), known(true, []))
})

test('a country read in part proves the outside only', () => {
  const half = partial('US', 'throttled', [])
  const outside = place(half, half, { laws: { gdpr: said({ fence: 'outside' }) } })
  assert.equal(insideFence(outside), partial(false, 'throttled', []))
  const within = place(half, half, { laws: { gdpr: said({ fence: 'inside' }) } })
  assert.equal([insideFence(within), insideZone(within, frankfurt)], Array(2).fill(partial(true, 'throttled', [])))
  const unfenced = place(half, half, { laws: { gdpr: said({}) } })
  assert.equal(insideZone(unfenced, frankfurt), partial(true, 'throttled', []))
})

test.run()
