// Azure Policy keeps resources in regions only where it denies, for the whole subscription, and nobody is exempt.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { regionGuardrail } from '../../../src/normalize/azure/region-guardrail.ts'
import { known } from '../../../src/model/fact.ts'
import { reading } from '../aws/facts-of.ts'
import { subscriptionId } from './observed.ts'
import { underPolicies } from './under-policies.ts'

const test = suite('normalize/azure/region-guardrail')

const builtIn = '/providers/Microsoft.Authorization/policyDefinitions/e56962a6-4747-49cd-b67b-bf8b01975c4c'
const own = `/subscriptions/${subscriptionId}`
const id = `${own}/providers/Microsoft.Authorization/policyAssignments/fence`
const all = ['brazilsouth', 'eastus', 'westeurope']

const fence = (regions: unknown, changes: object = {}) => ({
  id,
  properties: {
    policyDefinitionId: builtIn,
    enforcementMode: 'Default',
    parameters: { listOfAllowedLocations: { value: regions } },
    ...changes,
  },
})
const europe = ['West Europe', 'northeurope']

function read(...policies: Parameters<typeof underPolicies>) {
  const { enforced, strayRegions } = regionGuardrail(underPolicies(...policies), known(all, [0]))
  return [reading(enforced), reading(strayRegions)]
}

const fenced = [true, ['northeurope', 'westeurope']]
const open = [false, all]
const another = (definition: string, parameters: object = {}) => ({
  id: `${id}2`,
  properties: { policyDefinitionId: definition, parameters },
})

const assignments: [name: string, assigned: object[], expected: unknown[]][] = [
  ['none', [], open],
  ['one that denies', [fence(europe)], fenced],
  ['one whose mode is not told, which is that it denies', [fence(europe, { enforcementMode: undefined })], fenced],
  ['one that only reports', [fence(europe, { enforcementMode: 'DoNotEnforce' })], open],
  ['one for those that enrol', [fence(europe, { enforcementMode: 'Enroll' })], open],
  ['one to a group of it', [{ ...fence(europe), id: id.replace('/providers', '/resourceGroups/lab/providers') }], open],
  ['one to another subscription', [{ ...fence(europe), id: id.replace(subscriptionId, 'another') }], open],
  [
    'one to a management group',
    [{ ...fence(europe), id: id.replace(own, '/providers/Microsoft.Management/managementGroups/all') }],
    fenced,
  ],
  ['two, of which each denies', [fence(europe), fence(['westeurope', 'eastus'])], [true, ['westeurope']]],
  ['one for some resources', [fence(europe, { resourceSelectors: [{ name: 'some' }] })], open],
  ['one with another effect', [fence(europe, { overrides: [{ kind: 'policyEffect', value: 'audit' }] })], open],
  ['one that leaves a group out', [fence(europe, { notScopes: [`${own}/resourceGroups/lab`] })], open],
  ['one that leaves the subscription out', [fence(europe, { notScopes: [own] })], open],
  ['one that leaves another subscription out', [fence(europe, { notScopes: [own.replace(/1$/, '2')] })], fenced],
  [
    'one that leaves out a management group, which may be ours',
    [fence(europe, { notScopes: ['/providers/Microsoft.Management/managementGroups/lab'] })],
    open,
  ],
  ['one of no list', [fence(undefined)], ['malformed', 'malformed']],
  ['one of a list of numbers', [fence([7])], ['malformed', 'malformed']],
  ['a mode that is new', [fence(europe, { enforcementMode: 'Perhaps' })], ['malformed', 'malformed']],
  [
    'a built-in set that speaks of no location',
    [another('/providers/Microsoft.Authorization/policySetDefinitions/1f3afdf9', { effect: { value: 'Audit' } })],
    open,
  ],
  [
    'a built-in set that does',
    [
      another('/providers/Microsoft.Authorization/policySetDefinitions/bebfcba2', {
        allowedRegions: { value: europe },
      }),
    ],
    ['unsupported', 'unsupported'],
  ],
  [
    'a definition of their own',
    [another(`${own}/providers/Microsoft.Authorization/policyDefinitions/x`)],
    ['unsupported', 'unsupported'],
  ],
  [
    'a definition of their own beside one that denies',
    [fence(europe), another(`${own}/providers/Microsoft.Authorization/policyDefinitions/x`)],
    fenced,
  ],
]
for (const [name, value, expected] of assignments) {
  test(`assignments: ${name}`, () => assert.equal(read({ value }), expected))
}

const exempting = (changes: object) => ({
  value: [{ properties: { policyAssignmentId: id.toUpperCase(), ...changes } }],
})
const exemptions: [name: string, told: object | string, expected: unknown[]][] = [
  ['for ever', exempting({}), open],
  ['until next year', exempting({ expiresOn: '2027-11-23T00:00:00Z' }), open],
  ['that is over', exempting({ expiresOn: '2026-11-22T00:00:00Z' }), fenced],
  [
    'that is over only by the clock of where it was written',
    exempting({ expiresOn: '2026-11-23T11:30:00-02:00' }),
    open,
  ],
  ['until a time that is none', exempting({ expiresOn: '11/23/2027' }), ['malformed', 'malformed']],
  ['from another assignment', exempting({ policyAssignmentId: `${id}2` }), fenced],
  ['not read', 'AuthorizationFailed', ['denied', 'denied']],
]
for (const [name, told, expected] of exemptions) {
  test(`an exemption ${name}`, () => assert.equal(read({ value: [fence(europe)] }, told), expected))
}

test('assignments that were not read are no absence of a fence', () => {
  assert.equal(read('AuthorizationFailed'), ['denied', 'denied'])
})

test.run()
