// The account and the region of a planned resource: stated by the plan, or not known; a machine's habits are no statement.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { block, change, constant, named, planOf, type PlanParts, read, to } from './sample-plan.ts'

const test = suite('sources/terraform/owner')

const bucket = (after: object = {}) => change('aws_s3_bucket.b', { after: { bucket: 'b', ...after } })
const providers = (expressions: object | undefined) => ({ aws: { name: 'aws', ...(expressions && { expressions }) } })

const placed = (parts: Partial<PlanParts>, options: { defaultRegion?: string; account?: string } = {}) => {
  const plan = planOf({ changes: [bucket()], resources: [block('aws_s3_bucket.b', {})], ...parts })
  const { region, account, partition } = named(read(plan, options).after, 'aws_s3_bucket.b')
  return { region, account, partition }
}
const nobodys = 'unknown'

test('its own region comes before that of the provider', () => {
  const both = { changes: [bucket({ region: 'eu-west-1' })], providers: providers({ region: constant('us-east-1') }) }
  assert.is(placed(both).region, 'eu-west-1')
})

test('the region of the provider is a constant or a variable of the root module', () => {
  assert.is(placed({ providers: providers({ region: constant('us-gov-west-1') }) }).region, 'us-gov-west-1')
  assert.is(placed({ providers: providers({ region: constant('us-gov-west-1') }) }).partition, 'aws-us-gov')
  const variable = { providers: providers({ region: to('var.region') }), variables: { region: { value: 'eu-west-3' } } }
  assert.is(placed(variable).region, 'eu-west-3')
})

test('a variable that is secret is not told', () => {
  const made = {
    changes: [bucket()],
    resources: [block('aws_s3_bucket.b', {})],
    providers: providers({ region: to('var.region') }),
    variables: { region: { value: 'canary-region' } },
  }
  const plan = planOf(made) as { configuration: { root_module: object } } // `as`: made there
  Object.assign(plan.configuration.root_module, { variables: { region: { sensitive: true } } })
  assert.not.match(JSON.stringify(read(plan)), 'canary')
})

test('what a local or a function makes is not guessed, and no default stands in for it', () => {
  for (const region of [to('local.region'), to('var.region'), to('each.value')])
    assert.is(placed({ providers: providers({ region }) }, { defaultRegion: 'eu-central-1' }).region, undefined)
})

test('a provider that leaves its region to the environment takes the default that was asked for, or none', () => {
  for (const left of [providers(undefined), {}]) {
    assert.is(placed({ providers: left }).region, undefined)
    assert.is(placed({ providers: left }, { defaultRegion: 'eu-central-1' }).region, 'eu-central-1')
  }
})

test('a provider that a module configures, and one under another name, are found by their key', () => {
  const made = planOf({
    changes: [
      change('module.m.aws_s3_bucket.b', { after: { bucket: 'b' } }),
      change('aws_s3_bucket.c', { after: { bucket: 'c' } }),
    ],
    resources: [block('aws_s3_bucket.c', {}, 'aws.us')],
    calls: {
      m: {
        expressions: { where: constant('sa-east-1') },
        module: { resources: [block('aws_s3_bucket.b', {}, 'module.m:aws')] },
      },
    },
    providers: {
      'aws.us': { name: 'aws', alias: 'us', expressions: { region: constant('us-east-1') } },
      'module.m:aws': { name: 'aws', module_address: 'module.m', expressions: { region: constant('eu-west-3') } },
    },
  })
  const { after } = read(made)
  assert.is(named(after, 'module.m.aws_s3_bucket.b').region, 'eu-west-3')
  assert.is(named(after, 'aws_s3_bucket.c').region, 'us-east-1')
})

test('the account is what an ARN, a role or the caller says, then what was asked for, and nobody at last', () => {
  const exists = change('aws_kms_key.k', {
    actions: ['no-op'],
    before: {},
    after: { arn: 'arn:aws:kms:eu-west-1:111122223333:key/1' },
  })
  const blocks = [block('aws_s3_bucket.b', {}), block('aws_kms_key.k', {})]
  assert.is(placed({ changes: [bucket(), exists], resources: blocks }).account, '111122223333')
  const role = [{ role_arn: constant('arn:aws:iam::444455556666:role/deploy') }]
  assert.is(placed({ providers: providers({ assume_role: role }) }).account, '444455556666')
  const caller = {
    address: 'data.aws_caller_identity.me',
    mode: 'data',
    type: 'aws_caller_identity',
    values: { account_id: '777788889999' },
  }
  const prior = { more: { prior_state: { values: { root_module: { resources: [caller] } } } } }
  assert.is(placed(prior).account, '777788889999')
  assert.is(placed({}, { account: '123456789012' }).account, '123456789012')
  assert.is(placed({}).account, nobodys)
  const unread = [{ role_arn: to('local.role') }]
  assert.is(
    placed({ ...prior, providers: providers({ assume_role: unread }) }).account,
    nobodys,
    'a role is another account',
  )
})

test('two that sign in otherwise are not said to be one account, and two that sign in alike are', () => {
  const role = (name: string) => ({ assume_role: [{ role_arn: to(`local.${name}`) }] })
  const made = planOf({
    changes: ['a', 'b', 'c', 'd'].map((name) => change(`aws_s3_bucket.${name}`, { after: { bucket: name } })),
    resources: [
      block('aws_s3_bucket.a', {}),
      block('aws_s3_bucket.b', {}, 'aws.far'),
      block('aws_s3_bucket.c', {}, 'module.m:aws.Shared'),
      block('aws_s3_bucket.d', {}, 'aws.zz'),
    ],
    providers: {
      aws: { name: 'aws', expressions: {} },
      'aws.far': { name: 'aws', expressions: { region: constant('us-east-1') } },
      'module.m:aws.Shared': { name: 'aws', module_address: 'module.m', expressions: role('shared') },
      'aws.zz': { name: 'aws', expressions: role('other') },
    },
  })
  const { after } = read(made)
  assert.equal(
    ['a', 'b', 'c', 'd'].map((name) => named(after, `aws_s3_bucket.${name}`).account),
    ['unknown', 'unknown', 'unknown-module.m_aws.shared', 'unknown-aws.zz'],
  )
})

test('a location of Azure is written in one way, and the subscription is that of the provider', () => {
  const account = change('azurerm_storage_account.s', {
    provider: 'azurerm',
    after: { name: 's', location: 'West Europe', resource_group_name: 'rg' },
  })
  const subscription = '0A1B2C3D-4E5F-4A6B-8C7D-9E0F1A2B3C4D'
  const made = planOf({
    changes: [account],
    resources: [block('azurerm_storage_account.s', {}, 'azurerm')],
    providers: { azurerm: { name: 'azurerm', expressions: { subscription_id: constant(subscription) } } },
  })
  const [found] = read(made).after
  assert.is(found?.region, 'westeurope')
  assert.is(found?.account, subscription.toLowerCase())
  assert.is(found?.partition, 'AzureCloud')
})

test.run()
