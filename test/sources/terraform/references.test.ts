// What is not known before apply is followed to the resource that it refers to; where nobody can tell which, it stays unread.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { isFilledIn, isMark } from '../../../src/model/planned.ts'
import { block, change, constant, named, planOf, type PlanParts, read, rowsIn, to } from './sample-plan.ts'

const test = suite('sources/terraform/references')

const keyId = (name: string) => `arn:aws:kms:eu-central-1:unknown:key/${name}`

const values = (parts: PlanParts, address: string) => rowsIn(named(read(planOf(parts)).after, address))[0]?.values ?? {}

const keys = [change('aws_kms_key.a', { after: {} }), change('aws_kms_key.b', { after: {} })]
const keyBlocks = [block('aws_kms_key.a', {}), block('aws_kms_key.b', {})]

/** A queue whose key is told by these expressions. */
const keyOfQueue = (expressions: object, more: Partial<PlanParts> = {}): unknown =>
  values(
    {
      ...more,
      changes: [
        ...(more.changes ?? keys),
        change('aws_sqs_queue.q', { after: { name: 'q' }, unknown: { kms_master_key_id: true } }),
      ],
      resources: [...(more.resources ?? keyBlocks), block('aws_sqs_queue.q', expressions)],
    },
    'aws_sqs_queue.q',
  )['kms_master_key_id']

test('a reference becomes the name that the resource will be called by', () => {
  assert.is(keyOfQueue({ kms_master_key_id: to('aws_kms_key.a.arn', 'aws_kms_key.a') }), keyId('aws_kms_key.a'))
  assert.is(keyOfQueue({ kms_master_key_id: to('aws_kms_key.b.key_id', 'aws_kms_key.b') }), 'aws_kms_key.b')
})

test('of two that it may refer to neither is taken', () => {
  const either = to('aws_kms_key.a.arn', 'aws_kms_key.a', 'aws_kms_key.b.arn', 'aws_kms_key.b')
  assert.ok(isMark(keyOfQueue({ kms_master_key_id: either })))
})

test('locals, data sources and what each brings cannot be followed, and are not taken for unset', () => {
  for (const reference of [
    'local.key',
    'data.aws_kms_key.a.arn',
    'each.value',
    'aws_kms_key.a.unheard_of',
    'path.module',
  ]) {
    const value = keyOfQueue({ kms_master_key_id: to(reference) })
    assert.ok(isMark(value), reference)
    assert.not(isFilledIn(value), reference)
  }
})

const keysOfBroker = (after: unknown[], unknown: unknown[], ...references: string[]): unknown => {
  const changes = [...keys, change('aws_thing.t', { after: { keys: after }, unknown: { keys: unknown } })]
  const resources = [...keyBlocks, block('aws_thing.t', { keys: to(...references) })]
  return values({ changes, resources }, 'aws_thing.t')['keys']
}
const both = ['aws_kms_key.a.arn', 'aws_kms_key.a', 'aws_kms_key.b.arn', 'aws_kms_key.b'] as const

test('a list refers to as many things as it has open members, in the same order', () => {
  assert.equal(keysOfBroker([null, null], [true, true], ...both), [keyId('aws_kms_key.a'), keyId('aws_kms_key.b')])
  assert.equal(keysOfBroker(['arn:one', null], [false, true], 'aws_kms_key.a.arn'), ['arn:one', keyId('aws_kms_key.a')])
})

const regional = ['eu', 'us'].map((name) => change(`aws_kms_key.k[${JSON.stringify(name)}]`, { after: {} }))
const [ofEurope, ofAmerica] = ['eu', 'us'].map((name) => `aws_kms_key.k["${name}"]`)
const listed = (after: unknown[], unknown: unknown[], ...references: string[]): unknown[] => {
  const changes = [...keys, ...regional, change('aws_thing.t', { after: { keys: after }, unknown: { keys: unknown } })]
  const resources = [...keyBlocks, block('aws_kms_key.k', {}), block('aws_thing.t', { keys: to(...references) })]
  const found = values({ changes, resources }, 'aws_thing.t')['keys']
  return Array.isArray(found) ? found.map((one: unknown) => (isMark(one) ? 'open' : one)) : []
}

