// What a database's parameters and options say, engine by engine: only what is in force and documented counts.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import { factsOf, reading, toResource } from './facts-of.ts'
import type { Told } from './observed.ts'
import { changed, observed, parameters, told } from './orders-database.ts'

const test = suite('normalize/aws/rds settings')

const postgres = (EngineVersion: string) => ({ Engine: 'postgres', EngineVersion })
const mysql = (EngineVersion: string) => ({ Engine: 'mysql', EngineVersion })
const mariadb = (EngineVersion: string) => ({ Engine: 'mariadb', EngineVersion })
const sqlserver = { Engine: 'sqlserver-se', EngineVersion: '15.00.4073.23.v1' }
const set = (ParameterName: string, ParameterValue: string) => ({ ParameterName, ParameterValue, Source: 'user' })
const unset = (ParameterName: string) => ({ ParameterName, Source: 'engine-default' })
const lost = (ParameterName: string) => ({ ParameterName, Source: 'user' })

type Row = [name: string, fields: object, list: object[], fact: string, expected: unknown]
const enforcement: Row[] = [
  ['PostgreSQL told to force TLS', postgres('14.2'), [set('rds.force_ssl', '1')], 'inTransit.enforced', true],
  ['PostgreSQL told not to', postgres('16.4'), [set('rds.force_ssl', '0')], 'inTransit.enforced', false],
  ['PostgreSQL 15 forces it unasked', postgres('15.2'), [unset('rds.force_ssl')], 'inTransit.enforced', true],
  ['PostgreSQL 14 does not', postgres('14.9'), [unset('rds.force_ssl')], 'inTransit.enforced', false],
  ['a value that got lost is no default', postgres('16.4'), [lost('rds.force_ssl')], 'inTransit.enforced', 'malformed'],
  ['PostgreSQL that does not list it', postgres('16.4'), [], 'inTransit.enforced', 'unsupported'],
  ['a version that is no number', postgres('next'), [unset('rds.force_ssl')], 'inTransit.enforced', 'unsupported'],
  ['SQL Server', sqlserver, [set('rds.force_ssl', '1')], 'inTransit.enforced', true],
  ['SQL Server unasked', sqlserver, [unset('rds.force_ssl')], 'inTransit.enforced', false],
  ['MySQL', mysql('8.0.40'), [set('require_secure_transport', 'ON')], 'inTransit.enforced', true],
  ['MySQL unasked', mysql('8.4.3'), [unset('require_secure_transport')], 'inTransit.enforced', false],
  ['MySQL too old to have it', mysql('5.6.23'), [], 'inTransit.enforced', false],
  [
    'MySQL with a word that is no switch',
    mysql('8.4.3'),
    [set('require_secure_transport', 'maybe')],
    'inTransit.enforced',
    'malformed',
  ],
  ['MariaDB', mariadb('10.11.6'), [set('require_secure_transport', '1')], 'inTransit.enforced', true],
  ['Oracle, whose options decide', { Engine: 'oracle-ee' }, [], 'inTransit.enforced', 'unsupported'],
  [
    'Aurora, whose cluster decides',
    { Engine: 'aurora-postgresql' },
    [set('rds.force_ssl', '1')],
    'inTransit.enforced',
    'unresolved',
  ],
  [
    'the member of a cluster',
    { DBClusterIdentifier: 'orders' },
    [set('rds.force_ssl', '1')],
    'inTransit.enforced',
    'unresolved',
  ],
]

