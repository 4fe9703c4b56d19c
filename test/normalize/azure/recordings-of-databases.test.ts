// Answers about databases, clusters and subscriptions that Azure really gave, and how it really refuses.
import { createHttpHeaders, createPipelineRequest } from '@azure/core-rest-pipeline'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { cosmosAccount } from '../../../src/normalize/azure/cosmos-account.ts'
import { postgresql } from '../../../src/normalize/azure/flexible-parameters.ts'
import { flexibleServer } from '../../../src/normalize/azure/flexible-server.ts'
import { kubernetesCluster } from '../../../src/normalize/azure/kubernetes-cluster.ts'
import { sqlDatabase } from '../../../src/normalize/azure/sql-database.ts'
import { subscription } from '../../../src/normalize/azure/subscription.ts'
import { graphRows } from '../../../src/sources/azure/graph.ts'
import { refusalIn } from '../../../src/sources/azure/refusal.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { observed, observedWith, subscriptionId } from './observed.ts'
import { answered, recorded, withRecordings } from './recorded.ts'

const test = suite('normalize/azure on recordings of databases')

if (withRecordings(test)) {
  const told = (found: ReturnType<typeof toResource>, ...paths: string[]) =>
    paths.map((path) => reading(factsOf(found)[path]))
  const pointed = (found: ReturnType<typeof toResource>) =>
    referencesOf(found).map(({ mechanism, locator }) => [mechanism, reading(locator)])

  test('documentdb_databaseaccounts-1: of one region, with its backups in the paired one', () => {
    const body = recorded('documentdb_databaseaccounts-1')
    const found = toResource(cosmosAccount(observed(body.type, body)))
    assert.equal(told(found, 'region', 'atRest.keyOwner', 'inTransit.minimumVersion', 'redundancy.mode'), [
      'southcentralus',
      'provider',
      1.2,
      'single-zone',
    ])
    assert.equal(pointed(found), [
      ['cosmos-backup-pair', 'unresolved'],
      ['azure-diagnostic-setting', 'not-recorded'],
    ])
    assert.equal(found.aliases, ['cctestcosmosdbc129bfa71a47.documents.azure.com'])
  })

  test('dbforpostgresql_flexibleservers: behind a network, in two zones, with backups of a week', () => {
    const body = recorded('dbforpostgresql_flexibleservers')
    const found = toResource(flexibleServer(postgresql)(observed(body.type, body)))
    assert.equal(
      told(found, 'region', 'exposure.public', 'redundancy.mode', 'backupRetention.days', 'inTransit.enforced'),
      ['westus', false, 'multi-zone', 7, 'not-recorded'],
    )
    assert.equal(pointed(found), [
      ['azure-postgresql-replica', 'not-recorded'],
      ['azure-diagnostic-setting', 'not-recorded'],
    ])
  })

  test('containerservice_managedclusters: of 2019, open to whoever has a certificate, and its type in another case', () => {
    const body = recorded('containerservice_managedclusters')
    const found = toResource(kubernetesCluster(observed(body.type, body)))
    assert.equal(told(found, 'region', 'exposure.public', 'atRest.keyOwner'), ['westus2', true, 'provider'])
    assert.equal(pointed(found), [['azure-diagnostic-setting', 'not-recorded']])
  })

  test('sql_servers_databases-1: the one that a server keeps for itself is no store', () => {
    const body = recorded('sql_servers_databases-1')
    assert.is(sqlDatabase(observed(body.type, body)), undefined)
  })

  test('a database with what a server was recorded to decide for it', () => {
    // The only database that was recorded is a system's: this is it with another kind.
    const body = { ...recorded('sql_servers_databases-1'), kind: 'v12.0,user' }
    const server = 'Microsoft.Sql/servers'
    const found = toResource(
      sqlDatabase(
        observedWith(body.type, body, {
          [`${server}/read`]: recorded('sql_servers'),
          [`${server}/encryptionProtector/read`]: recorded('sql_servers_encryptionprotector'),
          [`${server}/auditingSettings/read`]: recorded('sql_servers_auditingsettings'),
          [`${server}/databases/transparentDataEncryption/read`]: recorded(
            'sql_servers_databases_transparentdataencryption',
          ),
        }),
      ),
    )
    assert.equal(
      told(found, 'region', 'atRest.enabled', 'atRest.keyOwner', 'exposure.public', 'inTransit.minimumVersion'),
      ['eastus2', true, 'customer', true, 1.2],
    )
    assert.is(reading(factsOf(found)['logging.dataAccess']), 'not-recorded') // sent on by settings that nobody recorded
    assert.ok(pointed(found).some(([, locator]) => locator === 'cfb-guhvauzm-test-vault.vault.azure.net'))
  })

  test('insights_diagnosticsettings-1, subscriptions_listlocations-avm, authorization_policyassignments: of a subscription', () => {
    const { body: locations } = answered('subscriptions_listlocations-avm')
    const found = subscription({
      ...observedWith(
        'Microsoft.Resources/subscriptions',
        { id: subscriptionId },
        {
          'Microsoft.Insights/diagnosticSettings/read': { value: [recorded('insights_diagnosticsettings-1')] },
          'Microsoft.Resources/subscriptions/locations/read': locations,
          'Microsoft.Authorization/policyAssignments/read': { value: [recorded('authorization_policyassignments')] },
          'Microsoft.Authorization/policyExemptions/read': { value: [] },
        },
      ),
    })
    const regions = found.facets.audit?.enabledRegions
    assert.ok(regions?.state === 'known' && regions.value.length === 62)
    assert.equal(told(found, 'audit.unloggedRegions', 'guardrail.enforced'), [[], false]) // its set of policies only audits
    const defaults = ['publicBlocked', 'volumesEncrypted', 'logsRouted', 'labelsRequired'].map(
      (name) => `defaults.${name}`,
    )
    assert.equal(told(found, ...defaults), [false, true, false, false])
    assert.match(String(pointed(found)[0]?.[1]), '/microsoft.storage/storageaccounts/cfbtjmypwym')
  })

  for (const [file, name] of [
    ['error-400-1-ArmResourceTest.test_metric_fi', 'BadRequest'],
    ['error-401-2-KeyVaultCertificatesTest.test_', 'Unauthorized'],
    ['error-404-0-FunctionAppUtilsTest.test_depl', 'ResourceNotFound'],
  ] as const) {
    test(`${file}: refused as ${name}`, () => {
      const { status, body } = answered(file)
      const request = createPipelineRequest({ url: 'https://management.azure.com' })
      const answer = { status, request, headers: createHttpHeaders(), bodyAsText: JSON.stringify(body) }
      assert.is(refusalIn(answer), name)
    })
  }

  test('resourcegraph-1: rows as a table, as nobody asks for them, are no rows at all', async () => {
    const { body } = answered('resourcegraph-1-ResourceGraphSource.test_resource_graph_')
    const origin = { operation: 'Microsoft.ResourceGraph/resources/read', observedAt: '2026-11-24T00:00:00Z' }
    const caller = { subscription: subscriptionId, ask: () => Promise.resolve({ origin, body }) }
    const rows = await Array.fromAsync(graphRows(caller, ['microsoft.compute/virtualmachines']))
    assert.equal(rows, [{ origin, error: 'MissingList' }])
  })
}

test.run()
