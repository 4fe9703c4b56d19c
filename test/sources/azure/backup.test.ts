// Vaults with backups, and HSMs, and what is asked about each: what is in them, where it is copied to, and who is told.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { cloudVault, hsm, machineVault, replicated } from '../../normalize/azure/backups.ts'
import { machine } from '../../normalize/azure/disks.ts'
import { armServer, type Asked, type Body } from '../../servers/arm.ts'
import type { Bad } from '../../servers/refusing-proxy.ts'
import { idOf, optionsFor, scan, subscription, sweep } from './sweep.ts'

const test = suite('sources/azure/backup')

const workspace = idOf('Microsoft.OperationalInsights/workspaces/audit').toLowerCase()
const logged = (id: string) => ({
  [`${id}/providers/Microsoft.Insights/diagnosticSettings`.toLowerCase()]: {
    value: [{ properties: { workspaceId: workspace, logs: [{ categoryGroup: 'allLogs', enabled: true }] } }],
  },
})
const key = 'key azure-backup-encryption keys.vault.azure.net'
const sink = `log-sink azure-diagnostic-setting ${workspace}`

const silentVault = {
  ...machineVault,
  id: `${machineVault.id}-Old`,
  properties: { encryption: machineVault.properties.encryption },
}
const items = (...ids: (string | null)[]) => ({
  value: ids.map((id) => ({
    properties: { sourceResourceId: id, backupManagementType: id === null ? 'MAB' : 'AzureIaasVM' },
  })),
})
const ofMachines = {
  ...logged(machineVault.id),
  ...logged(silentVault.id),
  [`${machineVault.id}/backupProtectedItems`.toLowerCase()]: items(machine, machine, null),
  [`${silentVault.id}/backupProtectedItems`.toLowerCase()]: items(machine),
  [`${silentVault.id}/backupstorageconfig/vaultstorageconfig`.toLowerCase()]: {
    properties: { storageModelType: 'ReadAccessGeoZoneRedundant' },
  },
}
const server = idOf('Microsoft.DBforPostgreSQL/flexibleServers/Orders')
const instance = (more: object = {}) => ({
  value: [{ properties: { dataSourceInfo: { resourceID: server, ...more } } }],
})
const instances = `${cloudVault.id}/backupInstances`.toLowerCase()
const ofDatabases = { ...logged(cloudVault.id), [instances]: instance({ resourceLocation: 'East US' }) }
const regions = (...names: string[]) => ({ value: names.map((name, at) => ({ name, isPrimary: at === 0 })) })
const ofHsm = { ...logged(hsm.id), [`${hsm.id}/regions`.toLowerCase()]: regions('westeurope', 'North Europe') }

sweep(test, { resources: [machineVault, silentVault], beside: ofMachines })
sweep(test, { resources: [cloudVault], beside: ofDatabases })
sweep(test, { resources: [hsm], beside: ofHsm })

const replicas = `${machineVault.id}/replicationProtectedItems`.toLowerCase()
const ofVault = async (list: object, bad?: Bad) => {
  const beside = { ...ofMachines, [replicas]: list }
  const estate = { subscriptions: [{ subscriptionId: subscription }], resources: [machineVault], beside }
  const spoil = ({ path }: Asked) => (path.toLowerCase() === replicas ? bad : undefined)
  await using arm = await armServer(estate, { spoil })
  const { seen, gaps } = await scan(optionsFor(arm))
  return { seen: seen.filter(({ nativeId }) => nativeId !== subscription), gaps }
}

test('what Site Recovery copies is in no list of a subscription, and a resource all the same', async () => {
  const { seen, gaps } = await ofVault({ value: [replicated] })
  assert.equal(gaps, [])
  assert.equal(
    seen.map(({ nativeId }) => nativeId).toSorted(),
    [machineVault.id, replicated.id].map((id) => id.toLowerCase()).toSorted(),
  )
  const one = seen.find(({ type }) => type === replicated.type)
  const found = toResource(one && normalize(one))
  assert.equal([reading(factsOf(found)['region']), referencesOf(found).length], ['westeurope', 2])
  assert.not.match(JSON.stringify(one), /agentVersion|friendlyName|recoveryReplicaDiskId/) // of no use here
})

test('of what Site Recovery copies nothing else is kept where the details are not told', async () => {
  const { friendlyName } = replicated.properties
  for (const properties of [{ friendlyName }, { friendlyName, providerSpecificDetails: null }, [friendlyName]]) {
    const { seen } = await ofVault({ value: [{ ...replicated, properties }] })
    const one = seen.find(({ type }) => type === replicated.type)
    assert.is(reading(toResource(one && normalize(one)).location.region), 'not-recorded')
    assert.not.match(JSON.stringify(one), new RegExp(`"${friendlyName}"`))
  }
})

for (const [name, list, bad, reason, permission] of [
  ['denied', {}, { status: 403, body: '{"error":{"code":"AuthorizationFailed"}}' }, 'denied', true],
  ['a login page', {}, { status: 200, type: 'text/html', body: '<html></html>' }, 'malformed', false],
  ['empty', {}, { status: 200, body: '{}' }, 'malformed', false],
  ['an item without an id', { value: [{ name: 'one' }] }, undefined, 'malformed', false],
] as const) {
  test(`what Site Recovery copies, ${name}: a gap of its own`, async () => {
    const { seen, gaps } = await ofVault(list, bad)
    assert.is(seen.length, 1)
    const action = 'Microsoft.RecoveryServices/vaults/replicationProtectedItems/read'
    assert.equal(
      gaps.map((gap) => [gap.operation, gap.reason, gap.type, gap.permission]),
      [['vaults/replicationProtectedItems/read', reason, replicated.type, permission ? action : undefined]],
    )
  })
}

