// What Azure Policy makes sure of for new resources: only by a built-in definition that does it, and in the whole subscription.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { policyDefaults } from '../../../src/normalize/azure/policy-defaults.ts'
import { reading } from '../aws/facts-of.ts'
import { subscriptionId } from './observed.ts'
import { underPolicies } from './under-policies.ts'

const test = suite('normalize/azure/policy-defaults')

const own = `/subscriptions/${subscriptionId}`
const builtIn = '/providers/Microsoft.Authorization'
const definition = (name: string) => `${builtIn}/policyDefinitions/${name}`
const denying = definition('4fa4b6c0-31ca-4c0d-b10d-24b96f62a751')
const changing = definition('13502221-8df0-4414-9937-de9c5c4e396b')
const [ofBlobs, ofFiles, ofQueues, ofTables] = [
  'b4fe1a3b-0715-4c6c-a5ea-ffc33cf823cb',
  '25a70cc8-2bd4-47f1-90b6-1478e4662c96',
  '7bd000e3-37c7-4928-9f31-86c4b77c5c45',
  '2fb86bf3-d221-43d1-96d1-2434af34eaa0',
].map(definition) as [string, string, string, string] // `as`: there are four
const labelling = definition('871b6d14-10aa-478d-b590-94f262ecfa99')
const labellingWith = definition('1e30110a-5ceb-460c-a204-c1c3969c6d62')
const benchmark = `${builtIn}/policySetDefinitions/1f3afdf9-d0c9-4c3d-847f-89da613e70a8`

const id = `${own}/providers/Microsoft.Authorization/policyAssignments/one`
const assigned = (policyDefinitionId: string, parameters: Record<string, unknown> = {}, more: object = {}) => ({
  id,
  properties: {
    policyDefinitionId,
    parameters: Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, { value }])),
    ...more,
  },
})

const above =
  '/providers/Microsoft.Management/managementGroups/all/providers/Microsoft.Authorization/policyAssignments/one'
const nobody = { type: 'None' }
const deploying = (policyDefinitionId: string) => ({
  ...assigned(policyDefinitionId, { logAnalytics: 'logs' }),
  identity: { type: 'SystemAssigned' },
})
const sending = (parameters?: Record<string, unknown>) => [
  ...[ofBlobs, ofFiles, ofQueues].map(deploying),
  ...(parameters === undefined ? [] : [{ ...assigned(ofTables, parameters), identity: { type: 'UserAssigned' } }]),
]

function read(...policies: Parameters<typeof underPolicies>) {
  const { publicBlocked, volumesEncrypted, logsRouted, labelsRequired } = policyDefaults(underPolicies(...policies))
  return [publicBlocked, volumesEncrypted, logsRouted, labelsRequired].map(reading)
}

const none = [false, true, false, false]
const blocked = [true, true, false, false]
const routed = [false, true, true, false]
const required = [false, true, false, true]
const open = ['unsupported', true, 'unsupported', 'unsupported']

const cases: [name: string, assignments: object[], expected: unknown[]][] = [
  ['nothing', [], none],
  ['one that denies anonymous access', [assigned(denying, { effect: 'Deny' })], blocked],
  ['one that only reports it, as it usually does', [assigned(denying)], none],
  ['one that is told to report it', [assigned(denying, { effect: 'Audit' })], none],
  ['one that turns it off, as it usually does', [assigned(changing)], blocked],
  ['one that would, and is off', [assigned(changing, { effect: 'Disabled' })], none],
  ['what sends on all that is done with accounts', [ofBlobs, ofFiles, ofQueues, ofTables].map(deploying), routed],
  ['what sends on what is done with blobs alone', [deploying(ofBlobs)], none],
  ['what leaves out tables', [ofBlobs, ofFiles, ofQueues].map(deploying), none],
  ['what sends on their metrics alone', sending({ logsEnabled: false }), none],
  ['what misses them and does nothing', sending({ effect: 'AuditIfNotExists' }), none],
  ['what would send them on as nobody', [...sending(), assigned(ofTables)], none],
  ['what would send them on as nobody, and says so', [...sending(), { ...assigned(ofTables), identity: nobody }], none],
  ['one that wants a tag', [assigned(labelling, { tagName: 'DataClass' })], required],
  ['one that wants a tag with a value', [assigned(labellingWith)], required],
  ['one that does not do it, and says so', [assigned(labelling, {}, { enforcementMode: 'DoNotEnforce' })], none],
  ['one for those that enrol', [assigned(labelling, {}, { enforcementMode: 'Enroll' })], none],
  ['one to a group', [{ ...assigned(labelling), id: id.replace('/providers', '/resourceGroups/lab/providers') }], none],
  ['one to a group above', [{ ...assigned(labelling), id: above }], required],
  ['one to another subscription', [{ ...assigned(labelling), id: id.replace(subscriptionId, 'another') }], none],
  ['one for some resources', [assigned(labelling, {}, { resourceSelectors: [{ name: 'some' }] })], none],
  ['one that leaves a group out', [assigned(labelling, {}, { notScopes: [`${own}/resourceGroups/lab`] })], none],
  ['another built-in one', [assigned(definition('e56962a6-4747-49cd-b67b-bf8b01975c4c'), { effect: 'Deny' })], none],
  ['the benchmark, which only reports', [assigned(benchmark, { oneEffect: 'Audit', other: 7 })], none],
  [
    'the benchmark, told to deny something',
    [assigned(benchmark, { oneEffect: 'Deny' })],
    ['unsupported', true, false, 'unsupported'],
  ],
  ['another built-in set', [assigned(`${builtIn}/policySetDefinitions/0884adba`)], open],
  ['a definition of their own', [assigned(`${own}${builtIn}/policyDefinitions/x`)], open],
  [
    'a definition of their own beside one that denies',
    [assigned(`${own}${builtIn}/policyDefinitions/x`), assigned(denying, { effect: 'deny' })],
    [true, ...open.slice(1)],
  ],
  ['an effect that is no word', [assigned(changing, { effect: 7 })], none],
]
for (const [name, value, expected] of cases) {
  test(`assigned: ${name}`, () => assert.equal(read({ value }), expected))
}

test('whoever is exempt can do what they want', () => {
  const exemptions = { value: [{ properties: { policyAssignmentId: id } }] }
  assert.equal(read({ value: [assigned(labelling)] }, exemptions), none)
})

test('what was not read makes sure of nothing, but for what nobody can turn off', () => {
  const denied = ['denied', true, 'denied', 'denied']
  assert.equal([read('AuthorizationFailed'), read({ value: [] }, 'AuthorizationFailed')], [denied, denied])
})

test.run()