test('all that a block makes is another reference beside one of those, and the last of them is not the first again', () => {
  // concat([aws_kms_key.k["eu"].arn], values(aws_kms_key.k)[*].arn), of which only the key in us is new
  const all = [`${ofEurope}.arn`, String(ofEurope), 'aws_kms_key.k', 'aws_kms_key.k']
  assert.equal(listed(['arn:eu', 'arn:eu', null], [false, false, true], ...all), ['arn:eu', 'arn:eu', 'open'])
  const each = [
    `${ofEurope}.arn`,
    String(ofEurope),
    'aws_kms_key.k',
    `${ofAmerica}.arn`,
    String(ofAmerica),
    'aws_kms_key.k',
  ]
  assert.equal(listed([null, null], [true, true], ...each), [keyId(String(ofEurope)), keyId(String(ofAmerica))])
})

test('beside a reference that may stand for several members none is told by its place', () => {
  // concat([coalesce(a.arn, b.arn)], values(aws_kms_key.k)[*].arn): what is second is no key b
  assert.equal(listed([null, null, null], [true, true, true], ...both, 'aws_kms_key.k'), ['open', 'open', 'open'])
  assert.equal(listed([null, null, null], [true, true, true], ...both, 'local.more'), ['open', 'open', 'open'])
})

const keysInBlocks = (unknown: object[]): unknown => {
  const after = { part: unknown.map(() => ({})) }
  const changes = [...keys, change('aws_thing.t', { after, unknown: { part: unknown } })]
  const blocks = ['a', 'b'].map((name) => ({ key: to(`aws_kms_key.${name}.arn`, `aws_kms_key.${name}`) }))
  const resources = [...keyBlocks, block('aws_thing.t', { part: blocks })]
  return values({ changes, resources }, 'aws_thing.t')['part']
}

test('as many blocks as values, that nothing tells apart, are one each', () => {
  assert.equal(keysInBlocks([{ key: true }, { key: true }]), [
    { key: keyId('aws_kms_key.a') },
    { key: keyId('aws_kms_key.b') },
  ])
})

test('of values that are not alike nobody can tell which is of which block', () => {
  const found = keysInBlocks([{ key: true }, { key: true, more: true }])
  assert.equal(Array.isArray(found) && found.map(({ key }: { key: unknown }) => isMark(key)), [true, true])
})

test('a list of which nobody can tell which of its members refers to what is open', () => {
  const sizes: [after: unknown[], unknown: unknown[]][] = [
    [[null], [true]],
    [
      [null, null, null],
      [true, true, true],
    ],
    [
      ['arn:one', null],
      [false, true],
    ],
  ]
  for (const [after, unknown] of sizes) {
    const found = keysOfBroker(after, unknown, ...both)
    assert.equal(
      Array.isArray(found) && found.map((one: unknown) => (isMark(one) ? 'open' : one)),
      after.map((one) => one ?? 'open'),
    )
  }
})

test('what nobody has written is the choice of the provider', () => {
  assert.ok(isFilledIn(keyOfQueue({})))
})

test('a reference leads through the outputs of one module and the variables of another', () => {
  const made = {
    changes: [
      change('module.keys["eu"].aws_kms_key.this', { after: {} }),
      change('module.keys["us"].aws_kms_key.this', { after: {} }),
      change('module.q.aws_sqs_queue.q', { after: { name: 'q' }, unknown: { kms_master_key_id: true } }),
    ],
    calls: {
      keys: {
        source: './keys',
        module: {
          resources: [block('aws_kms_key.this', {})],
          outputs: { arn: { expression: to('aws_kms_key.this.arn', 'aws_kms_key.this') } },
        },
      },
      q: {
        source: './queue',
        expressions: { key: to('module.keys["us"].arn', 'module.keys["us"]', 'module.keys') },
        module: { resources: [block('aws_sqs_queue.q', { kms_master_key_id: to('var.key') })] },
      },
    },
  }
  assert.is(values(made, 'module.q.aws_sqs_queue.q')['kms_master_key_id'], keyId('module.keys["us"].aws_kms_key.this'))
})

test('a variable of the root module that leads nowhere, and references that lead in circles, end', () => {
  assert.ok(isMark(keyOfQueue({ kms_master_key_id: to('var.key') })))
  const circle = {
    calls: {
      a: { expressions: {}, module: { outputs: { out: { expression: to('module.b.out') } }, module_calls: {} } },
    },
  }
  assert.ok(isMark(keyOfQueue({ kms_master_key_id: to('module.a.out') }, circle)))
})

