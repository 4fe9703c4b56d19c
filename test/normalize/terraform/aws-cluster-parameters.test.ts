// What a cluster of databases demands and logs is told by the group of parameters that the plan makes for it, or by that of AWS.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { plannedAws, ref } from '../../sources/terraform/planned-blocks.ts'
import { factsOf, reading } from '../aws/facts-of.ts'

const test = suite('normalize/terraform/aws-cluster-parameters')

type Blocks = Parameters<typeof plannedAws>[0]
const factIn = (blocks: Blocks, address: string, name: string) => factsOf(plannedAws(blocks)(address))[name]

const papers = 'aws_docdb_cluster.papers'
const papersGroup = 'aws_docdb_cluster_parameter_group.g'
const own = { cluster_identifier: 'papers', engine: 'docdb', db_cluster_parameter_group_name: 'g' }
const set = (parameter: object[]) => ({ name: 'g', family: 'docdb5.0', parameter })
const tls = (value: string) => [{ name: 'tls', value }]
const unnamed = { ...own, db_cluster_parameter_group_name: null }
const open = { db_cluster_parameter_group_name: true }

const rows: [what: string, blocks: Blocks, state: string | undefined, enforced: unknown][] = [
  ['that of the plan', { [papers]: { after: own }, [papersGroup]: { after: set(tls('disabled')) } }, 'known', false],
  ['one that says nothing of it', { [papers]: { after: own }, [papersGroup]: { after: set([]) } }, 'known', true],
  ['that of AWS', { [papers]: { after: unnamed, open } }, 'known', true],
  [
    'one of AWS by name',
    { [papers]: { after: { ...own, db_cluster_parameter_group_name: 'default.docdb5.0' } } },
    'known',
    true,
  ],
  ['another', { [papers]: { after: own } }, 'unknown', 'not-recorded'],
  [
    'one that is there already',
    { [papers]: { after: own }, [papersGroup]: { after: set(tls('disabled')), kept: true } },
    'known',
    false,
  ],
  [
    'one that is there already and says nothing of it',
    { [papers]: { after: own }, [papersGroup]: { after: set([]), kept: true } },
    'unknown',
    'not-recorded',
  ],
  [
    'that of what it is a replica of',
    { [papers]: { after: { ...unnamed, replication_source_identifier: 'other' }, open } },
    'unknown',
    'not-recorded',
  ],
  [
    'that of what it is restored from',
    { [papers]: { after: { ...unnamed, restore_to_point_in_time: [{ use_latest_restorable_time: true }] }, open } },
    'unknown',
    'not-recorded',
  ],
  [
    'not known before it is applied',
    {
      [papers]: { after: own },
      [papersGroup]: { after: set([{ name: 'tls' }]), open: { parameter: [{ value: true }] } },
    },
    'unknown',
    'after-apply',
  ],
]
for (const [what, blocks, state, enforced] of rows)
  test(`TLS of a cluster whose group is ${what}`, () => {
    const fact = factIn(blocks, papers, 'inTransit.enforced')
    assert.equal([fact?.state, reading(fact)], [state, enforced])
  })

test('a group waits for the instances of a cluster that exists, and for those of one that has none', () => {
  const state = (cluster: Blocks[string]) => {
    const blocks = { 'aws_rds_cluster.c': cluster, 'aws_rds_cluster_parameter_group.g': { after: group } }
    return factIn(blocks, 'aws_rds_cluster.c', 'inTransit.enforced')
  }
  const group = { name: 'g', family: 'aurora-mysql8.0', parameter: [{ name: 'require_secure_transport', value: 'ON' }] }
  const after = { cluster_identifier: 'c', engine: 'aurora-mysql', db_cluster_parameter_group_name: 'g' }
  assert.equal(
    [{ after }, { after, kept: true as const }, { after: { ...after, engine_mode: 'serverless' } }]
      .map(state)
      .map((fact) => [fact?.state, reading(fact)]),
    [
      ['known', true],
      ['partial', { partial: true, reason: 'not-recorded' }],
      ['partial', { partial: true, reason: 'unresolved' }],
    ],
  )
})

test('a cluster of graphs is told by the group that its own attribute names', () => {
  const group = 'aws_neptune_cluster_parameter_group.g'
  const logged = (value: string) =>
    reading(
      factIn(
        {
          'aws_neptune_cluster.c': {
            after: { cluster_identifier: 'c', engine: 'neptune', enable_cloudwatch_logs_exports: ['audit'] },
            refs: { neptune_cluster_parameter_group_name: ref(group, 'name') },
          },
          [group]: { after: { family: 'neptune1.3', parameter: [{ name: 'neptune_enable_audit_log', value }] } },
        },
        'aws_neptune_cluster.c',
        'logging.dataAccess',
      ),
    )
  assert.equal([logged('1'), logged('0')], [true, false])
})

test('by which version a default holds is that which is asked for, until AWS says which it is', () => {
  const after = { cluster_identifier: 'c', engine: 'aurora-postgresql', engine_version: '16.4' }
  const unset = { ...open, engine_version_actual: true }
  const enforced = (more: object) =>
    reading(
      factIn(
        { 'aws_rds_cluster.c': { after: { ...after, ...more }, open: unset } },
        'aws_rds_cluster.c',
        'inTransit.enforced',
      ),
    )
  assert.equal([enforced({}), enforced({ engine_version: '17.4' })], [false, 'unsupported'])
})

test.run()
