// What a plan does not say of AWS is unknown, save where what is new has a default that AWS documents.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, referencesOf, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/existing-aws')

const factsIn = (address: string, ...changes: object[]) =>
  factsOf(toResource(normalize(named(read(planOf({ changes })).after, address))))
const kept = (values: object) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })

test('an access list stays when its block is taken away', () => {
  const gone = change('aws_s3_bucket_acl.a', { actions: ['delete'], before: { bucket: 'a', acl: 'public-read' } })
  const access = change('aws_s3_bucket_public_access_block.a', kept({ bucket: 'a' }))
  const policy = change('aws_s3_bucket_policy.a', { actions: ['delete'], before: { bucket: 'a', policy: '' } })
  const facts = factsIn('aws_s3_bucket.a', change('aws_s3_bucket.a', kept({ bucket: 'a' })), gone, access, policy)
  assert.is(facts['exposure.public']?.state, 'unknown', JSON.stringify(facts))
})

test('a bucket may name its access list itself', () => {
  const block = { ignore_public_acls: false, restrict_public_buckets: false, bucket: 'a' }
  const isPublic = (sample: object) =>
    reading(
      factsIn(
        'aws_s3_bucket.a',
        change('aws_s3_bucket.a', sample),
        change('aws_s3_bucket_public_access_block.a', kept(block)),
      )['exposure.public'],
    )
  assert.is(isPublic({ after: { bucket: 'a', acl: 'public-read' } }), true)
  assert.is(isPublic({ after: { bucket: 'a', acl: 'private' } }), false)
  assert.is(isPublic({ after: { bucket: 'a' }, unknown: { acl: true } }), 'after-apply')
  assert.is(isPublic(kept({ bucket: 'a', policy: '', acl: 'public-read', grant: [] })), true)
  assert.is(isPublic(kept({ bucket: 'a', policy: '', acl: 'private', grant: [] })), false)
})

test('a peering that nobody has accepted yet reaches nothing, and one that this change makes will', () => {
  const peering = { id: 'pcx-1', vpc_id: 'vpc-a', peer_vpc_id: 'vpc-b', peer_owner_id: '444455556666' }
  const reached = (sample: object) =>
    normalize(
      named(
        read(planOf({ changes: [change('aws_vpc_peering_connection.x', sample)] })).after,
        'aws_vpc_peering_connection.x',
      ),
    )
  const there = { ...peering, peer_region: 'us-east-1', region: 'eu-central-1' }
  assert.is(reached(kept({ ...there, accept_status: 'pending-acceptance' })), undefined)
  for (const sample of [
    kept({ ...there, accept_status: 'active' }),
    { after: there, unknown: { accept_status: true } },
  ])
    assert.equal(
      referencesOf(toResource(reached(sample))).map(({ role, account, region }) => [role, account, region]),
      [['route', '444455556666', 'us-east-1']],
    )
})

test('where a peering and a copy lead is known without the names that nobody knows yet', () => {
  const later = { vpc_id: true, peer_vpc_id: true, peer_owner_id: true, accept_status: true }
  const changes = [
    change('aws_vpc_peering_connection.x', {
      after: { region: 'eu-central-1', peer_region: 'us-east-1' },
      unknown: later,
    }),
    change('aws_redshiftserverless_namespace.x', { after: { region: 'eu-central-1', namespace_name: 'x' } }),
    change('aws_redshiftserverless_snapshot_copy_configuration.x', {
      after: { region: 'eu-central-1', namespace_name: 'x', destination_region: 'us-east-1' },
      unknown: { destination_kms_key_id: true },
    }),
  ]
  const others = { vpc_id: to('data.aws_vpc.here.id'), peer_vpc_id: to('data.aws_vpc.there.id') }
  const resources = [block('aws_vpc_peering_connection.x', others)]
  const { after } = read(planOf({ changes, resources }), { account: '111122223333' })
  const led = (address: string, mechanism: string) =>
    referencesOf(toResource(normalize(named(after, address))))
      .filter((one) => one.mechanism === mechanism && one.role !== 'key')
      .map(({ locator, region }) => (reading(locator) === 'unsupported' ? region : reading(locator)))
  assert.equal(led('aws_vpc_peering_connection.x', 'vpc-peering'), ['us-east-1'])
  assert.equal(led('aws_redshiftserverless_namespace.x', 'redshift-snapshot-copy'), [
    'arn:aws:redshift-serverless:us-east-1:111122223333:snapshot/*',
  ])
})

