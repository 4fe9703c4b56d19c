// A cluster logs each access where its activity streams, or where its parameters say so and the log outlives its instances.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { clusterFacts, clusterTold, factOf, set, unset } from './cluster-settings.ts'
import { reading } from './facts-of.ts'
import { keepsSilent, type Tree } from './silence.ts'
import { databaseCluster } from '../../../src/normalize/aws/rds-cluster.ts'
import { live, type Told } from './observed.ts'

const test = suite('normalize/aws/rds-cluster-audit')

const postgres = { Engine: 'aurora-postgresql', EngineVersion: '16.4' }
const exporting = (Engine: string, EngineVersion: string) => ({
  Engine,
  EngineVersion,
  EnabledCloudwatchLogsExports: ['audit'],
})
const mysql = exporting('aurora-mysql', '8.0.mysql_aurora.3.08.0')
const documents = exporting('docdb', '5.0.0')
const graphs = exporting('neptune', '1.3.2.1')
const audited = (events: string, ...more: object[]) => [
  set('server_audit_logging', '1'),
  set('server_audit_events', events),
  ...more,
]
const pgaudit = (log: string, libraries = 'pg_stat_statements,pgaudit') => [
  set('pgaudit.log', log),
  set('shared_preload_libraries', libraries),
]

const rows: [name: string, fields: object, list: object[], expected: unknown][] = [
  ['pgaudit of reads and writes', postgres, pgaudit('read,write'), true],
  ['pgaudit over several zones', { Engine: 'postgres', EngineVersion: '16.4' }, pgaudit('all'), true],
  ['pgaudit of writes', postgres, pgaudit('write'), false],
  ['pgaudit set but not loaded', postgres, pgaudit('all', 'pg_stat_statements'), false],
  ['pgaudit unset', postgres, [unset('pgaudit.log'), unset('shared_preload_libraries')], false],
  ['Aurora MySQL of all queries', mysql, audited('CONNECT,QUERY'), true],
  ['Aurora MySQL of those that touch data', mysql, audited('QUERY_DML'), true],
  ['Aurora MySQL of connections', mysql, audited('CONNECT,QUERY_DDL'), false],
  ['Aurora MySQL that has it off', mysql, [set('server_audit_logging', '0'), set('server_audit_events', 'QUERY')], false], // prettier-ignore
  ['Aurora MySQL unset', mysql, [unset('server_audit_logging'), unset('server_audit_events')], false],
  ['Aurora MySQL that spares somebody', mysql, audited('QUERY', set('server_audit_excl_users', 'dba')), false],
  ['Aurora MySQL that minds somebody only', mysql, audited('QUERY', set('server_audit_incl_users', 'dba')), false],
  ['Aurora MySQL that exports nothing', { ...mysql, EnabledCloudwatchLogsExports: undefined }, audited('QUERY'), false],
  ['MySQL over several zones', exporting('mysql', '8.0.40'), audited('QUERY'), 'unsupported'],
  ['DocumentDB of all', documents, [set('audit_logs', 'all')], true],
  ['DocumentDB of reads and writes', documents, [set('audit_logs', 'dml_read, dml_write')], true],
  ['DocumentDB of writes', documents, [set('audit_logs', 'ddl,dml_write')], false],
  ['DocumentDB enabled, which is of changes to what there is', documents, [set('audit_logs', 'enabled')], false],
  ['DocumentDB unset', documents, [unset('audit_logs')], false],
  ['DocumentDB that exports another', { ...documents, EnabledCloudwatchLogsExports: ['profiler'] }, [set('audit_logs', 'all')], false], // prettier-ignore
  ['Neptune', graphs, [set('neptune_enable_audit_log', '1')], true],
  ['Neptune unset', graphs, [unset('neptune_enable_audit_log')], false],
  ['Neptune with a word that is no switch', graphs, [set('neptune_enable_audit_log', 'maybe')], 'malformed'],
  ['an engine nobody here knows', { Engine: 'custom' }, pgaudit('all'), 'unsupported'],
]
for (const [name, fields, list, expected] of rows)
  test(name, () => assert.equal(factOf('logging.dataAccess', fields, list), expected))

test('a stream tells each access whatever the parameters say, and one that may be there settles nothing', () => {
  const streaming = (ActivityStreamStatus: string | undefined, list: object[]) =>
    factOf('logging.dataAccess', { ...postgres, ActivityStreamStatus }, list)
  assert.is(streaming('started', pgaudit('write')), true)
  assert.is(streaming('starting', pgaudit('write')), false)
  const unread = clusterFacts(clusterTold({ ...postgres, ActivityStreamStatus: 'started' }, { error: 'AccessDenied' }))
  assert.is(reading(unread['logging.dataAccess']), true)
})

for (const [name, fields, list] of [
  ['of MySQL', mysql, audited('QUERY', set('server_audit_excl_users', ''))],
  ['of documents', documents, [set('audit_logs', 'all')]],
  ['of PostgreSQL that logs less', postgres, pgaudit('write')],
] as const) {
  keepsSilent(test, {
    name: `API answers ${name}`,
    input: clusterTold(fields, { body: { Parameters: [...list] } }),
    read: (answers: Tree) => databaseCluster(live('AWS::RDS::DBCluster', 'orders', answers as Told)), // `as`: broken on purpose
    good: { 'logging.dataAccess': true },
  })
}

test.run()
