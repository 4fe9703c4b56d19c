// An account is complete only if somebody has said which regions it has.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { account } from '../../../src/normalize/aws/account.ts'
import { factsOf, reading, referencesOf } from './facts-of.ts'
import { live, recorded, type Told } from './observed.ts'
import { bodyOf, withRecordings } from './recordings.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/account')
const type = 'AWS::Organizations::Account'
const observed = (calls: Told) => account(live(type, '111122223333', calls))

const joining = { Organization: { Id: 'o-1', FeatureSet: 'ALL', MasterAccountId: '444455556666' } }
const organizations: [name: string, answer: Told[string], owner: object][] = [
  ['it is in one', { body: joining }, { org: 'arn:aws:organizations::444455556666:organization/o-1' }],
  ['it is in none', { error: 'AWSOrganizationsNotInUseException' }, { org: '' }],
  ['nobody may ask', { error: 'AccessDeniedException' }, {}],
  ['half an answer', { body: { Organization: { Id: 'o-1' } } }, {}],
]
for (const [name, answer, owner] of organizations) {
  test(`organization: ${name}`, () =>
    assert.equal(observed({ 'organizations:DescribeOrganization': answer }).owner, {
      account: '111122223333',
      ...owner,
    }))
}

const region = (RegionName: string, RegionOptStatus: string) => ({ RegionName, RegionOptStatus })
const listed = {
  body: {
    Regions: [
      region('us-east-1', 'ENABLED_BY_DEFAULT'),
      region('eu-south-1', 'ENABLED'),
      region('me-south-1', 'DISABLED'),
    ],
  },
}
const described = {
  body: {
    Regions: [
      { RegionName: 'us-east-1', OptInStatus: 'opt-in-not-required' },
      { RegionName: 'me-south-1', OptInStatus: 'not-opted-in' },
    ],
  },
}
const denied = { error: 'AccessDeniedException' }
const discoveries: [name: string, calls: Told, expected: unknown][] = [
  ['the account says', { 'account:ListRegions': listed }, ['eu-south-1', 'us-east-1']],
  [
    'EC2 says, where the account may not be asked',
    { 'account:ListRegions': denied, 'ec2:DescribeRegions': described },
    ['us-east-1'],
  ],
  [
    'nobody may be asked',
    { 'account:ListRegions': denied, 'ec2:DescribeRegions': { error: 'UnauthorizedOperation' } },
    'denied',
  ],
  ['nobody was asked', {}, 'not-recorded'],
  [
    'a page is missing',
    { 'account:ListRegions': { body: { ...listed.body, NextToken: 'more' } } },
    { partial: ['eu-south-1', 'us-east-1'], reason: 'not-recorded' },
  ],
  [
    'an unheard-of status',
    { 'account:ListRegions': { body: { Regions: [region('us-east-1', 'SOMEHOW')] } } },
    'malformed',
  ],
]
for (const [name, calls, expected] of discoveries) {
  test(`regions: ${name}`, () => {
    assert.equal(reading(factsOf(observed(calls))['audit.enabledRegions']), expected)
  })
}

test('an account is no store', () => {
  const resource = observed({ 'account:ListRegions': listed })
  assert.is(resource.key, `aws|aws|111122223333||${type}|111122223333`)
  assert.is(resource.holds, 'none')
  assert.is(resource.location.kind, 'none')
})

const keyOf = (body: object): Told => ({ 'ec2:GetEbsDefaultKmsKeyId': { body } })
const defaultKeys: [name: string, calls: Told, locator: unknown][] = [
  ['one of the customer', keyOf({ Region: 'eu-west-1', KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/5f1c' }), 'arn:aws:kms:eu-west-1:111122223333:key/5f1c'], // prettier-ignore
  ["AWS's own", keyOf({ Region: 'eu-west-1', KmsKeyId: 'alias/aws/ebs' }), 'arn:aws:kms:eu-west-1:111122223333:alias/aws/ebs'], // prettier-ignore
  ['an answer without a key', keyOf({ Region: 'eu-west-1' }), 'malformed'],
  ['an answer with an empty one', keyOf({ Region: 'eu-west-1', KmsKeyId: '' }), 'malformed'],
  ['denied', { 'ec2:GetEbsDefaultKmsKeyId': denied }, 'denied'],
  ['not asked', {}, 'not-recorded'],
]
for (const [name, calls, locator] of defaultKeys) {
  test(`the key of new disks: ${name}`, () => {
    const references = referencesOf(observed(calls))
    assert.equal(
      references.map(({ role, mechanism, locator: found }) => [role, mechanism, reading(found)]),
      [['key', 'ebs-default-encryption', locator]],
    )
  })
}

test('a file tells nothing of the regions', () => {
  const facts = factsOf(account(recorded(type, {})))
  assert.equal(facts['audit.enabledRegions'], {
    state: 'unknown',
    reason: 'not-recorded',
    permission: 'account:ListRegions',
  })
})

withRecordings(test, () => {
  test('regions as EC2 really described them', () => {
    const body = bodyOf('test_aws_policy_global_expand__ec2.DescribeRegions_1.json')
    const fact = factsOf(observed({ 'ec2:DescribeRegions': { body } }))['audit.enabledRegions']
    assert.is(fact?.state, 'known')
    assert.ok(Array.isArray(reading(fact)) && (reading(fact) as string[]).includes('eu-west-2')) // `as`: just asked
  })
})

keepsSilent(test, {
  name: 'API answers',
  input: {
    'account:ListRegions': listed,
    'ec2:DescribeRegions': described,
    ...keyOf({ Region: 'eu-west-1', KmsKeyId: 'alias/aws/ebs' }),
  },
  read: (calls: Tree) => observed(calls as Told), // `as`: broken on purpose
  good: {},
})

test.run()
