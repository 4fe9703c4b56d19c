// Of what exists, or is managed elsewhere, a plan may make some of what lies in it; that there is no more it cannot say.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fact } from '../../../src/model/fact.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/lists-in-part')

type Values = Record<string, unknown>
interface Case {
  whole: readonly [address: string, values: Values]
  part: readonly [address: string, values: Values]
  mechanism: string
  /** What the part adds. */
  locator: string | RegExp
  /** By which attribute the configuration points at the whole, where only the provider names that. */
  by?: string
  /** The part says by itself what it adds. */
  alone?: false
}

const there = '/subscriptions/0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d/resourceGroups/shop/providers'
const azure = (name: string, more: Values = {}): Values => ({
  name,
  resource_group_name: 'shop',
  location: 'westeurope',
  ...more,
})
const idOf = (type: string, name: string): string => `${there}/${type}/${name}`
const account = idOf('Microsoft.Storage/storageAccounts', 'a')
const cluster = idOf('Microsoft.Kusto/clusters', 'k')
const workspace = idOf('Microsoft.OperationalInsights/workspaces', 'w')
const server = idOf('Microsoft.DBforPostgreSQL/flexibleServers', 's')

const cases: Case[] = [
  {
    whole: ['aws_fsx_lustre_file_system.x', { id: 'fs-1', deployment_type: 'PERSISTENT_2' }],
    part: ['aws_fsx_data_repository_association.x', { file_system_id: 'fs-1', data_repository_path: 's3://there/x' }],
    mechanism: 'fsx-data-repository',
    locator: 'arn:aws:s3:::there',
    by: 'file_system_id',
  },
  {
    whole: ['aws_redshiftserverless_namespace.x', { id: 'x', namespace_name: 'x', kms_key_id: 'AWS_OWNED_KMS_KEY' }],
    part: [
      'aws_redshiftserverless_snapshot_copy_configuration.x',
      { namespace_name: 'x', destination_region: 'us-east-1', destination_kms_key_id: 'AWS_OWNED_KMS_KEY' },
    ],
    mechanism: 'redshift-snapshot-copy',
    locator: /:us-east-1:.*:snapshot\/\*$/,
    by: 'namespace_name',
  },
  {
    whole: ['aws_ami.x', { id: 'ami-1', name: 'x' }],
    part: ['aws_ami_launch_permission.x', { image_id: 'ami-1', account_id: '444455556666' }],
    mechanism: 'image-share',
    locator: /:444455556666:image\//,
    by: 'image_id',
  },
  {
    whole: ['aws_ebs_snapshot.x', { id: 'snap-1', volume_id: 'vol-1' }],
    part: ['aws_snapshot_create_volume_permission.x', { snapshot_id: 'snap-1', account_id: '444455556666' }],
    mechanism: 'ebs-snapshot-share',
    locator: /:444455556666:snapshot\//,
    by: 'snapshot_id',
  },
  {
    whole: ['aws_cloudwatch_log_group.x', { name: 'x' }],
    part: [
      'aws_cloudwatch_log_subscription_filter.x',
      { log_group_name: 'x', destination_arn: 'arn:aws:kinesis:us-east-1:111122223333:stream/s' },
    ],
    mechanism: 'logs-subscription',
    locator: 'arn:aws:kinesis:us-east-1:111122223333:stream/s',
  },
  {
    whole: ['aws_sns_topic.x', { name: 'x', arn: 'arn:aws:sns:eu-central-1:111122223333:x' }],
    part: [
      'aws_sns_topic_subscription.x',
      {
        topic_arn: 'arn:aws:sns:eu-central-1:111122223333:x',
        protocol: 'sqs',
        endpoint: 'arn:aws:sqs:us-east-1:111122223333:q',
      },
    ],
    mechanism: 'sns-subscription',
    locator: 'arn:aws:sqs:us-east-1:111122223333:q',
  },
  {
    whole: ['aws_kms_key.x', { arn: 'arn:aws:kms:eu-central-1:111122223333:key/mrk-1', multi_region: true }],
    part: [
      'aws_kms_replica_key.x',
      { primary_key_arn: 'arn:aws:kms:eu-central-1:111122223333:key/mrk-1', region: 'us-east-1' },
    ],
    mechanism: 'kms-multi-region',
    locator: /:us-east-1:/,
    by: 'primary_key_arn',
  },
  {
    whole: ['aws_db_instance.x', { identifier: 'x', arn: 'arn:aws:rds:eu-central-1:111122223333:db:x' }],
    part: [
      'aws_db_instance_automated_backups_replication.x',
      { source_db_instance_arn: 'arn:aws:rds:eu-central-1:111122223333:db:x', region: 'eu-west-1' },
    ],
    mechanism: 'rds-backup-replication',
    locator: /:eu-west-1:/,
  },
  {
    whole: ['azurerm_storage_account.x', azure('a', { id: account })],
    part: [
      'azurerm_storage_object_replication.x',
      {
        source_storage_account_id: account,
        destination_storage_account_id: idOf('Microsoft.Storage/storageAccounts', 'b'),
      },
    ],
    mechanism: 'azure-object-replication',
    locator: /storageaccounts\/b$/,
  },
  {
    whole: ['azurerm_storage_account.x', azure('a', { id: account })],
    part: [
      'azurerm_monitor_diagnostic_setting.x',
      {
        target_resource_id: account,
        log_analytics_workspace_id: workspace,
        enabled_log: [{ category: 'StorageRead' }],
      },
    ],
    mechanism: 'azure-diagnostic-setting',
    locator: workspace.toLowerCase(),
    alone: false,
  },
  {
    whole: ['azurerm_log_analytics_workspace.x', azure('w', { id: workspace })],
    part: [
      'azurerm_log_analytics_data_export_rule.x',
      { workspace_resource_id: workspace, enabled: true, destination_resource_id: account },
    ],
    mechanism: 'azure-log-analytics-export',
    locator: account.toLowerCase(),
  },
  {
    whole: ['azurerm_kusto_cluster.x', azure('k', { id: cluster })],
    part: [
      'azurerm_kusto_attached_database_configuration.x',
      { cluster_name: 'k', cluster_id: idOf('Microsoft.Kusto/clusters', 'leader') },
    ],
    mechanism: 'azure-kusto-follower',
    locator: /clusters\/leader$/,
  },
  {
    whole: ['azurerm_postgresql_flexible_server.x', azure('s', { id: server })],
    part: [
      'azurerm_postgresql_flexible_server.copy',
      azure('t', { source_server_id: server, create_mode: 'Replica', location: 'eastus' }),
    ],
    mechanism: 'azure-postgresql-replica',
    locator: /flexibleservers\/t$/,
  },
  {
    whole: [
      'azurerm_recovery_services_vault.x',
      azure('v', { id: idOf('Microsoft.RecoveryServices/vaults', 'v'), storage_mode_type: 'LocallyRedundant' }),
    ],
    part: [
      'azurerm_backup_protected_vm.x',
      { recovery_vault_name: 'v', source_vm_id: idOf('Microsoft.Compute/virtualMachines', 'm') },
    ],
    mechanism: 'azure-backup',
    locator: /virtualmachines\/m$/,
  },
  {
    whole: [
      'azurerm_traffic_manager_profile.x',
      azure('p', {
        id: idOf('Microsoft.Network/trafficManagerProfiles', 'p'),
        profile_status: 'Enabled',
        traffic_routing_method: 'Priority',
      }),
    ],
    part: [
      'azurerm_traffic_manager_external_endpoint.x',
      { profile_id: idOf('Microsoft.Network/trafficManagerProfiles', 'p'), enabled: true, target: 'shop.example.test' },
    ],
    mechanism: 'azure-traffic-manager',
    locator: 'shop.example.test',
    alone: false,
  },
]

