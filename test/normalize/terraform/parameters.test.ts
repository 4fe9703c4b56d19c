// What a database demands is told by the group of parameters that the plan makes for it, and an alias leads to its key.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/parameters')

const resourceIn = (address: string, changes: object[], resources: object[] = []) =>
  toResource(normalize(named(read(planOf({ changes, resources })).after, address)))
const kept = (values: object) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })

const database = { identifier: 'd', engine: 'postgres', engine_version: '16.4', instance_class: 'x' }
const group = (...parameter: object[]) => ({ name: 'g', family: 'postgres16', parameter })
const forced = (value: string) => ({ name: 'rds.force_ssl', value })
const ownGroup = { ...database, parameter_group_name: 'g' }
const unset = { after: database, unknown: { parameter_group_name: true } }

const rows: [what: string, instance: object, groups: object[], enforced: unknown][] = [
  ['that of the plan', { after: ownGroup }, [{ after: group(forced('0')) }], false],
  ['that of the plan, which says nothing of it', { after: ownGroup }, [{ after: group() }], true],
  ['that of AWS', unset, [], true],
  ['one of AWS by name', { after: { ...database, parameter_group_name: 'default.postgres16' } }, [], true],
  ['another', { after: ownGroup }, [], 'not-recorded'],
  ['one that is there already', { after: ownGroup }, [kept(group(forced('1')))], true],
  ['one that is there already and says nothing of it', { after: ownGroup }, [kept(group())], 'not-recorded'],
  ['one of two', { after: ownGroup }, [{ after: group(forced('0')) }, { after: group(forced('1')) }], 'not-recorded'],
  ['that of its source', { ...unset, after: { ...database, replicate_source_db: 'other' } }, [], 'not-recorded'],
  ['not in force yet', kept(ownGroup), [{ after: group(forced('1')) }], 'not-recorded'],
  [
    'not known before it is applied',
    { after: ownGroup },
    [{ after: group({ name: 'rds.force_ssl' }), unknown: { parameter: [{ value: true }] } }],
    'after-apply',
  ],
  [
    'of a parameter whose name is not known yet',
    { after: ownGroup },
    [{ after: group({ value: '0' }), unknown: { parameter: [{ name: true }] } }],
    'after-apply',
  ],
]
for (const [what, instance, groups, enforced] of rows)
  test(`TLS of a database whose group is ${what}`, () => {
    const changes = [
      change('aws_db_instance.d', instance),
      ...groups.map((one, index) => change(`aws_db_parameter_group.g${index}`, one)),
    ]
    const fact = factsOf(resourceIn('aws_db_instance.d', changes, [block('aws_db_instance.d', {})]))[
      'inTransit.enforced'
    ]
    if (what === 'not in force yet') assert.is(fact?.state, 'partial')
    else assert.is(reading(fact), enforced)
  })

test('a default holds by the version that is asked for, unless that leaves open which it is', () => {
  const facts = (engine: string, engine_version: string) => {
    const after = { ...database, engine, engine_version }
    const unknown = { parameter_group_name: true, engine_version_actual: true }
    return factsOf(
      resourceIn(
        'aws_db_instance.d',
        [change('aws_db_instance.d', { after, unknown })],
        [block('aws_db_instance.d', {})],
      ),
    )
  }
  const enforced = (version: string) => reading(facts('postgres', version)['inTransit.enforced'])
  assert.equal([enforced('16'), enforced('14.9')], [true, false])
  const oldest = (version: string) => reading(facts('mysql', version)['inTransit.minimumVersion'])
  assert.equal(['8.4', '8.0.36', '8.0.11', '8.0', '8'].map(oldest), [1.2, 1.2, 1, 'unsupported', 'unsupported'])
})

test('queries of MySQL are logged where the plugin is told to, and not known where nobody says what', () => {
  const engine = { identifier: 'd', engine: 'mysql', engine_version: '8.0.40', option_group_name: 'o' }
  const plugin = (...option_settings: object[]) => ({
    name: 'o',
    option: [{ option_name: 'MARIADB_AUDIT_PLUGIN', option_settings }],
  })
  const logged = (options: object) => {
    const instance = { after: { ...engine, enabled_cloudwatch_logs_exports: ['audit'] } }
    const changes = [change('aws_db_instance.d', instance), change('aws_db_option_group.o', { after: { ...options } })]
    return reading(factsOf(resourceIn('aws_db_instance.d', changes))['logging.dataAccess'])
  }
  assert.is(logged(plugin({ name: 'SERVER_AUDIT_EVENTS', value: 'CONNECT,QUERY' })), true)
  assert.is(logged(plugin({ name: 'SERVER_AUDIT_EVENTS', value: 'CONNECT' })), false)
  assert.is(logged(plugin()), 'not-recorded')
  assert.is(logged({ name: 'o', option: [] }), false)
})

test('a warehouse demands TLS where its group does', () => {
  const cluster = { after: { cluster_identifier: 'w', cluster_parameter_group_name: 'g' } }
  const enforced = (family: string, ...parameter: object[]) => {
    const made = change('aws_redshift_parameter_group.g', { after: { name: 'g', family, parameter } })
    const changes = [change('aws_redshift_cluster.w', cluster), made]
    return reading(factsOf(resourceIn('aws_redshift_cluster.w', changes))['inTransit.enforced'])
  }
  assert.is(enforced('redshift-1.0', { name: 'require_ssl', value: 'true' }), true)
  assert.is(enforced('redshift-1.0'), false)
  assert.is(enforced('redshift-2.0'), 'not-recorded')
})

test('a warehouse without a group of its own has the default of the day that it was made on', () => {
  const enforced = (values: object, before: object | null = null) => {
    const after = { cluster_identifier: 'w', ...values }
    const cluster = before === null ? { after } : { actions: ['no-op'], before: after, after }
    return reading(
      factsOf(resourceIn('aws_redshift_cluster.w', [change('aws_redshift_cluster.w', cluster)]))['inTransit.enforced'],
    )
  }
  const first = { cluster_parameter_group_name: 'default.redshift-1.0' }
  assert.equal([enforced({}), enforced(first)], [true, false])
  assert.equal([enforced({}, {}), enforced({ cluster_parameter_group_name: 'g' })], ['not-recorded', 'not-recorded'])
})

const key = change('aws_kms_key.k', { after: {}, unknown: { arn: true } })
const alias = change('aws_kms_alias.a', {
  after: { name: 'alias/orders' },
  unknown: { arn: true, target_key_id: true },
})
const resources = [
  block('aws_kms_key.k', {}),
  block('aws_kms_alias.a', { target_key_id: to('aws_kms_key.k.key_id', 'aws_kms_key.k') }),
]

test('whoever names an alias of the plan means its key', () => {
  for (const attribute of ['arn', 'id', 'name', 'target_key_arn']) {
    const queue = change('aws_sqs_queue.q', { after: { name: 'q' }, unknown: { kms_master_key_id: true } })
    const written = block('aws_sqs_queue.q', {
      kms_master_key_id: to(`aws_kms_alias.a.${attribute}`, 'aws_kms_alias.a'),
    })
    const { references } = resourceIn('aws_sqs_queue.q', [key, alias, queue], [...resources, written])
    assert.match(JSON.stringify(references), ':key/aws_kms_key.k"', attribute)
  }
})

test('a key goes by its aliases too', () => {
  const { aliases } = resourceIn('aws_kms_key.k', [key, alias], resources)
  assert.ok(
    aliases?.some((one) => one.endsWith(':alias/orders')),
    aliases?.join(),
  )
})

test.run()
