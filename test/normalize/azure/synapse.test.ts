// Synapse: a workspace with the lake and the runtimes around it, and a pool of SQL that is copied abroad in two ways.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Answer, Observation } from '../../../src/model/observation.ts'
import { synapseSqlPool } from '../../../src/normalize/azure/synapse-sql-pool.ts'
import { synapseWorkspace } from '../../../src/normalize/azure/synapse-workspace.ts'
import {
  comingFromOthers,
  factsOf,
  known,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  withoutOrigins,
} from '../aws/facts-of.ts'
import { observed, origin } from './observed.ts'
import { pool, visits } from './warehouses.ts'

const test = suite('normalize/azure/synapse')

const workspaceType = 'Microsoft.Synapse/workspaces'
const poolType = `${workspaceType}/sqlPools`

const beside = (operation: string, body: object): Answer => ({ origin: { ...origin, operation }, body })
const asked = (observation: Observation, answers: Answer[]): Observation => ({
  ...observation,
  answers: [...observation.answers, ...answers],
})
const workspace = (properties: object = {}, ...answers: Answer[]) =>
  toResource(
    synapseWorkspace(
      asked(observed(visits.type, { ...visits, properties: { ...visits.properties, ...properties } }), answers),
    ),
  )
const ofPool = (properties: object = {}, ...answers: Answer[]) =>
  toResource(
    synapseSqlPool(asked(observed(pool.type, { ...pool, properties: { ...pool.properties, ...properties } }), answers)),
  )

const unknown = (reason: string, permission: string) => ({ state: 'unknown', reason, permission })
const unread = (role: string, mechanism: string, permission: string) => ({
  role,
  mechanism,
  locator: unknown('not-recorded', permission),
})
const diagnostics = 'Microsoft.Insights/diagnosticSettings/read'
const runtimes = `${workspaceType}/integrationRuntimes/read`
const tls = unknown('not-recorded', `${workspaceType}/dedicatedSQLminimalTlsSettings/read`)

test('a whole workspace tells everything but what only other calls can', () => {
  assert.equal(withoutOrigins(factsOf(workspace())), {
    'atRest.enabled': known(true),
    'atRest.algorithm': known('AES256'),
    'atRest.keyOwner': known('customer'),
    'custody.exclusive': known(false),
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': tls,
    'logging.dataAccess': unknown('not-recorded', diagnostics),
    'exposure.public': known(false),
    ...comingFromOthers,
    labels: known([{ key: 'DataClass', value: 'health', from: 'tag' }]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Synapse/workspaces/integrationRuntimes/read',
      reason: 'not-recorded',
      value: [
        { role: 'key', mechanism: 'azure-synapse-encryption', locator: known('keys.vault.azure.net') },
        { role: 'replica', mechanism: 'azure-synapse-data-lake', locator: known('visitslake.dfs.core.windows.net') },
        unread('replica', 'azure-integration-runtime', runtimes),
        unread('log-sink', 'azure-diagnostic-setting', diagnostics),
      ],
    },
    region: known('westeurope'),
  })
})

test('a whole pool tells no more than where it is stored', () => {
  const workspaceUnread = unknown('not-recorded', `${workspaceType}/read`)
  const encryption = unknown('not-recorded', `${poolType}/transparentDataEncryption/read`)
  assert.equal(withoutOrigins(factsOf(ofPool())), {
    'atRest.enabled': encryption,
    'atRest.algorithm': encryption,
    'atRest.keyOwner': encryption,
    'custody.exclusive': workspaceUnread,
    'inTransit.enforced': known(true),
    'inTransit.minimumVersion': tls,
    'logging.dataAccess': unknown('not-recorded', `${poolType}/extendedAuditingSettings/read`),
    'exposure.public': workspaceUnread,
    'redundancy.mode': known('single-zone'),
    ...placedByOthers,
    labels: known([]),
    references: {
      state: 'partial',
      permission: 'Microsoft.Synapse/workspaces/read',
      reason: 'not-recorded',
      value: [
        { role: 'key', mechanism: 'azure-synapse-encryption', locator: workspaceUnread },
        { role: 'pair', mechanism: 'azure-synapse-storage-pair', locator: { state: 'unknown', reason: 'unresolved' } },
        unread('vault', 'azure-synapse-backup-pair', `${poolType}/geoBackupPolicies/read`),
        unread('log-sink', 'azure-synapse-audit', `${poolType}/extendedAuditingSettings/read`),
        unread('log-sink', 'azure-synapse-audit', `${workspaceType}/extendedAuditingSettings/read`),
        unread('log-sink', 'azure-diagnostic-setting', diagnostics),
      ],
    },
    region: known('westeurope'),
  })
})

