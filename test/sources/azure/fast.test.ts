// Fast: what lists and Resource Graph tell, and no question about one resource; what is left is said not to have been asked.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { armTypes } from '../../../src/sources/azure/arm-types.ts'
import { observeAzure } from '../../../src/sources/azure/index.ts'
import { factsOf, toResource } from '../../normalize/aws/facts-of.ts'
import { plantedAzure } from '../../planted/azure/index.ts'
import { operationOf } from '../../planted/azure/operations.ts'
import { archive, group } from '../../planted/azure/planting.ts'
import { armServer, type Options } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { optionsFor, scan } from './sweep.ts'

const test = suite('sources/azure/fast')

const { estate } = plantedAzure()

async function read(fast: boolean, options: Options = {}) {
  await using server = await armServer(estate, options)
  const more = { fast, rate: { burst: 10_000, perSecond: 10_000 } }
  const { seen, gaps } = await scan(optionsFor(server, more))
  return { seen: new Map(seen.map((one) => [one.nativeId, one])), gaps, calls: server.calls }
}

/** Types that no list of a subscription has. */
const held = [...armTypes.values()].flatMap(({ holds = [] }) => holds.map(({ type }) => type))

test('of what no list has, nobody says that there is none', async () => {
  // A vault, or the region of a database.
  const lists = estate.resources.flatMap((one) =>
    (armTypes.get(one.type.toLowerCase())?.holds ?? []).map(
      ({ type, path, within }) => [`${within?.(one.id, one) ?? one.id}${path}`.toLowerCase(), type] as const,
    ),
  )
  const expected = [...new Map(lists).values()].toSorted()
  assert.ok(expected.length > new Set(held).size)
  for (const options of [{}, { graph: false }]) {
    const { gaps } = await read(true, options)
    assert.equal(
      gaps
        .filter(({ reason }) => reason === 'not-asked')
        .map(({ type, permission }) => `${type} ${permission}`)
        .toSorted(),
      expected.map((type) => `${type} undefined`),
    )
  }
})

test('of what is above a resource, which tells of nothing that is asked here, no row is fetched', async () => {
  const named = async (fast: boolean) => {
    const { calls } = await read(fast)
    return calls.some(({ body }) => body.includes("'microsoft.sql/servers'"))
  }
  assert.equal([await named(false), await named(true)], [true, false])
})

const told = (status: number, body: object): Bad => ({ status, body: JSON.stringify(body) })

const isGraph = (type: string): boolean => armTypes.get(type.toLowerCase())?.graph !== false

test('the same resources by a handful of calls, none of which is about one of them', async () => {
  const [whole, quick] = [await read(false), await read(true)]
  const listed = [...whole.seen].filter(([, { type }]) => !held.includes(type)).map(([id]) => id)
  assert.ok(listed.length < whole.seen.size)
  assert.equal([...quick.seen.keys()].toSorted(), listed.toSorted())
  assert.equal(
    new Set(quick.calls.map(operationOf)),
    new Set([
      '/subscriptions',
      '/subscriptions/*/locations',
      '/subscriptions/* microsoft.insights/diagnosticsettings',
      '/subscriptions/* microsoft.authorization/policyassignments',
      '/subscriptions/* microsoft.authorization/policyexemptions',
      '/subscriptions/*/resources',
      ' microsoft.resourcegraph/resources',
    ]),
  )
  assert.is(quick.calls.length, 13)
})

test('of what Resource Graph has the own body is there, of the others nothing, and each says that no more was asked', async () => {
  const { seen } = await read(true)
  for (const [id, { type, answers, unasked }] of seen) {
    if (!armTypes.has(type.toLowerCase())) continue
    assert.equal([answers.length, unasked], [isGraph(type) ? 1 : 0, true], id)
  }
})

test('what only a question could tell is unknown for that reason, and names no right that would mend it', async () => {
  const { seen } = await read(true)
  let checked = 0
  for (const one of seen.values()) {
    if (!armTypes.has(one.type.toLowerCase())) continue
    const found = normalize(one)
    if (found === undefined) continue
    if (!isGraph(one.type)) {
      assert.is('reason' in found ? found.reason : found, 'not-asked')
      continue
    }
    for (const [path, fact] of Object.entries(factsOf(toResource(found)))) {
      if (fact.state === 'unknown' && fact.reason === 'not-asked') checked += 1
      if (fact.state === 'unknown' && path.startsWith('logging'))
        assert.equal(fact, { state: 'unknown', reason: 'not-asked' })
    }
  }
  assert.ok(checked > 50)
})

test('without Resource Graph nothing but names is told, and nothing is asked for it', async () => {
  const { seen, calls } = await read(true, { graph: false })
  assert.ok([...seen.values()].every(({ type, answers }) => !armTypes.has(type.toLowerCase()) || answers.length === 0))
  assert.ok(calls.length < 16)
})

const refusals: [name: string, bad: Bad, reason: string, permission?: string][] = [
  [
    'refused',
    told(403, { error: { code: 'AuthorizationFailed' } }),
    'denied',
    'Microsoft.ResourceGraph/resources/read',
  ],
  ['without a list', told(200, {}), 'malformed'],
  ['without an end', told(200, { data: [], $skipToken: 'again' }), 'malformed'],
]
for (const [name, bad, reason, permission] of refusals) {
  test(`Resource Graph ${name} is a gap of its own, for nobody else is asked`, async () => {
    const { gaps } = await read(true, { spoil: ({ path }) => (path.includes('ResourceGraph') ? bad : undefined) })
    assert.equal(
      gaps
        .filter((gap) => gap.reason !== 'not-asked')
        .map((gap) => [gap.service, gap.operation, gap.reason, gap.permission]),
      [group, archive].map(() => ['Microsoft.ResourceGraph', 'resources/read', reason, permission]),
    )
  })
}

test('a scan that asks says nothing of Resource Graph, of which it can do without', async () => {
  assert.equal((await read(false, { graph: false })).gaps, [])
})

test('a scan that asks is not fast', async () => {
  await using server = await armServer(estate)
  for await (const told of observeAzure(optionsFor(server, { rate: { burst: 10_000, perSecond: 10_000 } })))
    if ('record' in told && told.record.kind === 'observation') assert.is(told.record.unasked, undefined)
})

test.run()