const counted = (key: number | string) => change(`aws_kms_key.a[${JSON.stringify(key)}]`, { after: {} })

test('an index says which of several it is; without one it is told only where all are called alike', () => {
  const several = { changes: [counted(0), counted(1)], resources: [block('aws_kms_key.a', {})] }
  const one = { kms_master_key_id: to('aws_kms_key.a[1].arn', 'aws_kms_key.a[1]', 'aws_kms_key.a') }
  assert.is(keyOfQueue(one, several), keyId('aws_kms_key.a[1]'))
  assert.ok(isMark(keyOfQueue({ kms_master_key_id: to('aws_kms_key.a') }, several)))
})

const replicas = (expressions: object[], regions: string[], more: object = {}) =>
  values(
    {
      changes: [
        ...keys,
        change('aws_dynamodb_table.t', {
          after: { name: 't', replica: regions.map((region_name) => ({ region_name, ...more })) },
          unknown: { replica: regions.map(() => ({ kms_key_arn: true })) },
        }),
      ],
      resources: [...keyBlocks, block('aws_dynamodb_table.t', { replica: expressions })],
    },
    'aws_dynamodb_table.t',
  )['replica'] as { region_name: string; kms_key_arn: unknown }[]

const inRegion = (region: object, key: string) => ({ region_name: region, kms_key_arn: to(`${key}.arn`, key) })

test('the blocks of a set are told by what they say, not by their place', () => {
  const [first, second] = replicas(
    [inRegion(constant('us-east-1'), 'aws_kms_key.a'), inRegion(constant('eu-west-1'), 'aws_kms_key.b')],
    ['eu-west-1', 'us-east-1'],
  )
  assert.is(first?.kms_key_arn, keyId('aws_kms_key.b'))
  assert.is(second?.kms_key_arn, keyId('aws_kms_key.a'))
})

test('a block whose constants fit one value leaves the other to the other block', () => {
  const [first, second] = replicas(
    [inRegion(to('var.there'), 'aws_kms_key.b'), inRegion(constant('us-east-1'), 'aws_kms_key.a')],
    ['eu-west-1', 'us-east-1'],
  )
  assert.is(second?.kms_key_arn, keyId('aws_kms_key.a'))
  assert.ok(isMark(first?.kms_key_arn) || first?.kms_key_arn === keyId('aws_kms_key.b'))
})

test('blocks that cannot be told apart are taken only where they agree', () => {
  const other = [inRegion(to('var.a'), 'aws_kms_key.a'), inRegion(to('var.b'), 'aws_kms_key.b')]
  assert.ok(replicas(other, ['eu-west-1', 'us-east-1']).every(({ kms_key_arn: key }) => isMark(key)))
  const same = [inRegion(to('var.a'), 'aws_kms_key.a'), inRegion(to('var.b'), 'aws_kms_key.a')]
  const found = replicas(same, ['eu-west-1', 'us-east-1'])
  assert.equal(
    found.map(({ kms_key_arn: key }) => key),
    [keyId('aws_kms_key.a'), keyId('aws_kms_key.a')],
  )
})

test('a block is known by what it says in quotes, as the provider reads that', () => {
  const quoted = { ...inRegion(constant('us-east-1'), 'aws_kms_key.a'), propagate_tags: constant('true') }
  const other = inRegion(to('var.there'), 'aws_kms_key.b')
  const found = replicas([quoted, other], ['us-east-1', 'eu-west-1'], { propagate_tags: true })
  assert.equal(
    found.map(({ kms_key_arn: key }) => key),
    [keyId('aws_kms_key.a'), keyId('aws_kms_key.b')],
  )
})