const encryptions: [name: string, encryption: object | undefined, owner: string, keys: unknown[]][] = [
  ["Microsoft's key alone", { doubleEncryptionEnabled: false }, 'provider', []],
  ['a key that is not named', { doubleEncryptionEnabled: true, cmk: {} }, 'malformed', ['malformed']],
  ['nothing said of keys', undefined, 'not-recorded', ['not-recorded']],
]
for (const [name, encryption, owner, keys] of encryptions) {
  test(`workspace: ${name}`, () => {
    const found = workspace({ encryption })
    assert.is(reading(factsOf(found)['atRest.keyOwner']), owner)
    assert.equal(
      referencesOf(found).flatMap(({ role, locator }) => (role === 'key' ? [reading(locator)] : [])),
      keys,
    )
  })
}

const runtime = (type: string, location?: string) => ({
  properties: { type, ...(location === undefined ? {} : { typeProperties: { computeProperties: { location } } }) },
})
const places: [name: string, runtime: object, place: string][] = [
  ['in a region', runtime('Managed', 'East US'), 'azure-region:eastus'],
  ['wherever its target is', runtime('Managed', 'AutoResolve'), 'unsupported'],
  ['that says nothing of its place', runtime('Managed'), 'unsupported'],
  ["on the customer's own machines", runtime('SelfHosted'), 'unsupported'],
  ['of a kind that is new, with a place that may mean anything', runtime('Elsewhere', 'eastus'), 'unsupported'],
]
for (const [name, one, place] of places) {
  test(`an integration runtime ${name}`, () => {
    const found = workspace({}, beside(runtimes, { value: [one] }))
    assert.equal(
      referencesOf(found).flatMap(({ mechanism, locator }) =>
        mechanism === 'azure-integration-runtime' ? [reading(locator)] : [],
      ),
      [place],
    )
  })
}

const kept: [name: string, log: object, expected: unknown][] = [
  ['requests of the serverless pool', { category: 'BuiltinSqlReqsEnded' }, true],
  ['other requests', { category: 'GatewayApiRequests' }, false],
  ['every log', { categoryGroup: 'allLogs' }, true],
  ['the group of which nobody says what it holds', { categoryGroup: 'audit' }, 'unsupported'],
]
for (const [name, log, expected] of kept) {
  test(`workspace: what is kept is ${name}`, () => {
    const setting = { properties: { workspaceId: '/audit', logs: [{ ...log, enabled: true }] } }
    const found = workspace({}, beside(diagnostics, { value: [setting] }))
    assert.is(reading(factsOf(found)['logging.dataAccess']), expected)
  })
}

const policy = (state: string) => beside(`${poolType}/geoBackupPolicies/read`, { properties: { state } })
const pairs: [storage: string | undefined, policy: Answer[], mechanisms: string[]][] = [
  ['GRS', [policy('Enabled')], ['pair azure-synapse-storage-pair', 'pair azure-synapse-backup-pair']],
  ['GRS', [policy('Disabled')], ['pair azure-synapse-storage-pair']],
  ['LRS', [policy('Enabled')], []],
  ['LRS', [], []],
  ['ZRS', [policy('Enabled')], ['pair azure-synapse-backup-pair']],
  ['ZRS', [], ['vault azure-synapse-backup-pair']],
  [undefined, [policy('Enabled')], ['replica azure-synapse-storage-pair', 'vault azure-synapse-backup-pair']],
  ['XRS', [policy('Disabled')], ['replica azure-synapse-storage-pair']],
]
for (const [storageAccountType, answers, expected] of pairs) {
  test(`a pool on ${storageAccountType} and ${answers.length === 0 ? 'no' : 'one'} answer about its backups: ${expected.join(', ')}`, () => {
    assert.equal(
      referencesOf(ofPool({ storageAccountType }, ...answers)).flatMap(({ role, mechanism }) =>
        mechanism.endsWith('-pair') ? [`${role} ${mechanism}`] : [],
      ),
      expected,
    )
  })
}

test('no page says what zone-redundant storage of a pool survives', () => {
  assert.is(reading(factsOf(ofPool({ storageAccountType: 'ZRS' }))['redundancy.mode']), 'unsupported')
})

test.run()
