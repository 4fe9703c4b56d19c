// What says more of a resource is joined to it, by its name or by what the configuration refers to; what belongs nowhere stands alone.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { block, change, constant, named, planOf, type PlanParts, read, rowsIn, to } from './sample-plan.ts'

const test = suite('sources/terraform/joined')

const partsOf = (parts: PlanParts, address: string): string[] =>
  rowsIn(named(read(planOf(parts)).after, address))
    .slice(1)
    .map((row) => row.address)

const bucket = (name: string, after: object = {}) =>
  change(`aws_s3_bucket.${name}`, { after: { bucket: name, ...after } })

test('by the name that both write down', () => {
  const changes = [bucket('a'), bucket('b'), change('aws_s3_bucket_policy.p', { after: { bucket: 'b' } })]
  assert.equal(partsOf({ changes }, 'aws_s3_bucket.b'), ['aws_s3_bucket_policy.p'])
  assert.equal(partsOf({ changes }, 'aws_s3_bucket.a'), [])
})

test('by a name that only the provider gave, where the configuration says whose', () => {
  const exists = { actions: ['no-op'], before: {}, after: { bucket: 'computed-name' } }
  const changes = [change('aws_s3_bucket.a', { ...exists, after: {} }), change('aws_s3_bucket_policy.p', exists)]
  const resources = [
    block('aws_s3_bucket.a', {}),
    block('aws_s3_bucket_policy.p', { bucket: to('aws_s3_bucket.a.id', 'aws_s3_bucket.a') }),
  ]
  assert.equal(partsOf({ changes, resources }, 'aws_s3_bucket.a'), ['aws_s3_bucket_policy.p'])
})

test('of what is managed elsewhere its parts are all that is told, and they stand together', () => {
  const changes = ['aws_s3_bucket_policy.p', 'aws_s3_bucket_versioning.v'].map((address) =>
    change(address, { after: { bucket: 'elsewhere' } }),
  )
  const { after } = read(planOf({ changes }))
  assert.is(after.length, 1)
  assert.is(after[0]?.type, 'AWS::S3::Bucket')
  assert.is(after[0]?.nativeId, 'elsewhere')
  assert.ok(rowsIn(named(after, 'aws_s3_bucket_policy.p')).every(({ isPart }) => isPart))
})

test('what only leads to another tells nothing of it where that is managed elsewhere', () => {
  const changes = [change('aws_lambda_alias.live', { after: { name: 'live', function_name: 'elsewhere' } })]
  const { after } = read(planOf({ changes }))
  assert.equal(
    after.map(({ type }) => type),
    ['aws_lambda_alias'],
  )
})

test('by what it is a part of, where that is a part as well, of this plan or of another', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Cdn/profiles/door'
  const changes = [
    change('azurerm_cdn_frontdoor_profile.door', { after: { id, name: 'door', resource_group_name: 'g' } }),
    change('azurerm_cdn_frontdoor_origin_group.web', { after: { name: 'web', cdn_frontdoor_profile_id: id } }),
    ...[`${id}/originGroups/web`, `${id}/originGroups/other`].map((group, index) =>
      change(`azurerm_cdn_frontdoor_origin.o${index}`, { after: { cdn_frontdoor_origin_group_id: group } }),
    ),
  ]
  assert.equal(partsOf({ changes }, 'azurerm_cdn_frontdoor_profile.door'), [
    'azurerm_cdn_frontdoor_origin.o0',
    'azurerm_cdn_frontdoor_origin.o1',
    'azurerm_cdn_frontdoor_origin_group.web',
  ])
})

test('parts of parts of what is managed elsewhere stand together, under the id of that', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Cdn/profiles/door'
  const changes = ['web', 'other'].map((name) =>
    change(`azurerm_cdn_frontdoor_origin.${name}`, {
      after: { cdn_frontdoor_origin_group_id: `${id}/originGroups/${name}` },
    }),
  )
  const { after } = read(planOf({ changes }))
  assert.equal(
    after.map((one) => rowsIn(one).map((row) => [row.address, row.id])),
    [
      [
        ['azurerm_cdn_frontdoor_origin.other', id],
        ['azurerm_cdn_frontdoor_origin.web', id],
      ],
    ],
  )
})