test('what a block writes out is known before apply, so that a value which is not is of another', () => {
  const changes = [
    ...keys,
    change('aws_thing.t', {
      after: { part: [{ at: 'here' }, {}] },
      unknown: { part: [{ key: true }, { at: true, key: true }] },
    }),
  ]
  const part = [
    { at: constant('here'), key: to('aws_kms_key.a.arn', 'aws_kms_key.a') },
    { at: to('local.there'), key: to('aws_kms_key.b.arn', 'aws_kms_key.b') },
  ]
  const found = values({ changes, resources: [...keyBlocks, block('aws_thing.t', { part })] }, 'aws_thing.t')['part']
  assert.equal(Array.isArray(found) && found.map(({ key }: { key: unknown }) => key), [
    keyId('aws_kms_key.a'),
    keyId('aws_kms_key.b'),
  ])
})

test('a block of which the provider spells a value otherwise may be behind any, and leaves none to another', () => {
  const spelled = inRegion(constant('US East 1'), 'aws_kms_key.a')
  const found = replicas([spelled, inRegion(to('var.there'), 'aws_kms_key.b')], ['us-east-1', 'eu-west-1'])
  assert.equal(
    found.map(({ kms_key_arn: key }) => isMark(key)),
    [true, true],
  )
})

test('a value that dynamic made has no block, and is not given that of another', () => {
  const [first, second] = replicas([inRegion(to('var.a'), 'aws_kms_key.a')], ['eu-west-1', 'us-east-1'])
  assert.ok(isMark(first?.kms_key_arn))
  assert.ok(isMark(second?.kms_key_arn))
})

test('a secret is masked wherever it stands, and what is around it is not', () => {
  const made = values(
    {
      changes: [
        change('aws_db_instance.db', {
          after: { identifier: 'db', password: 'canary-password', tags: { note: 'canary-note', DataClass: 'pii' } },
          sensitive: { password: true, tags: { note: true } },
        }),
      ],
    },
    'aws_db_instance.db',
  )
  assert.not.match(JSON.stringify(made), 'canary')
  assert.is((made['tags'] as Record<string, unknown>)['DataClass'], 'pii') // `as`: written above
})

test('what is secret names nothing, neither the resource itself nor whoever refers to it', () => {
  const made = read(
    planOf({
      changes: [
        change('aws_s3_bucket.b', { after: { bucket: 'canary-bucket' }, sensitive: { bucket: true } }),
        change('aws_sns_topic.t', { after: { name: 't' }, unknown: { display_name: true } }),
      ],
      resources: [
        block('aws_s3_bucket.b', {}),
        block('aws_sns_topic.t', { display_name: to('aws_s3_bucket.b.bucket') }),
      ],
    }),
  )
  assert.not.match(JSON.stringify(made), 'canary')
  assert.is(named(made.after, 'aws_s3_bucket.b').nativeId, 'aws_s3_bucket.b')
})

test('a secret leads to what it is a secret of, by a name of ours and by nothing that stands there', () => {
  const [account, cache] = ['azurerm_storage_account.a', 'azurerm_redis_cache.c']
  const leads = (attribute: string, known: object) => {
    const changes = [
      change(account, {
        after: { name: 'shop', tags: 'canary', ...known },
        unknown: { primary_connection_string: true },
        sensitive: { primary_connection_string: true },
      }),
      change(cache, { after: { name: 'c', way: 'canary-key' }, sensitive: { way: true } }),
    ]
    const resources = [block(account, {}), block(cache, { way: to(`${account}.${attribute}`, account) })]
    return values({ changes, resources }, cache)['way']
  }
  assert.is(leads('primary_connection_string', {}), 'AccountName=shop')
  assert.ok(isMark(leads('tags', {})))
  assert.ok(isMark(leads('name', {})))
})

test('a name of what exists becomes the one that the plan goes by, unless two bear it', () => {
  const own = 'arn:aws:kms:eu-central-1:111122223333:key/1'
  const existing = (address: string, arn: string) =>
    change(address, { actions: ['no-op'], before: { arn }, after: { arn } })
  const queue = change('aws_sqs_queue.q', { after: { name: 'q', kms_master_key_id: own } })
  const planned = 'arn:aws:kms:eu-central-1:111122223333:key/aws_kms_key.a'
  assert.is(
    values({ changes: [existing('aws_kms_key.a', own), queue] }, 'aws_sqs_queue.q')['kms_master_key_id'],
    planned,
  )
  const both = [existing('aws_kms_key.a', own), existing('aws_kms_key.b', own), queue]
  assert.is(values({ changes: both }, 'aws_sqs_queue.q')['kms_master_key_id'], own)
})

test.run()
