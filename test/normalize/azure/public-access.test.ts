// Rules for addresses shut nobody out where one of them lets in every address there is.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known } from '../../../src/model/fact.ts'
import { addressRules, isOpen, ruleSet, shutsOut, verdictOnAll } from '../../../src/normalize/azure/public-access.ts'
import { decode } from '../../../src/normalize/decode.ts'
import { reading } from '../aws/facts-of.ts'

const test = suite('normalize/azure/public-access')

test('what is left to a perimeter its own rules say, which nobody has asked for', () => {
  assert.equal(
    (['Enabled', 'Disabled', 'SecuredByPerimeter'] as const).map((word) => reading(isOpen(known(word, [0])))),
    [true, false, 'unsupported'],
  )
})

const lists: [rules: unknown, shutting: unknown][] = [
  [[], false],
  [['192.0.2.0/24'], true],
  [['192.0.2.1'], true],
  [[{ ipAddressOrRange: '198.51.100.1' }, { value: '192.0.2.0/24' }], true],
  [['192.0.2.0/24', '0.0.0.0/0'], false],
  [['0.0.0.0/1', '128.0.0.0/1'], false],
  [[{ value: ' 0.0.0.0/00 ' }], false],
  [['2001:db8::/32'], true],
  [['::/0'], false],
  [['10.0.0.0/8'], true],
  [[{}], 'malformed'],
  [[7], 'malformed'],
  ['0.0.0.0/0', 'malformed'],
]
for (const [rules, shutting] of lists)
  test(`${JSON.stringify(rules)} shuts others out: ${String(shutting)}`, () =>
    assert.is(reading(decode(shutsOut, rules, [0])), shutting))

const orders: [rules: unknown, verdict: unknown][] = [
  [[{ action: 'Reject', ipMask: '0.0.0.0/0' }], 'shut out'],
  [
    [
      { action: 'Accept', ipMask: '192.0.2.1' },
      { action: 'Reject', ipMask: '0.0.0.0/0' },
    ],
    'shut out',
  ],
  [
    [
      { action: 'Accept', ipMask: '0.0.0.0/0' },
      { action: 'Reject', ipMask: '0.0.0.0/0' },
    ],
    'let in',
  ],
  [[{ action: 'Reject', ipMask: '192.0.2.1' }], undefined],
]
for (const [rules, verdict] of orders)
  test(`in their order ${JSON.stringify(rules)}: ${String(verdict)}`, () => {
    const told = decode(addressRules, rules, [0])
    assert.is(told.state === 'known' && verdictOnAll(told.value), verdict)
  })

const sets: [rules: unknown, open: unknown][] = [
  [{ defaultAction: 'Allow' }, true],
  [{ defaultAction: 'Deny' }, false],
  [{ defaultAction: 'Deny', ipRules: [{ action: 'Allow', value: '192.0.2.0/24' }] }, false],
  [{ defaultAction: 'Deny', ipRules: [{ action: 'Allow', ipMask: '0.0.0.0/0' }] }, true],
  [{ defaultAction: 'Perhaps' }, 'malformed'],
  [{ defaultAction: 'Deny', ipRules: [{ action: 'Perhaps', ipMask: '0.0.0.0/0' }] }, 'malformed'],
  [{}, 'malformed'],
]
for (const [rules, open] of sets)
  test(`${JSON.stringify(rules)} lets everybody in: ${String(open)}`, () =>
    assert.is(reading(decode(ruleSet, rules, [0])), open))

test.run()
