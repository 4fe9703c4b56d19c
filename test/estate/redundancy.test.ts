// A second copy is good inside the fence and no answer outside it; what was not read may be either.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { redundancyOf } from '../../src/estate/redundancy.ts'
import { known, partial, unknown } from '../../src/model/fact.ts'
import type { Redundancy } from '../../src/model/facets.ts'
import type { Place } from '../../src/model/place.ts'
import { copyIn, frankfurt, place, said } from './resilience-places.ts'

const test = suite('estate/redundancy')
const single = known('single-zone' as const, [0])
const denied = unknown('denied', 's3:GetReplicationConfiguration')
const inside = copyIn('eu-west-1', 'IE')
const outside = copyIn('us-east-1', 'US', { zone: 'outside' })
const unread = place(denied, denied, { role: 'replica', laws: { gdpr: said({ zone: 'unresolved' }) } })

const cases: [name: string, zones: Redundancy['mode'], copies: Place[], expected: Redundancy['mode']][] = [
  ['several zones need no copy', known('multi-zone', [0]), [outside], known('multi-zone', [0])],
  ['one zone, no copy', single, [], single],
  ['a second region inside', single, [outside, inside], known('second-region-inside', [])],
  ['a second region inside, whatever else is unread', denied, [unread, inside], known('second-region-inside', [])],
  ['a second region outside', single, [outside], known('second-region-outside', [])],
  ['a copy in the same region', single, [copyIn('eu-central-1', 'DE')], single],
  ['a snapshot keeps nothing running', single, [{ ...inside, role: 'snapshot' }], single],
  ['a backup abroad but inside', single, [{ ...inside, role: 'backup' }], known('second-region-inside', [])],
  ['a copy whose place is unread', single, [unread], denied],
  ['a copy whose place is unread, beside one outside', single, [unread, outside], denied],
  ['unread zones', denied, [outside], denied],
  ['zones read in part', partial('single-zone', 'throttled', [0]), [], unknown('throttled')],
]
for (const [name, zones, copies, expected] of cases) {
  test(name, () => assert.equal(redundancyOf(zones, [frankfurt, ...copies]), expected))
}

test('whether a copy outside is in another region at all is open, and no answer would pass', () => {
  const lost = place(denied, known('US', []), { role: 'replica', laws: { gdpr: said({ zone: 'outside' }) } })
  assert.equal(
    redundancyOf(single, [frankfurt, lost]),
    partial('single-zone', 'denied', [], 's3:GetReplicationConfiguration'),
  )
})

test.run()