const collection = (...policies: [type: string, policy: object | undefined][]) => {
  const address = 'aws_opensearchserverless_collection.x'
  const changes = policies.map(([type, policy], index) =>
    change(`aws_opensearchserverless_security_policy.p${index}`, {
      after: { type, ...(policy && { policy: JSON.stringify(policy) }) },
      unknown: policy === undefined ? { policy: true } : {},
    }),
  )
  const own = change(address, { after: { name: 'shop' }, unknown: { kms_key_arn: true } })
  const { after } = read(planOf({ changes: [own, ...changes], resources: [block(address, {})] }))
  return factsOf(toResource(normalize(named(after, address))))
}
const about = (pattern: string) => [{ ResourceType: 'collection', Resource: [`collection/${pattern}`] }]

test('a collection lies under the key of the policy that names it, where one does and all are known', () => {
  const owner = (...policies: [string, object | undefined][]) => reading(collection(...policies)['atRest.keyOwner'])
  const own = { Rules: about('shop*'), AWSOwnedKey: true }
  assert.is(owner(['encryption', own]), 'provider')
  assert.is(owner(['encryption', own], ['encryption', { ...own, Rules: about('*') }]), 'provider')
  for (const policies of [
    [],
    [['encryption', { ...own, Rules: about('other') }]],
    [
      ['encryption', own],
      ['encryption', undefined],
    ],
    [
      ['encryption', own],
      ['encryption', { Rules: about('*'), KmsARN: 'arn:aws:kms:eu-central-1:111122223333:key/k' }],
    ],
  ] as [string, object | undefined][][])
    assert.is.not(owner(...policies), 'provider', JSON.stringify(policies))
})

test('a policy of networks lets the public in; that none does, no plan can tell', () => {
  const isPublic = (...policies: [string, object | undefined][]) => collection(...policies)['exposure.public']
  const opens = (pattern: string, AllowFromPublic = true): [string, object] => [
    'network',
    [{ Rules: about(pattern), AllowFromPublic }],
  ]
  const open = isPublic(opens('other'), opens('sh*'))
  assert.ok(open !== undefined && open.state !== 'unknown' && open.value)
  for (const policies of [[], [opens('other')], [opens('shop', false)]])
    assert.is.not(isPublic(...policies)?.state, 'known', JSON.stringify(policies))
  assert.is(isPublic(opens('shop'), ['network', undefined])?.state, 'unknown')
})

test('a snapshot of a cluster is of that cluster, and its copy in the region that it names', () => {
  const changes = [
    change('aws_db_cluster_snapshot.x', {
      after: { region: 'eu-central-1', db_cluster_identifier: 'ledger', db_cluster_snapshot_identifier: 'x' },
    }),
    change('aws_rds_cluster_snapshot_copy.y', {
      after: {
        region: 'eu-central-1',
        destination_region: 'us-east-1',
        source_db_cluster_snapshot_identifier: 'x',
        target_db_cluster_snapshot_identifier: 'y',
        shared_accounts: ['444455556666'],
      },
    }),
  ]
  const { after } = read(planOf({ changes }), { account: '111122223333' })
  const [own, copy] = ['aws_db_cluster_snapshot.x', 'aws_rds_cluster_snapshot_copy.y'].map((address) =>
    toResource(normalize(named(after, address))),
  )
  const told = (resource: typeof own, role: string) =>
    resource === undefined
      ? []
      : referencesOf(resource).flatMap((one) => (one.role === role ? [reading(one.locator)] : []))
  assert.equal(told(own, 'source'), ['arn:aws:rds:eu-central-1:111122223333:cluster:ledger'])
  assert.equal(told(own, 'vault'), [])
  assert.is(copy && reading(copy.location.region), 'us-east-1')
  assert.equal(told(copy, 'source'), ['after-apply'])
  assert.equal(told(copy, 'vault'), ['arn:aws:rds::444455556666:cluster-snapshot:y'])
  assert.is(copy && reading(factsOf(copy)['atRest.enabled']), 'after-apply')
})

const toAll = (resource: string) =>
  JSON.stringify({ Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: resource }] })
