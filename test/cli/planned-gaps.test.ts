// What a plan makes and nobody reads yet is a gap that names it; only what is known to hold nothing is merely counted.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { gather, gathering } from '../../src/cli/inventory.ts'
import { hidesData } from '../../src/model/gaps.ts'
import type { Observation } from '../../src/model/observation.ts'
import { loadRules } from '../../src/rulebook/load-rules.ts'
import { rulebook as sample } from '../estate/sample-rulebook.ts'
import { change, planOf, read, table } from '../sources/terraform/sample-plan.ts'
import { rulesFolder } from '../rulebook/rules-folder.ts'
import { scratch } from '../scratch.ts'

const test = suite('cli/planned-gaps')

const rulebook = { ...sample(), ...(await loadRules(rulesFolder)) }
const all = { providers: [], accounts: [], regions: [], share: undefined, folder: scratch() }
const providers = { aws: { name: 'aws', expressions: {} }, azurerm: { name: 'azurerm', expressions: {} } }

/** What becomes of a plan that makes one of each. */
async function gathered(types: readonly string[]) {
  const changes = types.map((type) => change(`${type}.x`, { after: {} }))
  return taken(read(planOf({ changes, providers }), { defaultRegion: 'eu-central-1', account: '111122223333' }).after)
}

async function taken(after: readonly Observation[]) {
  return gathering(all, async (into) => {
    await gather(ReadableStream.from(after), into, rulebook)
    await into.resources.close()
    return { gaps: into.gaps.filter(({ reason }) => reason === 'unsupported'), dataless: into.dataless }
  })
}

test('each type that no plan is read for yet is told by the name that its provider has for it', async () => {
  const { gaps, dataless } = await gathered([...table.unread.keys()])
  const wanted = new Set(table.unread.values())
  assert.equal([...new Set(gaps.map(({ type = '' }) => type))].toSorted(), [...wanted].toSorted())
  assert.equal([...dataless], [])
  for (const gap of gaps) assert.ok(hidesData(gap, rulebook.types), gap.operation)
})

test('of a type that is read from other resources of a plan, the one that is not read is told by its own name', async () => {
  const { gaps } = await gathered(['azurerm_ai_foundry_project', 'azurerm_ai_foundry'])
  assert.equal(
    gaps.map(({ service, operation, type }) => [service, operation, type]),
    [['terraform', 'azurerm_ai_foundry_project', 'Microsoft.MachineLearningServices/workspaces']],
  )
})

test('what a template makes no plan tells: the run is incomplete by that, whatever it is', () => {
  const names = ['aws_cloudformation_stack', 'azurerm_resource_group_template_deployment']
  const changes = names.map((name) => change(`${name}.t`, { after: { name: 't' } }))
  const { after, gaps } = read(planOf({ changes, providers }))
  assert.equal(after, [])
  assert.equal(
    gaps.map((gap) => gap.kind === 'gap' && [gap.service, gap.operation, hidesData(gap, rulebook.types)]),
    names.map((name) => ['terraform', name, true]),
  )
})

test('what azapi makes is told by the type that it names, and is read by nobody', async () => {
  const named = {
    account: 'Microsoft.Storage/storageAccounts@2025-06-01',
    network: 'Microsoft.Network/virtualNetworks@2024-05-01',
  }
  const changes = Object.entries(named).map(([name, type]) =>
    change(`azapi_resource.${name}`, { after: { type, name, location: 'eastus' } }),
  )
  const { gaps, dataless } = await taken(read(planOf({ changes, providers })).after)
  assert.equal(
    gaps.map(({ provider, region, operation, type }) => [provider, region, operation, type]),
    [['azure', 'eastus', 'azapi_resource', 'Microsoft.Storage/storageAccounts']],
  )
  for (const gap of gaps) assert.ok(hidesData(gap, rulebook.types))
  assert.equal([...dataless], [['Microsoft.Network/virtualNetworks', 1]])
})

test('a type that nobody here knows is told as Terraform calls it, and of what holds nothing there are so many', async () => {
  const { gaps, dataless } = await gathered(['aws_moon_base', 'azurerm_moon_base', 'acme_store', 'aws_iam_role'])
  assert.equal(
    gaps.map(({ provider, operation }) => [provider, operation]),
    [
      ['aws', 'aws_moon_base'],
      ['azure', 'azurerm_moon_base'],
      ['acme', 'acme_store'],
    ],
  )
  assert.equal([...dataless], [['aws_iam_role', 1]])
})

test('what holds data of people, or sends it on, is not counted with what holds nothing, however it is called', async () => {
  const names = [
    'azurerm_api_management_logger',
    'azurerm_api_management_redis_cache',
    'azurerm_api_management_user',
    'azurerm_container_registry_webhook',
    'azurerm_key_vault_certificate_contacts',
    'azurerm_monitor_action_group',
    'azurerm_netapp_snapshot',
    'azurerm_security_center_contact',
  ]
  const { gaps, dataless } = await gathered([...names, 'azurerm_api_management_policy', 'azurerm_cdn_frontdoor_secret'])
  assert.equal(
    gaps.map(({ operation }) => operation),
    names,
  )
  assert.equal([...dataless.keys()], ['azurerm_api_management_policy', 'azurerm_cdn_frontdoor_secret'])
})

test.run()