const versions: Row[] = [
  ['PostgreSQL', postgres('16.4'), [set('ssl_min_protocol_version', 'TLSv1.1')], 'inTransit.minimumVersion', 1.1],
  ['PostgreSQL 13 unasked', postgres('13.3'), [unset('ssl_min_protocol_version')], 'inTransit.minimumVersion', 1.2],
  [
    'PostgreSQL 12 unasked',
    postgres('12.9'),
    [unset('ssl_min_protocol_version')],
    'inTransit.minimumVersion',
    'unsupported',
  ],
  ['MySQL', mysql('5.7.44'), [set('tls_version', 'TLSv1.2, TLSv1.1')], 'inTransit.minimumVersion', 1.1],
  ['MySQL 8.0.28 knows no older one', mysql('8.0.28'), [], 'inTransit.minimumVersion', 1.2],
  ['MySQL 5.7 unasked', mysql('5.7.44'), [unset('tls_version')], 'inTransit.minimumVersion', 1],
  ['MySQL 8.0.3, before it dropped them', mysql('8.0.3'), [unset('tls_version')], 'inTransit.minimumVersion', 1],
  ['MariaDB 11.4', mariadb('11.4.4'), [unset('tls_version')], 'inTransit.minimumVersion', 1.2],
  ['MariaDB 10.6', mariadb('10.6.8'), [unset('tls_version')], 'inTransit.minimumVersion', 'unsupported'],
  [
    'an unheard-of protocol',
    mysql('8.4.3'),
    [set('tls_version', 'TLSv1.2,QUIC')],
    'inTransit.minimumVersion',
    'malformed',
  ],
  [
    'SQL Server without the old ones',
    sqlserver,
    [set('rds.tls10', 'disabled'), set('rds.tls11', 'disabled')],
    'inTransit.minimumVersion',
    1.2,
  ],
  [
    'SQL Server with all',
    sqlserver,
    [set('rds.tls10', 'enabled'), set('rds.tls11', 'disabled')],
    'inTransit.minimumVersion',
    1,
  ],
  [
    'SQL Server with one',
    sqlserver,
    [set('rds.tls10', 'disabled'), set('rds.tls11', 'enabled')],
    'inTransit.minimumVersion',
    1.1,
  ],
  [
    'SQL Server as Windows likes',
    sqlserver,
    [set('rds.tls10', 'default'), set('rds.tls11', 'disabled')],
    'inTransit.minimumVersion',
    'unsupported',
  ],
]

const pgaudit = (log: string, libraries = 'pgaudit') => [
  set('pgaudit.log', log),
  set('shared_preload_libraries', libraries),
]
const logging: Row[] = [
  ['pgaudit of reads and writes', {}, pgaudit('read,write'), 'logging.dataAccess', true],
  ['pgaudit of everything', {}, pgaudit('all'), 'logging.dataAccess', true],
  ['pgaudit of all but one other class', {}, pgaudit('ALL, -MISC'), 'logging.dataAccess', true],
  ['pgaudit of all but reads', {}, pgaudit('all, -read'), 'logging.dataAccess', false],
  ['pgaudit of writes', {}, pgaudit('write,ddl'), 'logging.dataAccess', false],
  ['pgaudit set but not loaded', {}, pgaudit('all', 'pg_stat_statements'), 'logging.dataAccess', false],
  ['pgaudit unset', {}, [unset('pgaudit.log'), unset('shared_preload_libraries')], 'logging.dataAccess', false],
  [
    'MySQL that exports no audit log',
    { Engine: 'mysql', EnabledCloudwatchLogsExports: ['error'] },
    [],
    'logging.dataAccess',
    false,
  ],
  ['MySQL that exports nothing', { Engine: 'mysql' }, [], 'logging.dataAccess', false],
  ['SQL Server', sqlserver, [], 'logging.dataAccess', 'unsupported'],
  [
    'the member of a cluster, which may have settings of its own',
    { DBClusterIdentifier: 'orders' },
    pgaudit('all'),
    'logging.dataAccess',
    'unsupported',
  ],
  ['one that has none', { Engine: 'aurora-postgresql' }, [unset('pgaudit.log')], 'logging.dataAccess', 'unresolved'],
  ['one of an engine that knows none', { Engine: 'aurora-mysql' }, pgaudit('all'), 'logging.dataAccess', 'unresolved'],
]

for (const [name, fields, list, fact, expected] of [...enforcement, ...versions, ...logging]) {
  test(`${fact}: ${name}`, () => {
    assert.equal(reading(factsOf(toResource(databaseInstance(changed(fields, list))))[fact]), expected)
  })
}

const applied = (ParameterApplyStatus: string) => ({ DBParameterGroupName: 'orders', ParameterApplyStatus })
const pending: [name: string, groups: object[] | undefined, reason: string][] = [
  ['that waits for a reboot', [applied('pending-reboot')], 'unresolved'],
  ['of two groups, one of which waits', [applied('in-sync'), applied('applying')], 'unresolved'],
  ['of a group that does not say', undefined, 'not-recorded'],
  ['of no group', [], 'malformed'],
]
for (const [name, DBParameterGroups, reason] of pending) {
  test(`a value ${name} is set, and not in force`, () => {
    const fact = factsOf(toResource(databaseInstance(changed({ DBParameterGroups }))))['inTransit.enforced']
    assert.equal(reading(fact), { partial: true, reason })
  })
}

