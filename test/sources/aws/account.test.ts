// What is asked of an account as a whole: its defaults and the policies over it, and what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import type { Reference } from '../../../src/model/resource.ts'
import { readAccount } from '../../../src/sources/aws/account.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import type { AwsOptions } from '../../../src/sources/aws/options.ts'
import { policiesOver } from '../../../src/sources/aws/organization-policies.ts'
import { permissionByCall } from '../../../src/sources/aws/permissions.ts'
import { factsOf, reading, toResource } from '../../normalize/aws/facts-of.ts'
import { type Bad, type Called, denied, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'

const test = suite('sources/aws/account')

const diskKey = `arn:aws:kms:eu-west-1:${account}:key/5f1c`
const json = (body: object): Bad => ({ status: 200, type: 'application/json', body: JSON.stringify(body) })
const flag = (name: string) => `<${name}>true</${name}>`
const fence = {
  Effect: 'Deny',
  NotAction: ['iam:*'],
  Resource: '*',
  Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
}
const policy = (id: string, statement: object): Bad =>
  json({
    Policy: { PolicySummary: { Id: id }, Content: JSON.stringify({ Version: '2012-10-17', Statement: [statement] }) },
  })

/** An account in a unit below the root, fenced at the root; its disks and buckets are closed. */
const answers: Readonly<Record<string, (call: Called) => Bad>> = {
  listRegions: () =>
    json({ Regions: ['eu-west-1', 'us-east-1'].map((RegionName) => ({ RegionName, RegionOptStatus: 'ENABLED' })) }),
  publicAccessBlock: () => ({
    status: 200,
    body: `<PublicAccessBlockConfiguration>${['BlockPublicAcls', 'IgnorePublicAcls', 'BlockPublicPolicy', 'RestrictPublicBuckets'].map(flag).join('')}</PublicAccessBlockConfiguration>`,
  }),
  GetEbsEncryptionByDefault: () => ({
    status: 200,
    body: '<GetEbsEncryptionByDefaultResponse><ebsEncryptionByDefault>true</ebsEncryptionByDefault></GetEbsEncryptionByDefaultResponse>',
  }),
  GetEbsDefaultKmsKeyId: ({ region }) => ({
    status: 200,
    body: `<GetEbsDefaultKmsKeyIdResponse><kmsKeyId>${region === 'eu-west-1' ? diskKey : 'alias/aws/ebs'}</kmsKeyId></GetEbsDefaultKmsKeyIdResponse>`,
  }),
  DescribeOrganization: () =>
    json({
      Organization: {
        Id: 'o-1',
        FeatureSet: 'ALL',
        MasterAccountId: '999988887777',
        MasterAccountEmail: 'boss@example.test',
      },
    }),
  ListRoots: () =>
    json({ Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }] }] }),
  ListParents: ({ body }) =>
    json({
      Parents: [body.includes(account) ? { Id: 'ou-1', Type: 'ORGANIZATIONAL_UNIT' } : { Id: 'r-1', Type: 'ROOT' }],
    }),
  ListPoliciesForTarget: ({ body }) =>
    json({
      Policies: ['p-all', ...(body.includes('"r-1"') ? ['p-fence'] : [])].map((Id) => ({
        Id,
        Type: 'SERVICE_CONTROL_POLICY',
      })),
    }),
  DescribePolicy: ({ body }) =>
    body.includes('p-fence')
      ? policy('p-fence', fence)
      : policy('p-all', { Effect: 'Allow', Action: '*', Resource: '*' }),
}

const keysIn = (facts: Awaited<ReturnType<typeof read>>['facts']) => {
  const { references } = facts
  if (references === undefined || references.state === 'unknown') return []
  return (references.value as Reference[]) // `as`: facts by their names have lost what they are about
    .map(({ region, locator }) => [region, reading(locator)])
    .toSorted(([one = ''], [other = '']) => (String(one) < String(other) ? -1 : 1))
}

const named = ({ operation }: Called): string => operation.split('/').at(-1) ?? ''

