// An audit of SQL that is planned with a condition leaves out nobody knows what, whichever resource asks for it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { afterApply } from '../../../src/model/planned.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { at, planned, row } from './planned-azure.ts'

const test = suite('normalize/terraform/azurerm-sql-auditing')

const server = at('Microsoft.Sql/servers/shop')
const database = `${server}/databases/crm`
const store = 'shoparchive.blob.core.windows.net'

/** Whether accesses are logged, and where that goes. */
function audited(by: string, predicate: unknown): unknown[] {
  const rows = [
    row('azurerm_mssql_database', database, { name: 'crm', server_id: server }),
    row('azurerm_mssql_server', server, {}),
    row(by, `${database}|a`, {
      storage_endpoint: `https://${store}/`,
      log_monitoring_enabled: false,
      audit_actions_and_groups: ['BATCH_COMPLETED_GROUP'],
      predicate_expression: predicate,
    }),
  ]
  const found = toResource(normalize(planned('Microsoft.Sql/servers/databases', rows)))
  const sinks = referencesOf(found).filter(({ role }) => role === 'log-sink')
  return [reading(factsOf(found)['logging.dataAccess']), ...sinks.map(({ locator }) => reading(locator))]
}

for (const by of ['azurerm_mssql_database_extended_auditing_policy', 'azurerm_mssql_server_extended_auditing_policy']) {
  test(`${by} without a condition is whole`, () => {
    assert.equal(audited(by, ''), [true, store])
    assert.equal(audited(by, null), [true, store])
  })
  test(`${by} with a condition leaves something out`, () => {
    assert.equal(audited(by, "[server_principal_name] <> 'app'"), ['unsupported', store])
    assert.equal(audited(by, afterApply), ['after-apply', 'after-apply'])
  })
}

test.run()