const isKnown = ({ state }: Fact<unknown>): boolean => state === 'known'
const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })

const observed = (address: string, changes: object[], resources: object[] = []) =>
  toResource(normalize(named(read(planOf({ changes, resources })).after, address)))

function pointedAt(address: string, mechanism: string, changes: object[], resources: object[] = []) {
  const found = observed(address, changes, resources)
  return referencesOf(found)
    .filter((one) => one.mechanism === mechanism)
    .map(({ locator }) => locator)
}

for (const { whole, part, mechanism, locator, by } of cases) {
  const [address, values] = whole
  const blocks = by === undefined ? [] : [block(address, {}), block(part[0], { [by]: to(`${address}.id`, address) })]
  const told = change(part[0], { after: part[1] })
  const isIt = (one: Fact<string>): boolean =>
    one.state === 'known' && (typeof locator === 'string' ? one.value === locator : locator.test(one.value))

  test(`${part[0]} is all that a new ${address} has`, () => {
    const found = pointedAt(address, mechanism, [change(address, { after: values }), told], blocks)
    assert.ok(found.length > 0 && found.every(isIt), JSON.stringify(found))
  })

  test(`${part[0]} is some of what a ${address} that exists has`, () => {
    const found = pointedAt(address, mechanism, [change(address, kept(values)), told], blocks)
    assert.ok(found.some(isIt), JSON.stringify(found))
    assert.ok(
      found.some((one) => !isKnown(one)),
      JSON.stringify(found),
    )
  })
}