test('what is read with the one that it lies in is not read with all that lies there', () => {
  const id = '/subscriptions/s/resourceGroups/g/providers/Microsoft.Cdn/profiles/door'
  const endpoint = (name: string) =>
    change(`azurerm_cdn_frontdoor_endpoint.${name}`, { after: { name, cdn_frontdoor_profile_id: id } })
  const door = change('azurerm_cdn_frontdoor_profile.door', { after: { id, name: 'door' } })
  const changes = [door, endpoint('a'), endpoint('b')]
  assert.equal(partsOf({ changes }, 'azurerm_cdn_frontdoor_profile.door'), [
    'azurerm_cdn_frontdoor_endpoint.a',
    'azurerm_cdn_frontdoor_endpoint.b',
  ])
  assert.equal(partsOf({ changes }, 'azurerm_cdn_frontdoor_endpoint.a'), [])
})

test('of each that it lists beside the one that it names', () => {
  const id = (name: string) => `/subscriptions/s/resourceGroups/g/providers/Microsoft.Cache/redisEnterprise/${name}`
  const cache = (name: string) => change(`azurerm_managed_redis.${name}`, { after: { id: id(name), name } })
  const group = change('azurerm_managed_redis_geo_replication.g', {
    after: { managed_redis_id: id('a'), linked_managed_redis_ids: [id('b'), id('elsewhere')] },
  })
  const changes = [cache('a'), cache('b'), cache('c'), group]
  const joinedTo = (name: string) => partsOf({ changes }, `azurerm_managed_redis.${name}`)
  assert.equal(joinedTo('a'), ['azurerm_managed_redis_geo_replication.g'])
  assert.equal(joinedTo('b'), ['azurerm_managed_redis_geo_replication.g'])
  assert.equal(joinedTo('c'), [])
})

test('what is said to be a part of itself is a part of nothing', () => {
  const [door, web] = ['azurerm_cdn_frontdoor_profile.door', 'azurerm_cdn_frontdoor_origin_group.web']
  const changes = [
    change(door, { after: { name: 'door' } }),
    change(web, { after: { name: 'web' }, unknown: { cdn_frontdoor_profile_id: true } }),
  ]
  const resources = [block(web, { cdn_frontdoor_profile_id: to(`${web}.id`, web) }, 'azurerm')]
  assert.equal(partsOf({ changes, resources }, door), [])
})

test('by another part, which it names: a rule by its listener, though nobody can say by which of two', () => {
  const later = { unknown: { load_balancer_arn: true, listener_arn: true, arn: true } }
  const addresses = ['aws_lb_listener.a', 'aws_lb_listener.b', 'aws_lb_listener_rule.r']
  const changes = [
    change('aws_lb.x', { after: { name: 'x' } }),
    ...addresses.map((one) => change(one, { after: {}, ...later })),
  ]
  const ofBalancer = { load_balancer_arn: to('aws_lb.x.arn', 'aws_lb.x') }
  const resources = [
    ...['aws_lb_listener.a', 'aws_lb_listener.b'].map((one) => block(one, ofBalancer)),
    block('aws_lb_listener_rule.r', { listener_arn: to('aws_lb_listener.a.arn', 'aws_lb_listener.b.arn') }),
  ]
  assert.equal(partsOf({ changes, resources }, 'aws_lb.x'), addresses)
})

test('parts that name each other end somewhere', () => {
  const addresses = ['aws_lb_listener.a', 'aws_lb_listener.b']
  const changes = addresses.map((one) => change(one, { after: {}, unknown: { load_balancer_arn: true } }))
  const resources = addresses.map((one, index) => block(one, { load_balancer_arn: to(`${addresses[1 - index]}.arn`) }))
  assert.is(read(planOf({ changes, resources })).after.length, 2)
})

test('what exists by its ARN, where the configuration does not say whose it is', () => {
  const arn = 'arn:aws:elasticloadbalancing:eu-central-1:111122223333:loadbalancer/app/x/1'
  const kept = { actions: ['no-op'], before: {}, after: { name: 'x', arn } }
  const changes = [change('aws_lb.x', kept), change('aws_lb_listener.a', { after: { load_balancer_arn: arn } })]
  const resources = [block('aws_lb_listener.a', { load_balancer_arn: to('local.balancer') })]
  assert.equal(partsOf({ changes, resources }, 'aws_lb.x'), ['aws_lb_listener.a'])
})

test('a part that is something itself stands for what is managed elsewhere as well', () => {
  const stage = change('aws_api_gateway_stage.s', { after: { stage_name: 'live', rest_api_id: 'abc' } })
  const { after } = read(planOf({ changes: [stage] }))
  assert.equal(
    after.map((one) => [one.type, one.nativeId, rowsIn(one).map(({ isPart, id }) => [isPart, id])]),
    [
      ['AWS::ApiGateway::Stage', 'live', [[undefined, 'arn:aws:apigateway:eu-central-1::/restapis/abc/stages/live']]],
      ['AWS::ApiGateway::RestApi', 'abc', [[true, 'arn:aws:apigateway:eu-central-1::/restapis/abc']]],
    ],
  )
})