const policies: [address: string, part: string, by: string, arn: string][] = [
  ['aws_s3_bucket.x', 'aws_s3_bucket_policy', 'bucket', 'arn:aws:s3:::x/*'],
  ['aws_sqs_queue.x', 'aws_sqs_queue_policy', 'queue_url', '*'],
]
for (const [address, part, by, arn] of policies)
  test(`a policy that moves into ${address} is not taken away with the block that had it`, () => {
    const values = { [by === 'bucket' ? 'bucket' : 'name']: 'x', policy: toAll(arn) }
    const changes = [
      change(address, { actions: ['update'], before: { ...values }, after: { ...values } }),
      change(`${part}.x`, { actions: ['delete'], before: { [by]: 'x', policy: toAll(arn) } }),
      change('aws_s3_bucket_public_access_block.x', kept({ bucket: 'x' })),
    ]
    const isPublic = (expressions: object) => {
      const { after } = read(planOf({ changes, resources: [block(address, expressions)] }))
      return reading(factsOf(toResource(normalize(named(after, address))))['exposure.public'])
    }
    assert.is(isPublic({ policy: { constant_value: toAll(arn) } }), true)
    assert.is.not(isPublic({}), true)
  })

test('a queue that exists is not taken for encrypted where nobody says so', () => {
  const queue = { name: 'q' }
  const atRest = (sample: object) =>
    reading(factsIn('aws_sqs_queue.q', change('aws_sqs_queue.q', sample))['atRest.enabled'])
  assert.is(atRest(kept(queue)), 'not-recorded')
  assert.is(atRest({ after: queue }), true)
})

test('of what exists, copies that the plan does not make are not none', () => {
  const key = { multi_region: true, key_id: 'mrk-1' }
  const instance = { identifier: 'd', engine: 'mysql', storage_encrypted: false, option_group_name: 'default:mysql' }
  const cluster = { cluster_identifier: 'c', engine: 'aurora-mysql', storage_encrypted: false }
  for (const [address, values] of [
    ['aws_kms_key.k', key],
    ['aws_db_instance.d', instance],
    ['aws_rds_cluster.c', cluster],
  ] as const) {
    const { references } = factsIn(address, change(address, kept(values)))
    assert.not.match(
      JSON.stringify(factsIn(address, change(address, { after: values }))['references']),
      'not-in-plan',
      address,
    )
    assert.match(JSON.stringify(references), 'terraform:not-in-plan', address)
  }
})

