// Who but its own account may have a key decrypt: by its policy, by its grants, and of neither when nobody has told.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial, unknown } from '../../../src/model/fact.ts'
import { key } from '../../../src/normalize/aws/kms.ts'
import { toResource } from './facts-of.ts'
import { account, item, live, recorded, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/key-grants')
const type = 'AWS::KMS::Key'
const arn = `arn:aws:kms:eu-west-1:${account}:key/77aa`
const [partner, other] = ['444455556666', '777788889999']
const root = (of: string): string => `arn:aws:iam::${of}:root`

const policy = (principal: unknown, action: unknown = 'kms:*', more: object = {}): string =>
  JSON.stringify({
    Statement: [
      { Effect: 'Allow', Principal: { AWS: root(account) }, Action: 'kms:*', Resource: '*' },
      { Effect: 'Allow', Principal: principal, Action: action, Resource: '*', ...more },
    ],
  })
const own = policy({ AWS: `arn:aws:iam::${account}:role/app` })
const grant = (more: object = {}) => ({
  GrantId: 'a',
  GranteePrincipal: `arn:aws:iam::${partner}:role/reader`,
  IssuingAccount: root(account),
  Operations: ['Decrypt', 'DescribeKey'],
  ...more,
})
const described = {
  Arn: arn,
  KeyManager: 'CUSTOMER',
  KeyState: 'Enabled',
  Enabled: true,
  Origin: 'AWS_KMS',
  MultiRegion: false,
}
const told = (Policy: string, grants: readonly object[], fields: object = {}): Told => ({
  'kms:DescribeKey': { body: { KeyMetadata: { ...described, ...fields } } },
  'kms:GetKeyPolicy': { body: { Policy, PolicyName: 'default' } },
  'kms:ListGrants': { body: { Grants: grants } },
})
const foreignIn = (calls: Told): Fact<string[]> | undefined =>
  toResource(key(live(type, '77aa', calls))).facets.keyGrants?.foreignDecrypt

const sums: [name: string, policy: string, grants: object[], accounts: string[]][] = [
  ['its own account alone', own, [], []],
  ['an account by the policy', policy({ AWS: root(partner) }), [], [partner]],
  ['anyone by the policy', policy('*'), [grant()], ['*', partner]],
  [
    'a grant, and another in the policy, each once',
    policy({ AWS: [root(other), root(partner)] }),
    [grant()],
    [partner, other],
  ],
  ['who may grant it on by the policy', policy({ AWS: root(partner) }, 'kms:CreateGrant'), [], [partner]],
  [
    'who may but encrypt by the policy',
    policy({ AWS: root(partner) }, ['kms:Encrypt', 'kms:GenerateDataKey*']),
    [],
    [],
  ],
  [
    'who may but write the policy, which no other account can',
    policy({ AWS: root(partner) }, 'kms:PutKeyPolicy'),
    [],
    [],
  ],
  ['a role of its own', own, [grant({ GranteePrincipal: `arn:aws:iam::${account}:role/a` })], []],
  ['who may but encrypt', own, [grant({ Operations: ['Encrypt', 'GenerateDataKey', 'CreateGrant'] })], []],
  ['who may encrypt it anew', own, [grant({ Operations: ['ReEncryptFrom'] })], [partner]],
  ['who may agree on a secret', own, [grant({ Operations: ['DeriveSharedSecret'] })], [partner]],
  [
    'who may but end the grant',
    own,
    [grant({ GranteePrincipal: root(account), RetiringPrincipal: root(partner) })],
    [],
  ],
  [
    'a machine',
    own,
    [grant({ GranteePrincipal: `arn:aws:sts::${account}:assumed-role/aws:ec2-infrastructure/i-1` })],
    [],
  ],
  ['a role that is gone', own, [grant({ GranteePrincipal: 'AROAQ3EGSIWOLIVXAMPLE' })], []],
  ['a service for its own account', own, [grant({ GranteePrincipal: 'dynamodb.eu-west-1.amazonaws.com' })], []],
  [
    'a service for whom another account has granted it',
    own,
    [grant({ GranteePrincipal: 'rds.eu-west-1.amazonaws.com', IssuingAccount: partner })],
    [partner],
  ],
  [
    'a service that is named in a field of its own',
    own,
    [grant({ GranteePrincipal: null, GranteeServicePrincipal: 'workspaces.amazonaws.com' })],
    [],
  ],
]
for (const [name, text, grants, accounts] of sums) {
  test(`${name}: ${accounts.join(' and ') || 'nobody else'}`, () =>
    assert.equal(foreignIn(told(text, grants)), known(accounts, [1, 2])))
}

const unclear: [name: string, grant: object][] = [
  ['is new here', grant({ GranteePrincipal: 'somebody' })],
  ['is not named', grant({ GranteePrincipal: undefined })],
  ['is a service, for nobody says whom', grant({ GranteePrincipal: 'sns.amazonaws.com', IssuingAccount: undefined })],
  ['may do nobody says what', grant({ Operations: undefined })],
]
for (const [name, odd] of unclear) {
  test(`a grantee that ${name}: the list is told in part`, () => {
    const fact = foreignIn(told(own, [odd, grant({ GranteePrincipal: root(other) })]))
    assert.equal(fact?.state === 'partial' && [fact.value, fact.reason], [[other], 'malformed'])
  })
}

test('what was refused leaves a list that proves nothing, and names the right that is missing', () => {
  const error = { error: 'AccessDeniedException' }
  const policyDenied = { ...told(own, [grant()]), 'kms:GetKeyPolicy': error }
  assert.equal(foreignIn(policyDenied), partial([partner], 'denied', [2], 'kms:GetKeyPolicy'))
  const grantsDenied = { ...told(own, []), 'kms:ListGrants': error }
  assert.equal(foreignIn(grantsDenied), partial([], 'denied', [1], 'kms:ListGrants'))
  const bothDenied = { ...grantsDenied, 'kms:GetKeyPolicy': error }
  assert.equal(foreignIn(bothDenied), unknown('denied', 'kms:GetKeyPolicy'))
})

test('a condition that nobody here can read leaves the list open', () => {
  const text = policy('*', 'kms:*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc' } } })
  assert.equal(foreignIn(told(text, [])), partial([], 'unsupported', [1, 2]))
})

test('a key of AWS lets nobody else in, whether or not it was asked', () => {
  const calls: Told = { 'kms:DescribeKey': { body: { KeyMetadata: { ...described, KeyManager: 'AWS' } } } }
  assert.equal(foreignIn(calls), known([], [0]))
})

test('AWS Config has the policy, as text or as what it means, and no grants', () => {
  const text = policy({ AWS: root(partner) })
  for (const Policy of [text, JSON.stringify(text), JSON.parse(text) as unknown]) {
    const whole = item(type, arn, {}, { supplementaryConfiguration: { Policy } })
    assert.equal(
      toResource(key(recorded(type, whole))).facets.keyGrants?.foreignDecrypt,
      partial([partner], 'not-recorded', [0], 'kms:ListGrants'),
    )
  }
})

const read = (calls: Tree) => key(live(type, '77aa', calls as Told)) // `as`: broken on purpose
const good = { 'keyGrants.foreignDecrypt': [] }
const service = { GranteePrincipal: 'rds.eu-west-1.amazonaws.com', IssuingAccount: partner }
keepsSilent(test, { name: 'API answers', input: told(policy('*'), [grant(), grant(service)]), read, good })

test.run()