async function read(
  spoil: (call: Called) => Bad | undefined = () => undefined,
  options: Partial<AwsOptions> = {},
  twice = false,
) {
  await using proxy = await refusingProxy((call) => spoil(call) ?? answers[named(call)]?.(call))
  const all = optionsFor(proxy.endpoint, { attempts: 1, regions: 'all', ...options })
  const caller = callerOf(identity, all)
  const over = policiesOver(caller)
  const { observe } = await readAccount(caller, all)
  const observations = [await observe(over)]
  if (twice) observations.push(await observe(over))
  caller.close()
  const facts = factsOf(toResource(normalize(observations[0] as NonNullable<(typeof observations)[0]>)))
  return { facts, observations, asked: proxy.calls.map(named) }
}

test('the key of new disks in each region, also where AWS keeps it', async () => {
  const { facts } = await read()
  assert.equal(keysIn(facts), [
    ['eu-west-1', diskKey],
    ['us-east-1', `arn:aws:kms:us-east-1:${account}:alias/aws/ebs`],
  ])
})

const told = async (spoil?: (call: Called) => Bad | undefined) => {
  const { facts } = await read(spoil)
  const paths = ['defaults.publicBlocked', 'defaults.volumesEncrypted', 'guardrail.enforced', 'guardrail.strayRegions']
  return paths.map((path) => reading(facts[path]))
}

test('a fenced account whose defaults are closed', async () => {
  assert.equal(await told(), [true, true, true, ['eu-west-1']])
})

test('each unit and each policy is asked once, however many accounts they bind', async () => {
  const { asked, observations } = await read(undefined, {}, true)
  const times = Object.fromEntries([...Map.groupBy(asked, (one) => one)].map(([name, all]) => [name, all.length]))
  assert.equal(
    [times['ListRoots'], times['ListParents'], times['ListPoliciesForTarget'], times['DescribePolicy']],
    [1, 2, 3, 2],
  )
  assert.is(times['GetEbsEncryptionByDefault'], 4) // two regions, twice
  assert.not.match(JSON.stringify(observations), 'boss@example.test')
})

/** A fence that leaves buckets open, and policies over resources that close them: outside to all, and to strangers everywhere. */
const overResources = (call: Called): Bad | undefined => {
  if (named(call) === 'ListRoots') {
    const PolicyTypes = ['SERVICE', 'RESOURCE'].map((kind) => ({ Type: `${kind}_CONTROL_POLICY`, Status: 'ENABLED' }))
    return json({ Roots: [{ Id: 'r-1', PolicyTypes }] })
  }
  if (named(call) === 'ListPoliciesForTarget' && call.body.includes('RESOURCE_CONTROL_POLICY'))
    return json({
      Policies: [{ Id: call.body.includes('"r-1"') ? 'p-buckets' : 'p-anything', Type: 'RESOURCE_CONTROL_POLICY' }],
    })
  if (named(call) !== 'DescribePolicy') return undefined
  if (call.body.includes('p-fence')) return policy('p-fence', { ...fence, NotAction: ['iam:*', 's3:*'] })
  const denial = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*', Condition: fence.Condition }
  if (call.body.includes('p-buckets')) return policy('p-buckets', denial)
  return call.body.includes('p-anything')
    ? policy('p-anything', { ...denial, Effect: 'Allow', Condition: {} })
    : undefined
}

test('policies over resources are asked for where the organization has any, once for each unit', async () => {
  const { asked, facts } = await read(overResources, {}, true)
  const times = Object.fromEntries([...Map.groupBy(asked, (one) => one)].map(([name, all]) => [name, all.length]))
  assert.equal([times['ListPoliciesForTarget'], times['DescribePolicy']], [6, 4])
  assert.equal(reading(facts['guardrail.strayRegions']), ['eu-west-1'])
  const without = await told((call) => (named(call) === 'ListRoots' ? undefined : overResources(call)))
  assert.equal(without.slice(2), [false, ['eu-west-1', 'us-east-1']])
})

