// Whom a policy lets in: an account is named, anyone is `*`, and what only its author could say leaves the list open.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { type Fact, known, partial } from '../../../src/model/fact.ts'
import { policyText } from '../../../src/normalize/aws/bucket-policy.ts'
import { callersIn } from '../../../src/normalize/aws/policy-callers.ts'
import { decode } from '../../../src/normalize/decode.ts'

const test = suite('normalize/aws/policy-callers')

const [own, partner, other] = ['111122223333', '444455556666', '777788889999']
const root = (account: string): string => `arn:aws:iam::${account}:root`

interface Statement {
  Effect?: 'Allow' | 'Deny'
  Principal?: unknown
  NotPrincipal?: unknown
  Action?: unknown
  NotAction?: unknown
  Condition?: unknown
}

function callers(...statements: readonly Statement[]): Fact<string[]> {
  const Statement = statements.map((one) => ({
    Effect: 'Allow',
    Resource: '*',
    ...('NotPrincipal' in one ? {} : { Principal: '*' }),
    ...('NotAction' in one ? {} : { Action: 'kms:Decrypt' }),
    ...one,
  }))
  const policy = decode(policyText, JSON.stringify({ Statement }), [2])
  assert.ok(policy.state === 'known')
  return callersIn(policy.value, ['kms:Decrypt', 'kms:ReEncryptFrom'], [2])
}

const all = (...accounts: string[]) => known(accounts, [2])
const some = (...accounts: string[]) => partial(accounts, 'unsupported', [2])
const when = (operator: string, key: string, values: unknown) => ({ Condition: { [operator]: { [key]: values } } })

const principals: [name: string, statement: Statement, expected: Fact<string[]>][] = [
  ['an account by its number', { Principal: { AWS: partner } }, all(partner)],
  ['an account by its root', { Principal: { AWS: [root(own), root(partner)] } }, all(own, partner)],
  ['a role', { Principal: { AWS: `arn:aws-cn:iam::${partner}:role/a/b` } }, all(partner)],
  ['who has assumed one', { Principal: { AWS: `arn:aws:sts::${partner}:assumed-role/a/b` } }, all(partner)],
  ['a role that is gone', { Principal: { AWS: 'AROAQ3EGSIWOLIVXAMPLE' } }, all()],
  ['everybody', { Principal: '*' }, all('*')],
  ['everybody who has signed in', { Principal: { AWS: ['*'] } }, all('*')],
  ['everybody but some', { NotPrincipal: { AWS: root(own) } }, all('*')],
  ['a service', { Principal: { Service: 'sns.amazonaws.com' } }, all()],
  ['a provider of identities', { Principal: { Federated: `arn:aws:iam::${partner}:saml-provider/a` } }, all(partner)],
  ['a provider that no account owns', { Principal: { Federated: 'accounts.example.test' } }, some()],
  ['a word that is new', { Principal: { AWS: 'somebody' } }, some()],
  ['a kind that is new', { Principal: { Robot: 'r2' } }, some()],
]
for (const [name, statement, expected] of principals) {
  test(`${name}: ${JSON.stringify(expected)}`, () => assert.equal(callers(statement), expected))
}

const actions: [name: string, statement: Statement, isAbout: boolean][] = [
  ['every action', { Action: '*' }, true],
  ['every action of the service, in whatever case', { Action: ['KMS:*'] }, true],
  ['a group of actions', { Action: 'kms:ReEncrypt*' }, true],
  ['another action', { Action: ['kms:Encrypt', 'kms:DescribeKey'] }, false],
  ['all but others', { NotAction: 'kms:ScheduleKeyDeletion' }, true],
  ['all but one of the two', { NotAction: 'kms:Decrypt' }, true],
  ['all but both', { NotAction: ['kms:Decrypt', 'kms:Re*'] }, false],
  ['a denial', { Effect: 'Deny' }, false],
]
for (const [name, statement, isAbout] of actions) {
  test(`${name} ${isAbout ? 'lets in' : 'lets nobody in'}`, () =>
    assert.equal(callers({ Principal: { AWS: partner }, ...statement }), isAbout ? all(partner) : all()))
}