test('a default is known from the answer that showed nothing else', () => {
  const fact = factsOf(toResource(databaseInstance(changed(postgres('16.4'), [unset('rds.force_ssl')]))))[
    'inTransit.enforced'
  ]
  assert.equal(fact, { state: 'known', value: true, from: [1] })
})

test('refused parameters blind what rests on them, and name the call', () => {
  const facts = factsOf(
    toResource(databaseInstance(observed({ ...told, 'rds:DescribeDBParameters': { error: 'AccessDenied' } }))),
  )
  for (const name of ['inTransit.enforced', 'inTransit.minimumVersion', 'logging.dataAccess']) {
    assert.equal(facts[name], { state: 'unknown', reason: 'denied', permission: 'rds:DescribeDBParameters' }, name)
  }
})

test('whether the member of a cluster has settings of its own must be read', () => {
  const answers = { 'rds:DescribeDBParameters': { error: 'AccessDenied' } }
  const fact = factsOf(toResource(databaseInstance(changed({ Engine: 'aurora-postgresql' }, undefined, answers))))[
    'logging.dataAccess'
  ]
  assert.equal(fact, { state: 'unknown', reason: 'denied', permission: 'rds:DescribeDBParameters' })
})

test('a parameter on a page that was not read is unknown, one on a page that was is not settled', () => {
  const body = { Parameters: parameters.slice(0, 1), Marker: 'more' }
  const facts = factsOf(toResource(databaseInstance(observed({ ...told, 'rds:DescribeDBParameters': { body } }))))
  assert.is(reading(facts['inTransit.enforced']), true)
  assert.is(reading(facts['inTransit.minimumVersion']), 'not-recorded')
})

const plugin = (OptionName: string, settings: Record<string, string>): Told => ({
  'rds:DescribeOptionGroups': {
    body: {
      OptionGroupsList: [
        {
          Options: [{ OptionName, OptionSettings: Object.entries(settings).map(([Name, Value]) => ({ Name, Value })) }],
        },
      ],
    },
  },
})
const byDefault = { OptionGroupMemberships: [{ OptionGroupName: 'default:mysql-8-0' }] }
const audit = 'MARIADB_AUDIT_PLUGIN'
const plugins: [name: string, fields: object, answers: Told, expected: unknown][] = [
  ['a plugin that logs queries', {}, plugin(audit, { SERVER_AUDIT_EVENTS: 'CONNECT,QUERY' }), true],
  ['a plugin that logs connections', {}, plugin(audit, { SERVER_AUDIT_EVENTS: 'CONNECT' }), false],
  [
    'a plugin that spares somebody',
    {},
    plugin(audit, { SERVER_AUDIT_EVENTS: 'QUERY', SERVER_AUDIT_EXCL_USERS: 'dba' }),
    false,
  ],
  [
    'a plugin that minds somebody only',
    {},
    plugin(audit, { SERVER_AUDIT_EVENTS: 'QUERY', SERVER_AUDIT_INCL_USERS: 'dba' }),
    false,
  ],
  ['another option', {}, plugin('MEMCACHED', { SERVER_AUDIT_EVENTS: 'QUERY' }), false],
  [
    'two groups in one answer',
    {},
    { 'rds:DescribeOptionGroups': { body: { OptionGroupsList: [{ Options: [] }, { Options: [] }] } } },
    'malformed',
  ],
  ['a default group, which has no plugin', byDefault, {}, false],
  ['a group that nobody read', {}, {}, 'not-recorded'],
  ['a group that nobody may read', {}, { 'rds:DescribeOptionGroups': { error: 'AccessDenied' } }, 'denied'],
]
for (const [name, fields, answers, expected] of plugins) {
  test(`an exported audit log with ${name}: ${String(expected)}`, () => {
    const exporting = { Engine: 'mysql', EngineVersion: '8.4.3', EnabledCloudwatchLogsExports: ['audit'] }
    const facts = factsOf(toResource(databaseInstance(changed({ ...exporting, ...fields }, [], answers))))
    assert.is(reading(facts['logging.dataAccess']), expected)
  })
}

test.run()