for (const [name, options, times] of [
  ['only the regions of the scan are asked', { regions: ['eu-west-1'] }, 1],
  ['each part of a split scan asks all of them', { mine: () => false }, 2],
] as const) {
  test(name, async () => {
    const { asked } = await read(undefined, options)
    assert.is(asked.filter((one) => one === 'GetEbsEncryptionByDefault').length, times)
  })
}

const managing: (call: Called) => Bad | undefined = (call) =>
  named(call) === 'DescribeOrganization'
    ? json({ Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: account } })
    : undefined
test('no policy binds the account that manages the organization, so that none is asked for', async () => {
  const { asked } = await read(managing)
  assert.not.ok(asked.includes('ListRoots'))
  assert.equal((await told(managing)).slice(2), [false, ['eu-west-1', 'us-east-1']])
})

test('an account of no organization is bound by none', async () => {
  const alone = (call: Called): Bad | undefined =>
    named(call) === 'DescribeOrganization'
      ? { status: 400, type: 'application/x-amz-json-1.1', body: '{"__type":"AWSOrganizationsNotInUseException"}' }
      : undefined
  assert.equal((await told(alone)).slice(2), [false, ['eu-west-1', 'us-east-1']])
})

const calls: Readonly<Record<string, [call: string, paths: string[]]>> = {
  publicAccessBlock: ['s3-control:GetPublicAccessBlock', ['defaults.publicBlocked']],
  GetEbsEncryptionByDefault: ['ec2:GetEbsEncryptionByDefault', ['defaults.volumesEncrypted']],
  ...Object.fromEntries(
    ['DescribeOrganization', 'ListRoots', 'ListParents', 'ListPoliciesForTarget', 'DescribePolicy'].map((name) => [
      name,
      [`organizations:${name}`, ['guardrail.enforced', 'guardrail.strayRegions', 'defaults.labelsRequired']],
    ]),
  ),
}
const login = { status: 200, type: 'text/html', body: '<!DOCTYPE html><html><body>Log in</body></html>' }
const faults: Readonly<Record<string, [bad: (call: Called) => Bad, reason: string]>> = {
  denied: [denied, 'denied'],
  'a login page': [() => login, 'malformed'],
  empty: [
    (call) => (call.service === 's3' || call.service === 'ec2' ? { status: 200, body: '<X/>' } : json({})),
    'malformed',
  ],
}
for (const [operation, [call, paths]] of Object.entries(calls)) {
  test(`${call}: denied, a login page, empty`, async () => {
    const each = Object.entries(faults).map(async ([fault, [bad, reason]]) => {
      const { facts } = await read((one) => (named(one) === operation ? bad(one) : undefined))
      for (const path of paths) {
        const fact = facts[path]
        assert.is(fact?.state === 'unknown' && fact.reason, reason, `${path}, ${fault}`)
        if (fault === 'denied') assert.is(fact?.state === 'unknown' && fact.permission, permissionByCall[call])
      }
    })
    assert.is((await Promise.all(each)).length, 3)
  })
}

test('ec2:GetEbsDefaultKmsKeyId: denied, a login page, empty in one region, which has some key all the same', async () => {
  const each = Object.values(faults).map(async ([bad, reason]) => {
    const { facts } = await read((one) =>
      named(one) === 'GetEbsDefaultKmsKeyId' && one.region === 'us-east-1' ? bad(one) : undefined,
    )
    const { references } = facts
    assert.is(references?.state === 'partial' && references.reason, reason)
    assert.equal(keysIn(facts), [
      [undefined, reason],
      ['eu-west-1', diskKey],
    ])
  })
  assert.is((await Promise.all(each)).length, 3)
})

test('one region that does not encrypt says it for all, whatever another refuses', async () => {
  const { facts } = await read((call) => {
    if (call.operation !== 'GetEbsEncryptionByDefault') return undefined
    return call.region === 'us-east-1'
      ? denied(call)
      : {
          status: 200,
          body: '<GetEbsEncryptionByDefaultResponse><ebsEncryptionByDefault>false</ebsEncryptionByDefault></GetEbsEncryptionByDefaultResponse>',
        }
  })
  assert.is(reading(facts['defaults.volumesEncrypted']), false)
})

test.run()