async function read(body: Body, beside: Readonly<Record<string, object>>) {
  await using arm = await armServer({ subscriptions: [{ subscriptionId: subscription }], resources: [body], beside })
  const { seen } = await scan(optionsFor(arm))
  const one = seen.find(({ nativeId }) => nativeId === body.id.toLowerCase())
  const found = toResource(one && normalize(one))
  return {
    fact: (path: string) => reading(factsOf(found)[path]),
    references: referencesOf(found).map(({ role, mechanism, locator, region }) =>
      [role, mechanism, reading(locator), ...(region === undefined ? [] : [region])].join(' '),
    ),
    found,
  }
}

const taken = `source azure-backup ${machine.toLowerCase()} westeurope`

test('backups of machines are copied to the paired region, and each machine is named once', async () => {
  const { fact, references } = await read(machineVault, ofMachines)
  assert.equal(references, [key, 'pair azure-backup-pair unresolved', taken, sink])
  assert.equal(['atRest.keyOwner', 'custody.exclusive', 'redundancy.mode'].map(fact), [
    'customer',
    false,
    'single-zone',
  ])
})

test('a vault that does not speak of its redundancy is asked for it', async () => {
  const { fact, references } = await read(silentVault, ofMachines)
  assert.equal(references, [key, 'pair azure-backup-pair unresolved', taken, sink])
  assert.is(fact('redundancy.mode'), 'multi-zone')
})

test('a vault that speaks only of how it is restored is asked for it as well', async () => {
  const { redundancySettings: _, ...others } = machineVault.properties
  const properties = { ...others, redundancySettings: { crossRegionRestore: 'Disabled' } }
  const { fact } = await read({ ...silentVault, properties }, ofMachines)
  assert.is(fact('redundancy.mode'), 'multi-zone')
})

for (const properties of [{ backupManagementType: 'AzureIaasVM' }, {}]) {
  test(`a backup that says not of what it was taken: ${JSON.stringify(properties)}`, async () => {
    const told = { value: [{ properties }, ...items(machine, null).value] }
    const { references } = await read(machineVault, {
      ...ofMachines,
      [`${machineVault.id}/backupProtectedItems`.toLowerCase()]: told,
    })
    assert.equal(references.slice(2, -1), [taken, 'source azure-backup not-recorded'])
  })
}

const redundancies: [word: unknown, copies: string[], mode: string][] = [
  ['LocallyRedundant', [], 'single-zone'],
  ['ZoneRedundant', [], 'multi-zone'],
  ['Invalid', ['vault azure-backup-pair malformed'], 'malformed'],
]
for (const [word, copies, mode] of redundancies) {
  test(`a vault that is ${String(word)}`, async () => {
    const properties = { redundancySettings: { standardTierStorageRedundancy: word } }
    const { fact, references } = await read({ ...machineVault, properties }, ofMachines)
    assert.equal(references, [...copies, taken, sink])
    assert.equal([fact('redundancy.mode'), fact('atRest.keyOwner')], [mode, 'provider'])
  })
}

const original = `source azure-backup ${server.toLowerCase()}`
const stores: [name: string, properties: object, references: string[], mode: string, owner: string][] = [
  ['as it is', {}, [key, 'pair azure-backup-pair unresolved'], 'single-zone', 'customer'],
  [
    'that names where it is copied to',
    { replicatedRegions: ['East US 2'] },
    [key, 'pair azure-backup-pair azure-region:eastus2'],
    'single-zone',
    'customer',
  ],
  [
    "of zones, under Microsoft's key",
    { storageSettings: [{ type: 'ZoneRedundant' }], securitySettings: { encryptionSettings: { state: 'Disabled' } } },
    [],
    'multi-zone',
    'provider',
  ],
  [
    'of zones, and of one',
    { storageSettings: [{ type: 'ZoneRedundant' }, { type: 'LocallyRedundant' }], securitySettings: {} },
    [],
    'single-zone',
    'provider',
  ],
  [
    'of no store',
    { storageSettings: [], securitySettings: { encryptionSettings: { state: 'Inconsistent' } } },
    ['key azure-backup-encryption malformed', 'vault azure-backup-pair malformed'],
    'malformed',
    'malformed',
  ],
]
for (const [name, properties, expected, mode, owner] of stores) {
  test(`a backup vault ${name}`, async () => {
    const body = { ...cloudVault, properties: { ...cloudVault.properties, ...properties } }
    const { fact, references } = await read(body, ofDatabases)
    assert.equal(references, [...expected, `${original} eastus`, sink])
    assert.equal([fact('redundancy.mode'), fact('atRest.keyOwner')], [mode, owner])
  })
}

test('an original that says not where it is, is where the vault is', async () => {
  const { references } = await read(cloudVault, { ...ofDatabases, [instances]: instance() })
  assert.ok(references.includes(`${original} brazilsouth`))
})

test('an HSM in a second region has its keys there too, and others call it by its host', async () => {
  const { references, found } = await read(hsm, ofHsm)
  assert.equal(references, ['replica azure-hsm-region azure-region:northeurope', sink])
  assert.equal([found.holds, found.aliases], ['key', ['records.managedhsm.azure.net']])
})

test.run()