const account = 'kms:CallerAccount'
const conditions: [name: string, statement: Statement, expected: Fact<string[]>][] = [
  ['of the account of whoever asks', when('StringEquals', account, own), all(own)],
  ['of several accounts', when('StringEquals', 'aws:PrincipalAccount', [own, partner]), all(own, partner)],
  ['of roles of an account', when('ArnLike', 'aws:PrincipalArn', `arn:aws:iam::${partner}:role/*`), all(partner)],
  ['of whose resource a service works for', when('StringEquals', 'AWS:SourceAccount', own), all(own)],
  ['of a pattern of accounts', when('StringLike', account, '4444*'), some()],
  ['of what is put in when somebody asks', when('StringEquals', account, '${aws:PrincipalTag/owner}'), some()],
  ['of an account, if it is told', when('StringEqualsIfExists', account, own), some()],
  ['of all accounts but one', when('StringNotEquals', account, partner), some()],
  ['of an organization', when('StringEquals', 'aws:PrincipalOrgID', 'o-abc'), some()],
  ['of a bucket, which names no account', when('ArnEquals', 'aws:SourceArn', 'arn:aws:s3:::records'), some()],
  ['of a network', when('StringEquals', 'aws:SourceVpce', 'vpce-1'), some()],
  ['of what an enclave runs', when('StringEquals', 'kms:RecipientAttestation:ImageSha384', 'a'), some()],
  ['of the service in between', when('StringEquals', 'kms:ViaService', 's3.eu-west-1.amazonaws.com'), all('*')],
  ['of the context of the data', when('StringEquals', 'kms:EncryptionContext:a', 'b'), all('*')],
  ['of TLS', when('Bool', 'aws:SecureTransport', true), all('*')],
]
for (const [name, condition, expected] of conditions) {
  test(`everybody, under a condition ${name}: ${JSON.stringify(expected)}`, () =>
    assert.equal(callers(condition), expected))
}

test('of the accounts of two conditions those are left that meet both', () => {
  const Condition = {
    StringEquals: { [account]: [own, partner], 'kms:ViaService': 's3.eu-west-1.amazonaws.com' },
    ArnLike: { 'aws:PrincipalArn': [`arn:aws:iam::${partner}:role/*`, `arn:aws:iam::${other}:role/*`] },
  }
  assert.equal(callers({ Condition }), all(partner))
})

test('whom a statement names has the right, whatever the condition narrows it to, unless it is to other accounts', () => {
  const named = { Principal: { AWS: [root(partner), root(other)] } }
  assert.equal(callers({ ...named, ...when('StringEquals', 'aws:SourceVpce', 'vpce-1') }), all(partner, other))
  assert.equal(callers({ ...named, ...when('StringEquals', account, [own, other]) }), all(other))
})

test('a service works for the account that a condition names', () => {
  const service = { Principal: { Service: ['backup.amazonaws.com'] } }
  assert.equal(callers({ ...service, ...when('StringEquals', 'aws:SourceAccount', partner) }), all(partner))
  assert.equal(callers({ ...service, ...when('ArnLike', 'aws:SourceArn', `arn:aws:sns:*:${own}:*`) }), all(own))
  assert.equal(callers({ ...service, ...when('StringEquals', 'aws:SourceOrgID', 'o-abc') }), all())
})

const deny = (more: Statement): Statement => ({ Effect: 'Deny', Action: 'kms:*', ...more })
const spared = { Bool: { 'aws:PrincipalIsAWSService': 'false' } }
const denials: [name: string, denial: Statement, expected: Fact<string[]>][] = [
  ['of everybody', deny({}), all()],
  ['of an account', deny({ Principal: { AWS: [partner, root(own)] } }), all('*', other)],
  [
    'of one role of an account',
    deny({ Principal: { AWS: `arn:aws:iam::${partner}:role/a` } }),
    all('*', partner, other),
  ],
  ['of all but an account', deny(when('StringNotEquals', account, [own, partner])), all(own, partner, partner)],
  [
    'of all but an account, and the services of AWS',
    deny({ Condition: { ...spared, StringNotEqualsIfExists: { 'aws:PrincipalAccount': own } } }),
    all(own),
  ],
  [
    'of services alone',
    deny({
      Condition: {
        Bool: { 'aws:PrincipalIsAWSService': 'true' },
        StringNotEquals: { 'aws:PrincipalAccount': own },
      },
    }),
    some(partner, other),
  ],
  ['of all but an organization', deny(when('StringNotEquals', 'aws:PrincipalOrgID', 'o-abc')), some(partner, other)],
  [
    'of all but some, each of whom it is hard to say',
    deny(when('ForAllValues:StringNotEquals', account, own)),
    some(partner, other),
  ],
  ['of plaintext', deny(when('Bool', 'aws:SecureTransport', 'false')), all('*', partner, other)],
  ['of one of the two calls', deny({ Action: 'kms:Decrypt' }), all('*', partner, other)],
  [
    'of all but both calls',
    deny({ Action: [], NotAction: ['kms:Decrypt', 'kms:ReEncryptFrom'] }),
    all('*', partner, other),
  ],
]
for (const [name, denial, expected] of denials) {
  test(`a denial ${name}: ${JSON.stringify(expected)}`, () =>
    assert.equal(callers({}, { Principal: { AWS: [partner, root(other)] } }, denial), expected))
}

test.run()
