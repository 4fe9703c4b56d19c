// Subscriptions below a management group are read as if each were named; a group that cannot be read is a gap, and never "none".
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { armServer, type Options } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { optionsFor, scan } from './sweep.ts'

const test = suite('sources/azure/management groups')

const guid = (last: number): string => `0a1b2c3d-0000-4000-8000-00000000000${last}`
const [one, two, other, hidden] = [guid(1), guid(2), guid(3), guid(4)]
const below = (group: string) => `/providers/microsoft.management/managementgroups/${group}/descendants`
const subscriptionBelow = (id: string) => ({
  id: `/subscriptions/${id.toUpperCase()}`,
  type: '/subscriptions',
  name: id,
})
const groupBelow = { id: '/providers/Microsoft.Management/managementGroups/team', name: 'team' }

const estate = {
  subscriptions: [one, two, other].map((subscriptionId) => ({ subscriptionId })),
  resources: [],
  beside: {
    [below('corp')]: { value: [groupBelow, subscriptionBelow(one), subscriptionBelow(two)] },
    [below('wide')]: { value: [subscriptionBelow(other), subscriptionBelow(hidden)] },
    [below('odd')]: { value: [subscriptionBelow(one), { id: '/subscriptions/nobody' }] },
  },
}

async function read(
  more: { managementGroups: string[]; subscriptions?: string[]; accounts?: string[] },
  options: Options = {},
) {
  await using server = await armServer(estate, options)
  const { seen, gaps } = await scan(optionsFor(server, more))
  return {
    seen: seen.map(({ nativeId }) => nativeId).toSorted(),
    gaps: gaps.map(({ account, operation, reason, permission }) => [account, operation, reason, permission]),
  }
}

test('those below a group, at any depth, and no other', async () => {
  assert.equal(await read({ managementGroups: ['corp'] }), { seen: [one, two], gaps: [] })
})

test('beside those that are named; each once, and one that is not reached is a gap', async () => {
  const { seen, gaps } = await read({ managementGroups: ['corp', 'wide'], subscriptions: [two] })
  assert.equal(seen, [one, two, other])
  assert.equal(gaps, [[hidden, 'subscriptions/read', 'denied', 'Microsoft.Resources/subscriptions/read']])
})

const action = 'Microsoft.Management/managementGroups/descendants/read'
const refused = (status: number, code: string): Bad => ({ status, body: JSON.stringify({ error: { code } }) })
const troubles: readonly [name: string, bad: Bad, reason: string, permission?: string][] = [
  ['denied', refused(403, 'AuthorizationFailed'), 'denied', action],
  ['missing', refused(404, 'NotFound'), 'denied', action],
  ['empty', { status: 200, body: '{"value":[]}' }, 'denied', action],
  ['without a list', { status: 200, body: '{}' }, 'malformed'],
  ['a login page', { status: 200, type: 'text/html', body: '<html></html>' }, 'malformed'],
]

for (const [name, bad, reason, permission] of troubles) {
  test(`a group that is ${name}: a gap, and no other subscription in its place`, async () => {
    const spoil: Options['spoil'] = ({ path }) => (path.toLowerCase() === below('corp') ? bad : undefined)
    const gap = ['', 'managementGroups/descendants/read', reason, permission]
    assert.equal(await read({ managementGroups: ['corp'] }, { spoil }), { seen: [], gaps: [gap] })
    assert.equal(await read({ managementGroups: ['corp', 'wide'] }, { spoil }).then(({ seen }) => seen), [other])
  })
}

test('one that is no subscription: what is left is read, and the list is not whole', async () => {
  const gap = ['', 'managementGroups/descendants/read', 'malformed', undefined]
  assert.equal(await read({ managementGroups: ['odd'] }), { seen: [one], gaps: [gap] })
})

test('--account chooses among them, and one that is not below the group is refused', async () => {
  assert.equal((await read({ managementGroups: ['corp'], accounts: [two] })).seen, [two])
  const error: unknown = await read({ managementGroups: ['corp'], accounts: [other] }).catch(
    (thrown: unknown) => thrown,
  )
  assert.match(String(error), 'was not selected')
})

test.run()