test('what has its ends anywhere is joined to all of that type, wherever they are', () => {
  const domain = (name: string, region: string) =>
    change(`aws_opensearch_domain.${name}`, { after: { domain_name: name, region } })
  const link = change('aws_opensearch_outbound_connection.c', { after: { region: 'eu-west-1' } })
  const changes = [domain('here', 'eu-west-1'), domain('there', 'us-east-1'), link]
  for (const name of ['here', 'there'])
    assert.equal(partsOf({ changes }, `aws_opensearch_domain.${name}`), ['aws_opensearch_outbound_connection.c'])
})

test('a part that this change takes away says so to what it was part of', () => {
  const kept = { actions: ['no-op'], before: { bucket: 'a' }, after: { bucket: 'a', policy: 'old' } }
  const changes = [
    change('aws_s3_bucket.a', kept),
    change('aws_s3_bucket_policy.p', { actions: ['delete'], before: { bucket: 'a' } }),
  ]
  const [row] = rowsIn(named(read(planOf({ changes })).after, 'aws_s3_bucket.a'))
  assert.equal(row?.removed, ['aws_s3_bucket_policy'])
})

test('what holds for a region is joined to all of that type in it, and in no other', () => {
  const repository = (name: string, region: string) => change(`aws_ecr_repository.${name}`, { after: { name, region } })
  const rules = change('aws_ecr_replication_configuration.r', { after: { region: 'eu-west-1' } })
  const changes = [repository('here', 'eu-west-1'), repository('there', 'us-east-1'), rules]
  assert.equal(partsOf({ changes }, 'aws_ecr_repository.here'), ['aws_ecr_replication_configuration.r'])
  assert.equal(partsOf({ changes }, 'aws_ecr_repository.there'), [])
})

test('the members of one global database know each other and it, whichever way they name it', () => {
  const cluster = (name: string, more: object = {}) =>
    change(`aws_rds_cluster.${name}`, { after: { cluster_identifier: name, ...more } })
  const parts = {
    changes: [
      change('aws_rds_global_cluster.g', { after: { global_cluster_identifier: 'global' } }),
      cluster('one', { global_cluster_identifier: 'global' }),
      change('aws_rds_cluster.two', {
        after: { cluster_identifier: 'two' },
        unknown: { global_cluster_identifier: true },
      }),
      cluster('alone'),
    ],
    resources: [
      block('aws_rds_global_cluster.g', {}),
      block('aws_rds_cluster.one', { global_cluster_identifier: constant('global') }),
      block('aws_rds_cluster.two', {
        global_cluster_identifier: to('aws_rds_global_cluster.g.id', 'aws_rds_global_cluster.g'),
      }),
      block('aws_rds_cluster.alone', {}),
    ],
  }
  assert.equal(partsOf(parts, 'aws_rds_cluster.one'), ['aws_rds_cluster.two', 'aws_rds_global_cluster.g'])
  assert.equal(partsOf(parts, 'aws_rds_cluster.two'), ['aws_rds_cluster.one', 'aws_rds_global_cluster.g'])
  assert.equal(partsOf(parts, 'aws_rds_cluster.alone'), [])
})

test('of two global databases that a cluster may be a member of, it is a member of neither yet', () => {
  const [one, other] = ['aws_rds_global_cluster.a', 'aws_rds_global_cluster.b']
  const changes = [
    ...[one, other].map((hub) => change(hub, { after: { global_cluster_identifier: hub.slice(-1) } })),
    change('aws_rds_cluster.first', { after: { cluster_identifier: 'first', global_cluster_identifier: 'a' } }),
    change('aws_rds_cluster.x', { after: { cluster_identifier: 'x' }, unknown: { global_cluster_identifier: true } }),
  ]
  const either = to(`${one}.id`, one, `${other}.id`, other)
  const resources = [block('aws_rds_cluster.x', { global_cluster_identifier: either })]
  assert.equal(partsOf({ changes, resources }, 'aws_rds_cluster.first'), [])
  assert.equal(partsOf({ changes, resources }, 'aws_rds_cluster.x'), [])
})

test('two of one name, in accounts that the plan does not tell apart, stay two', () => {
  const changes = [
    change('aws_sqs_queue.a', { after: { name: 'same' } }),
    change('aws_sqs_queue.b', { after: { name: 'same' } }),
  ]
  const names = read(planOf({ changes })).after.map(({ nativeId }) => nativeId)
  assert.is(new Set(names).size, 2)
})

test.run()
