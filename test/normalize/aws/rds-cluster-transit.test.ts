// What a cluster demands of who connects: set, in force and documented, engine by engine, and nothing else counts.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { reading } from './facts-of.ts'
import { asking, clusterFacts, clusterTold, factOf, set, unset } from './cluster-settings.ts'
import type { Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'
import { databaseCluster } from '../../../src/normalize/aws/rds-cluster.ts'
import { live } from './observed.ts'

const test = suite('normalize/aws/rds-cluster-transit')

const postgres = (EngineVersion: string) => ({ Engine: 'aurora-postgresql', EngineVersion })
const mysql = (EngineVersion: string) => ({ Engine: 'aurora-mysql', EngineVersion })
const documents = { Engine: 'docdb', EngineVersion: '5.0.0' }
const graphs = (EngineVersion: string) => ({ Engine: 'neptune', EngineVersion })

type Row = [name: string, fields: object, list: object[], enforced: unknown, minimum: unknown]
const settings: Row[] = [
  ['Aurora PostgreSQL told to', postgres('16.4'), [set('rds.force_ssl', '1'), set('ssl_min_protocol_version', 'TLSv1.3')], true, 1.3], // prettier-ignore
  ['Aurora PostgreSQL told not to', postgres('17.5'), [set('rds.force_ssl', '0'), set('ssl_min_protocol_version', 'TLSv1')], false, 1], // prettier-ignore
  ['Aurora PostgreSQL 16 unasked', postgres('16.4'), [unset('rds.force_ssl'), unset('ssl_min_protocol_version')], false, 1.2], // prettier-ignore
  ['Aurora PostgreSQL 17 unasked, of which what is written differs', postgres('17.5'), [unset('rds.force_ssl')], 'unsupported', 'unsupported'], // prettier-ignore
  ['Aurora PostgreSQL that lists nothing', postgres('16.4'), [], 'unsupported', 'unsupported'],
  ['PostgreSQL over several zones, unasked', { Engine: 'postgres', EngineVersion: '15.4' }, [unset('rds.force_ssl'), unset('ssl_min_protocol_version')], true, 1.2], // prettier-ignore
  ['MySQL over several zones', { Engine: 'mysql', EngineVersion: '8.0.40' }, [set('require_secure_transport', 'ON')], true, 1.2], // prettier-ignore
  ['Aurora MySQL told to', mysql('8.0.mysql_aurora.3.08.0'), [set('require_secure_transport', 'ON'), set('tls_version', 'TLSv1.3')], true, 1.3], // prettier-ignore
  ['Aurora MySQL unasked', mysql('8.0.mysql_aurora.3.08.0'), [unset('require_secure_transport'), unset('tls_version')], false, 1.2], // prettier-ignore
  ['Aurora MySQL of the second version, unasked', mysql('5.7.mysql_aurora.2.10.2'), [], false, 1],
  ['the first kind of Aurora, too old to say', { Engine: 'aurora', EngineVersion: '5.6.10a' }, [], false, 'unsupported'], // prettier-ignore
  ['DocumentDB of 1.2 and newer', documents, [set('tls', 'tls1.2+')], true, 1.2],
  ['DocumentDB of 1.3 and newer', documents, [set('tls', 'tls1.3+')], true, 1.3],
  ['DocumentDB by FIPS', documents, [set('tls', 'fips-140-3')], true, 1.2],
  ['DocumentDB that takes any', documents, [set('tls', 'enabled')], true, 1],
  ['DocumentDB unasked', documents, [unset('tls')], true, 1],
  ['DocumentDB without', documents, [set('tls', 'disabled')], false, 'unsupported'],
  ['DocumentDB with a word nobody here knows', documents, [set('tls', 'perhaps')], 'malformed', 'malformed'],
  ['Neptune, whatever it is told', graphs('1.3.2.1'), [set('neptune_enforce_ssl', '0')], true, 1.2],
  ['Neptune from before', graphs('1.0.3.0'), [], 'unsupported', 'unsupported'],
  ['Neptune of no version', { Engine: 'neptune' }, [], 'not-recorded', 'not-recorded'],
  ['an engine nobody here knows', { Engine: 'custom', EngineVersion: '1' }, [set('rds.force_ssl', '1')], 'unsupported', 'unsupported'], // prettier-ignore
  ['no engine', {}, [set('rds.force_ssl', '1')], 'not-recorded', 'not-recorded'],
]
for (const [name, fields, list, enforced, minimum] of settings) {
  test(name, () => {
    const read = (fact: string) => factOf(`inTransit.${fact}`, fields, list)
    assert.equal([read('enforced'), read('minimumVersion')], [enforced, minimum])
  })
}

const member = (DBClusterParameterGroupStatus?: string) => ({ DBClusterParameterGroupStatus })
const forced = [set('rds.force_ssl', '1')]
const members: [name: string, DBClusterMembers: unknown, expected: unknown][] = [
  ['both in sync', [member('in-sync'), member('in-sync')], true],
  ['one that waits for its reboot', [member('in-sync'), member('pending-reboot')], { partial: true, reason: 'unresolved' }], // prettier-ignore
  ['none', [], { partial: true, reason: 'unresolved' }],
  ['one that does not say', [member()], { partial: true, reason: 'malformed' }],
  ['no word of any', undefined, { partial: true, reason: 'not-recorded' }],
]
for (const [name, DBClusterMembers, expected] of members) {
  test(`instances: ${name}`, () => {
    assert.equal(factOf('inTransit.enforced', { ...postgres('16.4'), DBClusterMembers }, forced), expected)
  })
}

test('refused parameters blind what rests on them, and name the call', () => {
  const facts = clusterFacts(clusterTold(postgres('16.4'), { error: 'AccessDenied' }))
  for (const name of ['inTransit.enforced', 'inTransit.minimumVersion', 'logging.dataAccess'])
    assert.equal(facts[name], { state: 'unknown', reason: 'denied', permission: asking }, name)
})

test('a parameter on a page that was not read is unknown', () => {
  const facts = clusterFacts(clusterTold(postgres('16.4'), { body: { Parameters: forced, Marker: 'more' } }))
  assert.equal(
    [reading(facts['inTransit.enforced']), reading(facts['inTransit.minimumVersion'])],
    [true, 'not-recorded'],
  )
})

keepsSilent(test, {
  name: 'API answers',
  input: clusterTold(postgres('16.4'), {
    body: { Parameters: [...forced, set('ssl_min_protocol_version', 'TLSv1.2')] },
  }),
  read: (answers: Tree) => databaseCluster(live('AWS::RDS::DBCluster', 'orders', answers as Told)), // `as`: broken on purpose
  good: { 'inTransit.enforced': true, 'inTransit.minimumVersion': 1.2 },
})

test.run()