for (const { part, mechanism } of cases.filter(
  ({ part: [address], alone = true }) => alone && !/replica|copy/.test(address),
))
  test(`${part[0]} is some of what a resource has that is managed elsewhere`, () => {
    const found = pointedAt(part[0], mechanism, [change(part[0], { after: part[1] })])
    assert.ok(found.some(isKnown) && !found.every(isKnown), JSON.stringify(found))
  })

const factIn = (fact: string, address: string, ...changes: object[]): unknown =>
  reading(factsOf(observed(address, changes))[fact])

test('a topic of which only the policy is planned has subscribers that nobody knows', () => {
  const arn = 'arn:aws:sns:eu-central-1:111122223333:x'
  const policy = change('aws_sns_topic_policy.x', { after: { arn, policy: '{}' } })
  const found = pointedAt('aws_sns_topic_policy.x', 'sns-subscription', [policy])
  assert.equal(found.map(isKnown), [false])
})

test('what is kept of the logs of an account that exists is kept; what is not, others may keep', () => {
  const setting = (...categories: string[]) =>
    change('azurerm_monitor_diagnostic_setting.x', {
      after: {
        target_resource_id: cluster,
        storage_account_id: account,
        enabled_log: categories.map((category) => ({ category })),
      },
    })
  const exists = change('azurerm_kusto_cluster.x', kept(azure('k', { id: cluster })))
  const keeps = (...categories: string[]) =>
    factIn('logging.dataAccess', 'azurerm_kusto_cluster.x', exists, setting(...categories))
  assert.is(keeps('Command', 'Query', 'SucceededIngestion'), true)
  assert.is(keeps('Command'), 'not-recorded')
})

test('one container that all may read opens an account that exists, and one that is closed does not close it', () => {
  const isPublic = (access: string) =>
    factIn(
      'exposure.public',
      'azurerm_storage_account.x',
      change('azurerm_storage_account.x', kept(azure('a', { id: account, allow_nested_items_to_be_public: true }))),
      change('azurerm_storage_container.x', { after: { storage_account_id: account, container_access_type: access } }),
    )
  assert.equal(isPublic('container'), { partial: true, reason: 'not-recorded' })
  assert.equal(isPublic('private'), { partial: false, reason: 'not-recorded' })
})

test('an image that exists is open to all where the plan opens it, and closed to nobody where it shares it', () => {
  const isPublic = (grant: Values) => {
    const image = change('aws_ami.x', kept({ id: 'ami-1', name: 'x' }))
    const permission = change('aws_ami_launch_permission.x', { after: { image_id: 'ami-1', ...grant } })
    const blocks = [block('aws_ami.x', {}), block('aws_ami_launch_permission.x', { image_id: to('aws_ami.x') })]
    return reading(factsOf(observed('aws_ami.x', [image, permission], blocks))['sharing.public'])
  }
  assert.is(isPublic({ group: 'all' }), true)
  assert.is(isPublic({ account_id: '444455556666' }), 'not-recorded')
})

test.run()
