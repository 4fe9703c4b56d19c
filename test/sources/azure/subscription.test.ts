// The subscription itself: its regions, and whether its activity log is kept; what is not told stays unknown.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { armServer, type Asked, type Estate } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { idOf, optionsFor, scan, subscription } from './sweep.ts'

const test = suite('sources/azure/subscription')

const path = `/subscriptions/${subscription}`
const diagnostics = `${path}/providers/microsoft.insights/diagnosticsettings`
const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const keeps = (category: string, enabled = true) => ({
  value: [{ properties: { workspaceId: workspace, logs: [{ category, enabled }] } }],
})

async function read(changes: Partial<Estate> = {}, spoil?: (asked: Asked) => Bad | undefined) {
  const estate = {
    subscriptions: [{ subscriptionId: subscription }],
    resources: [],
    beside: { [diagnostics]: keeps('Administrative') },
    ...changes,
  }
  await using server = await armServer(estate, spoil === undefined ? {} : { spoil })
  const { seen, gaps } = await scan(optionsFor(server))
  const [only] = seen
  if (only === undefined) throw new Error('the subscription was not seen')
  const found = toResource(normalize(only))
  const facts = factsOf(found)
  return {
    gaps,
    regions: reading(facts['audit.enabledRegions']),
    dark: reading(facts['audit.unloggedRegions']),
    guarded: reading(facts['guardrail.enforced']),
    sinks: referencesOf(found).map(({ locator }) => reading(locator)),
  }
}

test('policies are asked for as they apply to the subscription, those of groups around it too, and exemptions of what is within it as well', async () => {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources: [] })
  await scan(optionsFor(server))
  const asked = server.calls.filter(({ path: one }) => one.includes('Microsoft.Authorization'))
  assert.equal(
    new Map(asked.map(({ path: one, query }) => [one.slice(one.lastIndexOf('/') + 1), query.get('$filter')])),
    new Map([
      ['policyAssignments', 'atScope()'],
      ['policyExemptions', null],
    ]),
  )
})

const all = ['brazilsouth', 'northeurope', 'westeurope']

test('its regions are those that are places, and its log is kept', async () => {
  assert.equal(await read(), { gaps: [], regions: all, dark: [], guarded: false, sinks: [workspace] })
})

for (const [name, kept] of [
  ['of another category', keeps('Policy')],
  ['that is switched off', keeps('Administrative', false)],
  ['of nothing', { value: [] }],
] as const) {
  test(`a log ${name} leaves every region without one`, async () => {
    assert.equal((await read({ beside: { [diagnostics]: kept } })).dark, all)
  })
}

test('a list without regions is no answer', async () => {
  assert.is((await read({ locations: [] })).regions, 'malformed')
})

const error = (status: number, code: string): Bad => ({ status, body: JSON.stringify({ error: { code } }) })
const faults: Readonly<Record<string, [bad: Bad, reason: string]>> = {
  denied: [error(403, 'AuthorizationFailed'), 'denied'],
  throttled: [{ ...error(429, 'TooManyRequests'), headers: { 'retry-after': '0' } }, 'throttled'],
  empty: [{ status: 200, body: '{}' }, 'malformed'],
  'a login page': [{ status: 200, type: 'text/html', body: '<html></html>' }, 'malformed'],
  'a fault in HTML': [{ status: 500, type: 'text/html', body: '<html></html>' }, 'timeout'],
}
for (const [fault, [bad, reason]] of Object.entries(faults)) {
  test(`regions, ${fault}`, async () => {
    const { regions, dark } = await read({}, ({ path: asked }) => (asked === `${path}/locations` ? bad : undefined))
    assert.equal([regions, dark], [reason, []])
  })
  test(`its log, ${fault}`, async () => {
    const { dark, sinks } = await read({}, ({ path: asked }) => (asked.toLowerCase() === diagnostics ? bad : undefined))
    assert.equal([dark, sinks], [reason, [reason]])
  })
  for (const list of ['policyAssignments', 'policyExemptions']) {
    test(`its ${list}, ${fault}`, async () => {
      const { guarded } = await read({}, ({ path: asked }) =>
        asked === `${path}/providers/Microsoft.Authorization/${list}` ? bad : undefined,
      )
      assert.is(guarded, reason)
    })
  }
  test(`its resources, ${fault}`, async () => {
    const { gaps } = await read({}, ({ path: asked }) => (asked === `${path}/resources` ? bad : undefined))
    assert.equal(
      gaps.map((gap) => [gap.operation, gap.reason, gap.permission]),
      [
        [
          'subscriptions/resources/read',
          reason,
          fault === 'denied' ? 'Microsoft.Resources/subscriptions/resources/read' : undefined,
        ],
      ],
    )
  })
}

for (const [state, read_] of [
  ['Warned', true],
  ['PastDue', true],
  ['Disabled', false],
  ['Deleted', false],
] as const) {
  test(`a subscription that is ${state} is ${read_ ? 'read' : 'a gap'}`, async () => {
    await using server = await armServer({ subscriptions: [{ subscriptionId: subscription, state }], resources: [] })
    const { seen, gaps } = await scan(optionsFor(server))
    assert.equal([seen.length, gaps.map(({ reason }) => reason)], read_ ? [1, []] : [0, ['not-enabled']])
  })
}

test('an empty list of subscriptions is no proof that there are none: it is what whoever has no right sees', async () => {
  await using server = await armServer({ subscriptions: [], resources: [] })
  const { seen, gaps } = await scan(optionsFor(server))
  assert.equal(seen, [])
  assert.equal(
    gaps.map(({ reason, permission }) => [reason, permission]),
    [['denied', 'Microsoft.Resources/subscriptions/read']],
  )
})

const other = subscription.replace(/1$/, '2')
const unread: [name: string, answer: Bad | undefined, reason: string][] = [
  ['is not shown', undefined, 'denied'],
  ['cannot be shown, as the list is refused', error(403, 'AuthorizationFailed'), 'denied'],
  ['cannot be shown, as the list hangs', error(503, 'ServiceUnavailable'), 'timeout'],
]
for (const [name, bad, reason] of unread) {
  // Under its own id: a gap of nobody's would be left out with all that was not selected.
  test(`one that is asked for and ${name} is a gap of its own`, async () => {
    const spoil = ({ path: asked }: Asked) => (asked === '/subscriptions' ? bad : undefined)
    await using server = await armServer({ subscriptions: [], resources: [] }, { spoil })
    const { gaps } = await scan(optionsFor(server, { accounts: [other] }))
    assert.equal(
      gaps.map((gap) => [gap.account, gap.reason]),
      [[other, reason]],
    )
  })
}

test('one that the config names and nobody shows is a gap, with the right that would show it', async () => {
  await using server = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources: [] })
  const { seen, gaps } = await scan(optionsFor(server, { subscriptions: [other] }))
  assert.equal(seen, [])
  assert.equal(
    gaps.map(({ account, reason, permission }) => [account, reason, permission]),
    [[other, 'denied', 'Microsoft.Resources/subscriptions/read']],
  )
})

test.run()
