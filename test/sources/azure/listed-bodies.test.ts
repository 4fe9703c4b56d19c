// Bodies that a provider lists for a whole subscription: one question where there would be one about each.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armTypes } from '../../../src/sources/azure/arm-types.ts'
import { armServer, type Options } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { idOf, optionsFor, scan, subscription } from './sweep.ts'

const test = suite('sources/azure/listed bodies')

const cache = (name: string) => ({
  id: idOf(`Microsoft.Cache/Redis/${name}`),
  name,
  type: 'Microsoft.Cache/Redis',
  location: 'West Europe',
  properties: { minimumTlsVersion: '1.2', accessKeys: { primaryKey: 'secret' }, linkedServers: [] },
})
const [one, other] = [cache('one'), cache('other')]
const list = `/subscriptions/${subscription}/providers/microsoft.cache/redis`

async function read(resources: readonly ReturnType<typeof cache>[], options: Options = {}) {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources }, options)
  const { seen, gaps } = await scan(optionsFor(server))
  const caches = seen
    .filter(({ type }) => type.toLowerCase() === 'microsoft.cache/redis')
    .map(({ nativeId, answers: [own] }) => [nativeId, own && 'body' in own ? own.body : own?.error])
  const paths = server.calls.map(({ path }) => path.toLowerCase())
  const bodies = paths.filter((path) => path === list || resources.some(({ id }) => id.toLowerCase() === path))
  return { told: new Map(caches as [string, unknown][]), gaps, bodies: bodies.toSorted() }
}

const bodyOf = ({ properties: { minimumTlsVersion, linkedServers }, ...rest }: ReturnType<typeof cache>) => ({
  ...rest,
  properties: { minimumTlsVersion, linkedServers },
})
const whole = new Map([one, other].map((each) => [each.id.toLowerCase(), bodyOf(each)]))
const ids = [one, other].map(({ id }) => id.toLowerCase())
const instead =
  (bad: Bad): Required<Options>['spoil'] =>
  ({ path }) =>
    path.toLowerCase() === list ? bad : undefined

test('two of a type are told by one list, without their secrets', async () => {
  const { told, gaps, bodies } = await read([one, other])
  assert.equal([told, gaps, bodies], [whole, [], [list]])
})

test('of one alone the list is not asked for', async () => {
  const { told, bodies } = await read([one])
  assert.equal([told.size, bodies], [1, [one.id.toLowerCase()]])
})

const bad: readonly [name: string, bad: Bad][] = [
  ['refused', { status: 403, body: '{"error":{"code":"AuthorizationFailed"}}' }],
  ['no list', { status: 200, body: '{}' }],
  ['of another subscription only', { status: 200, body: '{"value":[]}' }],
  ['of items without properties', { status: 200, body: JSON.stringify({ value: [{ id: one.id, type: one.type }] }) }],
  [
    'that leads to elsewhere',
    { status: 200, body: '{"value":[],"nextLink":"https://elsewhere.example/page?api-version=2024-11-01"}' },
  ],
]
for (const [name, answer] of bad) {
  test(`a list ${name}: each is asked for by itself`, async () => {
    const { told, gaps, bodies } = await read([one, other], { spoil: instead(answer) })
    assert.equal([told, gaps, bodies], [whole, [], [list, ...ids].toSorted()])
  })
}

test('one that the list does not have is asked for', async () => {
  const half = { status: 200, body: JSON.stringify({ value: [one] }) }
  const { told, bodies } = await read([one, other], { spoil: instead(half) })
  assert.equal([told, new Set(bodies)], [whole, new Set([list, other.id.toLowerCase()])])
})

test('what is only in the list was made in between', async () => {
  const third = cache('third')
  const longer = { status: 200, body: JSON.stringify({ value: [one, other, third] }) }
  const { told } = await read([one, other], { spoil: instead(longer) })
  assert.equal(told.get(third.id.toLowerCase()), bodyOf(third))
})

test('only of types that Resource Graph is not asked for', () => {
  for (const { type, graph, listed } of armTypes.values()) assert.not.ok(listed && graph !== false, type)
})

test.run()