test('a database that exists keeps the replicas of others beside those of the plan', () => {
  const values = { identifier: 'd', engine: 'mysql', storage_encrypted: false, option_group_name: 'default:mysql' }
  const elsewhere = 'arn:aws:rds:us-east-1:111122223333:db:others'
  const own = change('aws_db_instance.r', { after: { identifier: 'r', replicate_source_db: 'd' } })
  const first = change('aws_db_instance.d', kept({ ...values, replicas: [elsewhere, 'r'] }))
  const told = JSON.stringify(factsIn('aws_db_instance.d', first, own)['references'])
  assert.match(told, elsewhere)
  assert.is(told.match(/:db:r"/g)?.length, 1, told)
})

test('whether a database is restored is not known where a block may say so', () => {
  const values = { identifier: 'd', engine: 'mysql' }
  const sample = { after: values, unknown: { restore_to_point_in_time: true, storage_encrypted: true } }
  const plan = planOf({
    changes: [change('aws_db_instance.d', sample)],
    resources: [block('aws_db_instance.d', { identifier: { constant_value: 'd' } })],
  })
  const encrypted = (dynamic: ReadonlySet<string> | undefined) => {
    const files = {
      declaredAt: () => undefined,
      madeIn: () => undefined,
      dynamicIn: () => dynamic,
      locked: () => undefined,
    }
    const { after } = read(plan, {}, files)
    return reading(factsOf(toResource(normalize(named(after, 'aws_db_instance.d'))))['atRest.enabled'])
  }
  assert.is(encrypted(new Set()), false)
  assert.is(encrypted(new Set(['restore_to_point_in_time'])), 'not-recorded')
  assert.is(encrypted(undefined), 'not-recorded')
})

test('a cluster of which nobody knows the machines is not one of several zones', () => {
  const after = { cluster_identifier: 'c', engine: 'mysql' }
  const isolation = (unknown: object) =>
    reading(factsIn('aws_rds_cluster.c', change('aws_rds_cluster.c', { after, unknown }))['redundancy.mode'])
  assert.is(isolation({}), 'single-zone')
  assert.is(isolation({ db_cluster_instance_class: true }), 'after-apply')
})

test('the first of a global database is copied to the others where it is named by the database, and names none', () => {
  const changes = [
    change('aws_rds_cluster.first', {
      after: { cluster_identifier: 'first', master_username: 'a', region: 'eu-west-1' },
    }),
    change('aws_rds_global_cluster.g', {
      after: { global_cluster_identifier: 'global' },
      unknown: { source_db_cluster_identifier: true },
    }),
    change('aws_rds_cluster.second', {
      after: { cluster_identifier: 'second', region: 'us-east-1' },
      unknown: { global_cluster_identifier: true },
    }),
  ]
  const resources = [
    block('aws_rds_cluster.first', {}),
    block('aws_rds_global_cluster.g', {
      source_db_cluster_identifier: to('aws_rds_cluster.first.arn', 'aws_rds_cluster.first'),
    }),
    block('aws_rds_cluster.second', {
      global_cluster_identifier: to('aws_rds_global_cluster.g.id', 'aws_rds_global_cluster.g'),
    }),
  ]
  const { after } = read(planOf({ changes, resources }))
  const { references } = factsOf(toResource(normalize(named(after, 'aws_rds_cluster.first'))))
  assert.match(JSON.stringify(references), 'arn:aws:rds:us-east-1:', JSON.stringify(references))
})

test('only encryption at rest is the default of Valkey', () => {
  const group = { replication_group_id: 'g', engine: 'valkey' }
  const facts = factsIn(
    'aws_elasticache_replication_group.g',
    change('aws_elasticache_replication_group.g', { after: group }),
  )
  assert.is(reading(facts['atRest.enabled']), true)
  assert.is(reading(facts['inTransit.enforced']), 'not-recorded')
  const exists = factsIn(
    'aws_elasticache_replication_group.g',
    change('aws_elasticache_replication_group.g', kept(group)),
  )
  assert.is(reading(exists['atRest.enabled']), 'not-recorded')
})

const byDefault = { enabled: true }
const made = change('aws_ebs_encryption_by_default.d', { after: byDefault })
const before = change('aws_ebs_encryption_by_default.d', kept(byDefault))
const turned = change('aws_ebs_encryption_by_default.d', {
  actions: ['update'],
  before: { enabled: false },
  after: byDefault,
})

const disks: [address: string, values: (encrypted: boolean) => object][] = [
  ['aws_ebs_volume.v', (encrypted) => ({ availability_zone: 'eu-central-1a', encrypted })],
  ['aws_instance.i', (encrypted) => ({ availability_zone: 'eu-central-1a', root_block_device: [{ encrypted }] })],
]
for (const [address, values] of disks)
  test(`what the account demands of new disks says nothing of ${address} where that exists`, () => {
    const encrypted = (sample: object, account: object) =>
      reading(factsIn(address, change(address, sample), account)['atRest.enabled'])
    assert.is(encrypted(kept(values(false)), before), false)
    assert.is(encrypted(kept(values(true)), before), true)
    assert.is(encrypted({ after: values(false) }, before), true)
    assert.is(encrypted({ after: values(false) }, made), 'after-apply', 'it may be made before the account demands it')
    assert.is(encrypted({ after: values(false) }, turned), 'after-apply', 'it may be made before that is turned on')
    assert.is(encrypted({ after: values(true) }, made), true)
  })

test('the disk of an image may be encrypted itself, whatever the account demands of others', () => {
  const off = change('aws_ebs_encryption_by_default.d', kept({ enabled: false }))
  const encrypted = (root: object[]) =>
    reading(
      factsIn('aws_instance.i', change('aws_instance.i', { after: { root_block_device: root } }), off)[
        'atRest.enabled'
      ],
    )
  assert.is(encrypted([]), 'not-recorded')
  assert.is(encrypted([{ encrypted: false }]), false)
})

test('an image that exists is not private because the plan opens it to one account', () => {
  const grant = change('aws_ami_launch_permission.g', { after: { image_id: 'a', account_id: '111122223333' } })
  const isPublic = (sample: object) =>
    reading(factsIn('aws_ami.a', change('aws_ami.a', sample), grant)['sharing.public'])
  assert.is(isPublic({ after: { name: 'a' } }), false)
  assert.is(isPublic(kept({ name: 'a', id: 'a' })), 'not-recorded')
  assert.is(isPublic(kept({ name: 'a', id: 'a', public: true })), true)
})

test.run()
