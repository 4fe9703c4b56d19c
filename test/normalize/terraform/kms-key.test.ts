// Who else a plan lets use a key: by the policy and the grants that it writes, in part where others may write more.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../../src/model/fact.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { block, change, named, planOf, read, to } from '../../sources/terraform/sample-plan.ts'
import { reading, referencesOf, toResource } from '../aws/facts-of.ts'

const test = suite('normalize/terraform/kms-key')

const arn = 'arn:aws:kms:eu-central-1:111122223333:key/77aa'
const role = (account: string): string => `arn:aws:iam::${account}:role/reader`
const policy = (account: string): string =>
  JSON.stringify({
    Statement: [{ Effect: 'Allow', Principal: { AWS: role(account) }, Action: 'kms:*', Resource: '*' }],
  })
const [partner, other] = ['444455556666', '777788889999']
const grant = (account: string) => ({ grantee_principal: role(account), operations: ['Decrypt'] })
const kept = (values: object) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })

const ofKey = (address: string) => ({ key_id: to(`${address}.key_id`, address) })

function foreignIn(changes: object[], resources: object[] = [], address = 'aws_kms_key.a'): Fact<string[]> | undefined {
  const { after } = read(planOf({ changes, resources }))
  const fact = toResource(normalize(named(after, address))).facets.keyGrants?.foreignDecrypt
  return fact?.state === 'known' || fact?.state === 'partial' ? { ...fact, from: [] } : fact
}

for (const address of ['aws_kms_key.a', 'aws_kms_external_key.a', 'aws_kms_replica_key.a']) {
  test(`a new ${address} that nobody writes a policy for opens to its own account alone`, () => {
    assert.equal(
      foreignIn([change(address, { after: {}, unknown: { policy: true } })], [block(address, {})], address),
      known([], []),
    )
  })

  test(`whom the policy of ${address} and a grant on it let in`, () => {
    const changes = [
      change(address, { after: { policy: policy(partner) } }),
      change('aws_kms_grant.a', { after: grant(other), unknown: { key_id: true } }),
    ]
    const resources = [
      block(address, { policy: { constant_value: policy(partner) } }),
      block('aws_kms_grant.a', ofKey(address)),
    ]
    assert.equal(foreignIn(changes, resources, address), known([partner, other], []))
  })
}

test('a new key whose material somebody has yet to import may be enabled or not', () => {
  const enabled = (address: string) => {
    const { after } = read(planOf({ changes: [change(address, { after: {}, unknown: { enabled: true } })] }))
    return toResource(normalize(named(after, address))).facets.keys?.enabled.state
  }
  assert.equal(['aws_kms_key.a', 'aws_kms_external_key.a'].map(enabled), ['known', 'unknown'])
})

test('a policy in a block of its own is the one that holds', () => {
  const changes = [
    change('aws_kms_key.a', { after: {}, unknown: { policy: true } }),
    change('aws_kms_key_policy.a', { after: { policy: policy(partner) }, unknown: { key_id: true } }),
  ]
  const resources = [block('aws_kms_key.a', {}), block('aws_kms_key_policy.a', ofKey('aws_kms_key.a'))]
  assert.equal(foreignIn(changes, resources), known([partner], []))
})

test('a key whose material is imported has the replicas that import it too, each of them a key from outside', () => {
  const [primary, far] = ['aws_kms_external_key.a', 'aws_kms_replica_external_key.far']
  const changes = [
    change(primary, { after: { multi_region: true } }),
    change(far, { after: { region: 'us-east-1' }, unknown: { primary_key_arn: true } }),
  ]
  const resources = [block(primary, {}), block(far, { primary_key_arn: to(`${primary}.arn`, primary) })]
  const { after } = read(planOf({ changes, resources }), { account: '111122223333' })
  const keys = [primary, far].map((address) => toResource(normalize(named(after, address))))
  assert.equal(
    keys.map((key) => referencesOf(key).map(({ role, locator }) => [role, reading(locator)])),
    [
      [['replica', `arn:aws:kms:us-east-1:111122223333:key/${far}`]],
      [['source', `arn:aws:kms:eu-central-1:111122223333:key/${primary}`]],
    ],
  )
  assert.equal(
    keys.map(({ facets }) => facets.keyRotation?.automatic.state === 'known' && facets.keyRotation.automatic.value),
    [false, false],
  )
})

test('what is known after apply is not none, and hides no grant beside it', () => {
  const changes = [
    change('aws_kms_key.a', { after: {}, unknown: { policy: true } }),
    change('aws_kms_grant.a', { after: grant(other), unknown: { key_id: true } }),
    change('aws_kms_grant.b', {
      after: { operations: ['Decrypt'] },
      unknown: { key_id: true, grantee_principal: true },
    }),
  ]
  const resources = ['aws_kms_grant.a', 'aws_kms_grant.b'].map((one) => block(one, ofKey('aws_kms_key.a')))
  const some = (list: string[]) => partial(list, 'after-apply', [])
  assert.equal(foreignIn(changes, [block('aws_kms_key.a', {}), ...resources]), some([other]))
  const written = block('aws_kms_key.a', { policy: { references: ['local.policy'] } })
  assert.equal(foreignIn(changes.slice(0, 1), [written]), some([]))
})

test('of a key that is there already others may have granted more', () => {
  const key = change('aws_kms_key.a', kept({ id: '77aa', key_id: '77aa', arn, policy: policy(partner) }))
  assert.equal(foreignIn([key]), partial([partner], 'not-recorded', []))
  const both = [key, change('aws_kms_grant.a', { after: { ...grant(other), key_id: '77aa' } })]
  assert.equal(
    foreignIn(both, [block('aws_kms_grant.a', ofKey('aws_kms_key.a'))]),
    partial([partner, other], 'not-recorded', []),
  )
})

test('nobody here says what becomes of a policy whose block is taken away', () => {
  const changes = [
    change('aws_kms_key.a', kept({ id: '77aa', key_id: '77aa', arn, policy: policy(partner) })),
    change('aws_kms_key_policy.a', { actions: ['delete'], before: { key_id: '77aa', policy: policy(partner) } }),
  ]
  const resources = [block('aws_kms_key_policy.a', ofKey('aws_kms_key.a'))] // as of a `count` that becomes 0
  assert.equal(foreignIn(changes, resources), unknown('not-recorded', 'terraform:not-in-plan'))
})

test('a grant on a key that the plan does not manage is told, and of the key nothing else', () => {
  const { after } = read(planOf({ changes: [change('aws_kms_grant.a', { after: { ...grant(other), key_id: arn } })] }))
  const { facets } = toResource(normalize(named(after, 'aws_kms_grant.a')))
  const fact = facets.keyGrants?.foreignDecrypt
  assert.equal(fact?.state === 'partial' && [fact.value, fact.reason], [[other], 'not-recorded'])
  assert.equal([facets.keys?.enabled.state, facets.keyRotation?.automatic.state], ['unknown', 'unknown'])
})

test.run()
