// Policies of an organization keep an account in its regions only where they deny it to everybody, for all that holds data.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { known, unknown } from '../../../src/model/fact.ts'
import { account as accountOf } from '../../../src/normalize/aws/account.ts'
import { policiesOver, resourcePoliciesOver } from '../../../src/normalize/aws/policies-over.ts'
import { labelsRequired, regionGuardrail } from '../../../src/normalize/aws/region-guardrail.ts'
import { bucketsClosed } from '../../../src/normalize/aws/resource-policy.ts'
import type { Answer } from '../../../src/model/observation.ts'
import { factsOf, reading } from './facts-of.ts'
import { account, live } from './observed.ts'

const test = suite('normalize/aws/region-guardrail')

const enabled = ['eu-central-1', 'eu-west-1', 'us-east-1']
const europe = ['eu-central-1', 'eu-west-1']
const everything = { Effect: 'Allow', Action: '*', Resource: '*' }
const outside = { StringNotEquals: { 'aws:RequestedRegion': europe } }
const fence = { Effect: 'Deny', NotAction: ['iam:*', 'sts:*'], Resource: '*', Condition: outside }

const told = (operation: string, body: unknown): Answer => ({
  origin: { operation: `organizations:${operation}`, observedAt: '2026-11-23T12:00:00Z' },
  body,
})
const organization = (more: object = {}) =>
  told('DescribeOrganization', { Organization: { FeatureSet: 'ALL', MasterAccountId: '999988887777', ...more } })
const roots = (Status = 'ENABLED') =>
  told('ListRoots', { Roots: [{ Id: 'r-1', PolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status }] }] })
const parent = (Id: string) => told('ListParents', { Parents: [{ Id }] })

/** The account right below the root, each with a policy of these statements. */
const over = (own: unknown, top: unknown): Answer[] => [
  organization(),
  roots(),
  list('p-own'),
  policy('p-own', own),
  parent('r-1'),
  list('p-top'),
  policy('p-top', top),
]
function list(Id: string, Type = 'SERVICE_CONTROL_POLICY'): Answer {
  return told('ListPoliciesForTarget', { Policies: [{ Id, Type }] })
}
function policy(Id: string, Statement: unknown): Answer {
  return told('DescribePolicy', { Policy: { PolicySummary: { Id }, Content: JSON.stringify({ Statement }) } })
}

const overOf = (answers: Answer[]) => ({
  levels: policiesOver(answers, account),
  resource: resourcePoliciesOver(answers, account),
})

function judged(answers: Answer[]): [enforced: unknown, through: unknown] {
  const { enforced, strayRegions } = regionGuardrail(overOf(answers), known(enabled, [0]))
  return [reading(enforced), reading(strayRegions)]
}

const fenced = [true, europe]
const open = [false, enabled]
const unclear = ['unsupported', { partial: europe, reason: 'unsupported' }]
const whollyUnclear = ['unsupported', 'unsupported']
const also = (more: object) => ({ ...fence, Condition: { ...outside, ...more } })
const region = (operator: string, value: unknown) => ({
  ...fence,
  Condition: { [operator]: { 'aws:RequestedRegion': value } },
})
const exempting = (...NotAction: string[]) => ({ ...fence, NotAction })

const denials: [name: string, statements: object[], expected: unknown[]][] = [
  ['none', [], open],
  ['of whatever is outside', [fence], fenced],
  ['that says Action', [{ ...fence, NotAction: undefined, Action: '*' }], fenced],
  ['of one service', [{ ...fence, NotAction: undefined, Action: 's3:*' }], open],
  ['of some resources', [{ ...fence, Resource: 'arn:aws:s3:::a' }], open],
  ['of all resources but some', [{ ...fence, Resource: undefined, NotResource: 'arn:aws:s3:::a' }], open],
  ['of named regions', [region('StringEquals', ['us-east-1', 'eu-west-1'])], [true, ['eu-central-1']]],
  ['by a pattern', [region('StringNotLike', 'eu-*')], fenced],
  ['by a pattern of one letter', [region('StringNotLike', 'eu-????-1')], [true, ['eu-west-1']]],
  ['by a name in another case, which names nothing', [region('StringEquals', 'US-EAST-1')], open],
  ['in whatever case', [region('StringEqualsIgnoreCase', 'US-EAST-1')], [true, europe]],
  ['if there is a region, as there always is', [region('StringNotEqualsIfExists', europe)], fenced],
  ['by an operator of sets', [region('ForAllValues:StringNotEquals', europe)], whollyUnclear],
  ['by a variable', [region('StringNotEquals', ['${aws:PrincipalTag/Region}', ...europe])], whollyUnclear],
  [
    'by a key in another case',
    [{ ...fence, Condition: { StringNotEquals: { 'AWS:requestedregion': europe } } }],
    fenced,
  ],
  ['of all there is, everywhere', [{ Effect: 'Deny', Action: '*', Resource: '*' }], [true, []]],
  ['that exempts a role', [also({ ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/admin' } })], open],
  ['that binds a role', [also({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/dev' } })], open],
  [
    'that exempts whoever has a tag',
    [also({ StringNotEquals: { ...outside.StringNotEquals, 'aws:PrincipalTag/free': 'yes' } })],
    open,
  ],
  [
    'that exempts the landing zone',
    [also({ ArnNotLike: { 'aws:PrincipalARN': 'arn:*:iam::*:role/AWSControlTowerExecution' } })],
    fenced,
  ],
  [
    'that exempts a role of nearly that name',
    [also({ ArnNotLike: { 'aws:PrincipalARN': 'arn:*:iam::*:role/AWSControlTowerExecution*' } })],
    open,
  ],
  [
    'that exempts roles of services, which no policy binds',
    [also({ ArnNotLike: { 'aws:PrincipalARN': ['arn:aws:iam::*:role/aws-service-role/*'] } })],
    fenced,
  ],
  [
    'that exempts roles of services, and whoever is called like them',
    [
      also({
        ArnNotLike: { 'aws:PrincipalARN': ['arn:aws:iam::*:role/aws-service-role/*', 'arn:aws:iam::*:role/aws*'] },
      }),
    ],
    open,
  ],
  [
    'that exempts roles of a name that is told later',
    [also({ StringNotLike: { 'aws:PrincipalARN': 'arn:aws:iam::*:role/aws-service-role/${aws:PrincipalTag/a}' } })],
    open,
  ],
  ['that spares services, which no policy binds', [also({ Bool: { 'aws:PrincipalIsAWSService': 'false' } })], fenced],
  ['under a condition of another kind', [also({ Bool: { 'aws:ViaAWSService': 'false' } })], unclear],
  ['that exempts all of a store', [exempting('iam:*', 's3:*')], open],
  ['that exempts reading a store', [exempting('ec2:DescribeRegions', 's3:GetAccountPublicAccessBlock')], fenced],
  ['that exempts writing to a store', [exempting('s3:PutObject')], unclear],
  ['that exempts everything', [exempting('*')], unclear],
  ['that exempts a service nobody here knows', [exempting('quicksight:*')], unclear],
  [
    'that exempts a store which another denies',
    [exempting('s3:Create*'), { ...fence, NotAction: undefined, Action: ['s3:*'] }],
    fenced,
  ],
  [
    'that exempts a store which another denies to some',
    [
      exempting('s3:*'),
      {
        ...also({ ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/dev' } }),
        NotAction: undefined,
        Action: ['s3:*'],
      },
    ],
    open,
  ],
  ['two, of which one is of all', [exempting('s3:*'), fence], fenced],
]
for (const [name, statements, expected] of denials) {
  test(`a denial ${name}, at the root or of the account itself`, () => {
    assert.equal(judged(over([everything], [everything, ...statements])), expected)
    assert.equal(judged(over([everything, ...statements], [everything])), expected)
  })
}

const inEurope = { StringEquals: { 'aws:RequestedRegion': europe } }
const allowances: [name: string, statements: object[], expected: unknown[]][] = [
  ['everything in some regions', [{ ...everything, Condition: inEurope }], fenced],
  [
    'everything there, and what is of no region anywhere',
    [
      { ...everything, Condition: inEurope },
      { ...everything, Action: ['iam:*'] },
    ],
    fenced,
  ],
  [
    'everything there, and a store anywhere',
    [
      { ...everything, Condition: inEurope },
      { ...everything, Action: ['s3:*'] },
    ],
    open,
  ],
  [
    'everything there, and all but a few anywhere',
    [
      { ...everything, Condition: inEurope },
      { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    ],
    open,
  ],
  [
    'something, somewhere',
    [{ ...everything, Condition: { 'ForAnyValue:StringLike': { 'aws:RequestedRegion': 'eu-*' } } }],
    whollyUnclear,
  ],
  [
    'everything to some',
    [{ ...everything, Condition: { ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/dev' } } }],
    open,
  ],
]
for (const [name, statements, expected] of allowances) {
  test(`allowed: ${name}`, () => {
    assert.equal(judged(over([everything], statements)), expected)
    assert.equal(judged(over(statements, [everything])), expected)
  })
}

test('what is let through for certain is told, though of the rest only the author could say', () => {
  const rest = { ...exempting('quicksight:*'), Condition: { StringEquals: { 'aws:RequestedRegion': 'us-east-1' } } }
  assert.equal(judged(over([everything], [everything, rest])), [
    'unsupported',
    { partial: europe, reason: 'unsupported' },
  ])
})

const bound = over([everything], [everything, fence])
const without = (index: number) => bound.filter((_, at) => at !== index)
const chains: [name: string, answers: Answer[], expected: unknown[]][] = [
  ['of the account that manages the organization', [organization({ MasterAccountId: account })], open],
  ['of an organization that only pays together', [organization({ FeatureSet: 'CONSOLIDATED_BILLING' })], open],
  ['that are not in force', [organization(), roots('PENDING_ENABLE'), ...bound.slice(2)], open],
  [
    'that are there no more',
    [organization(), told('ListRoots', { Roots: [{ PolicyTypes: [] }] }), ...bound.slice(2)],
    open,
  ],
  [
    'of two roots',
    [organization(), told('ListRoots', { Roots: [{ PolicyTypes: [] }, { PolicyTypes: [] }] })],
    ['malformed', 'malformed'],
  ],
  ['nobody asked', [], ['not-recorded', 'not-recorded']],
  ['without the level of the root', without(5), ['malformed', 'malformed']],
  ['without the parent', without(4), ['not-recorded', 'not-recorded']],
  ['without a text', without(6), ['malformed', 'malformed']],
  [
    'of a level that has none, as there is none',
    [...bound.slice(0, 5), told('ListPoliciesForTarget', { Policies: [] })],
    ['malformed', 'malformed'],
  ],
  [
    'below a unit whose parent nobody told',
    [...bound.slice(0, 4), parent('ou-1'), ...bound.slice(5)],
    ['malformed', 'malformed'],
  ],
  [
    'with a word that nobody here knows',
    over([everything], [everything, { ...fence, Principal: '*' }]),
    ['malformed', 'malformed'],
  ],
  [
    'with actions and all but actions',
    over([everything], [{ ...everything, NotAction: ['a:b'] }]),
    ['malformed', 'malformed'],
  ],
]
for (const [name, answers, expected] of chains) test(`policies ${name}`, () => assert.equal(judged(answers), expected))

const both = {
  Id: 'r-1',
  PolicyTypes: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'].map((Type) => ({ Type, Status: 'ENABLED' })),
}
const fullAccess = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }

/** The fence at the root leaves `exempt` open; `resource`: what a policy over the resources of the account says. */
const besides = (exempt: string, resource: unknown): Answer[] => [
  organization(),
  told('ListRoots', { Roots: [both] }),
  list('p-own'),
  policy('p-own', everything),
  list('p-resource', 'RESOURCE_CONTROL_POLICY'),
  policy('p-resource', resource),
  parent('r-1'),
  list('p-top'),
  policy('p-top', [everything, exempting('iam:*', exempt)]),
  list('p-all', 'RESOURCE_CONTROL_POLICY'),
  policy('p-all', fullAccess),
]
const denial = (Action: string, more: object = {}) => [
  fullAccess,
  { Effect: 'Deny', Principal: '*', Action, Resource: '*', Condition: outside, ...more },
]
const overResources: [name: string, exempt: string, resource: unknown, expected: unknown[]][] = [
  ['nothing', 's3:*', [fullAccess], open],
  ['the same store outside', 's3:*', denial('s3:*'), fenced],
  [
    'the same store outside, to whatever kind of principal',
    's3:*',
    denial('s3:*', { Principal: { AWS: '*' } }),
    fenced,
  ],
  ['what is exempt of it outside', 's3:Create*', denial('s3:*'), fenced],
  ['all there is outside', 's3:*', denial('*'), fenced],
  ['another store', 's3:*', denial('sqs:*'), open],
  ['reading it', 's3:*', denial('s3:Get*'), open],
  ['one bucket', 's3:*', denial('s3:*', { Resource: 'arn:aws:s3:::a' }), open],
  ['all buckets but one', 's3:*', denial('s3:*', { Resource: undefined, NotResource: 'arn:aws:s3:::a' }), open],
  ['it to strangers only', 's3:*', denial('s3:*', { Condition: { ...outside, StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } } }), open], // prettier-ignore
  ['what no such policy binds', 'ec2:*', denial('ec2:*'), open],
  ['what it binds, though perhaps not when one is made', 'kms:*', denial('kms:*'), unclear],
  ['it, in words that nobody here knows', 's3:*', denial('s3:*', { NotPrincipal: '*' }), ['malformed', { partial: europe, reason: 'malformed' }]], // prettier-ignore
]
for (const [name, exempt, resource, expected] of overResources) {
  test(`a policy over resources that denies ${name}, where the fence leaves ${exempt} open`, () => {
    assert.equal(judged(besides(exempt, resource)), expected)
  })
}

test('alone, a policy over resources is no fence: few services ask it', () => {
  const answers = besides('s3:*', denial('*'))
  assert.equal(judged(answers.with(8, policy('p-top', everything))), open)
})

test('a list of the other kind, of both or of none is no list of these', () => {
  const both = {
    Policies: ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'].map((Type) => ({ Id: 'p-own', Type })),
  }
  const odd = [list('p-own', 'RESOURCE_CONTROL_POLICY'), told('ListPoliciesForTarget', both)]
  for (const answer of [...odd, told('ListPoliciesForTarget', { Policies: [{ Id: 'p-own' }] })])
    assert.equal(judged(bound.with(2, answer)), ['malformed', 'malformed'])
  const swapped = besides('s3:*', [fullAccess]).with(4, list('p-resource'))
  assert.equal(judged(swapped), ['malformed', { partial: europe, reason: 'malformed' }])
})

test('one that was not read leaves open only what it could close', () => {
  const denied: Answer = {
    origin: { operation: 'organizations:ListPoliciesForTarget', observedAt: '2026-11-23T12:00:00Z' },
    error: 'AccessDeniedException',
  }
  const unread = (exempt: string) => judged(besides(exempt, [fullAccess]).with(4, denied))
  assert.equal(unread('s3:*'), ['denied', { partial: europe, reason: 'denied' }])
  assert.equal(unread('ec2:*'), open)
})

const closedBy = (...statements: unknown[]) =>
  reading(bucketsClosed(resourcePoliciesOver(besides('s3:*', [fullAccess, ...statements]), account)))
const keeping = (condition: object, more: object = {}) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:*', 'sqs:*'],
  Resource: '*',
  Condition: condition,
  ...more,
})
const strangers = { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-1' } }
const services = { BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' } }
const closings: [name: string, statement: unknown, expected: unknown][] = [
  ['strangers', keeping(strangers), true],
  ['strangers but services of AWS', keeping({ ...strangers, ...services }), true],
  ['strangers but accounts that it names', keeping({ StringNotEquals: { 'aws:PrincipalOrgID': 'o-1', 'aws:PrincipalAccount': ['111122223333'] } }), true], // prettier-ignore
  ['strangers, and whoever signs nothing by accident not', keeping({ ...strangers, Bool: { 'aws:PrincipalIsAWSService': 'false' } }), 'unsupported'], // prettier-ignore
  ['strangers but from some addresses', keeping({ ...strangers, NotIpAddress: { 'aws:SourceIp': '192.0.2.0/24' } }), 'unsupported'], // prettier-ignore
  ['strangers, by a pattern', keeping({ StringNotLike: { 'aws:PrincipalOrgID': 'o-*' } }), 'unsupported'],
  ['strangers, by a variable', keeping({ StringNotEquals: { 'aws:PrincipalOrgID': '${aws:ResourceOrgID}' } }), 'unsupported'], // prettier-ignore
  ['members', keeping({ StringEquals: { 'aws:PrincipalOrgID': 'o-1' } }), 'unsupported'],
  ['strangers, of one bucket', keeping(strangers, { Resource: 'arn:aws:s3:::a/*' }), false],
  ['strangers, of queues', keeping(strangers, { Action: 'sqs:*' }), false],
  ['strangers, to read', keeping(strangers, { Action: 's3:GetObject' }), false],
  ['plaintext', keeping({ BoolIfExists: { 'aws:SecureTransport': 'false' } }), false],
  ['whoever an account is not, which says nothing of the organization', keeping({ StringNotEquals: { 'aws:PrincipalAccount': '111122223333' } }), false], // prettier-ignore
]
for (const [name, statement, expected] of closings) {
  test(`buckets, under a policy that denies ${name}: ${String(expected)}`, () =>
    assert.is(closedBy(statement), expected))
}

test('buckets are closed by one policy of several, and by none that binds nobody', () => {
  assert.is(closedBy(keeping({ Bool: { 'aws:SecureTransport': 'false' } }), keeping(strangers)), true)
  const answers = besides('s3:*', [fullAccess, keeping(strangers)])
  const at = (roots: Answer) => reading(bucketsClosed(resourcePoliciesOver(answers.with(1, roots), account)))
  assert.equal([at(roots()), at(told('ListRoots', {}))], [false, 'malformed'])
  assert.is(reading(bucketsClosed(resourcePoliciesOver([organization({ MasterAccountId: account })], account))), false)
})

test('buckets of an account are closed by its own setting or by such a policy, and open where neither closes them', () => {
  const settings = (all: boolean) => ({
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: all,
      IgnorePublicAcls: all,
      BlockPublicPolicy: all,
      RestrictPublicBuckets: all,
    },
  })
  const blocked = (all: boolean, policies: Answer[]) => {
    const own = live('AWS::Organizations::Account', account, {
      's3-control:GetPublicAccessBlock': { body: settings(all) },
    })
    return reading(factsOf(accountOf({ ...own, answers: [...own.answers, ...policies] }))['defaults.publicBlocked'])
  }
  const closing = besides('s3:*', [fullAccess, keeping(strangers)])
  const idle = besides('s3:*', [fullAccess])
  assert.equal([blocked(true, idle), blocked(true, []), blocked(false, closing)], [true, true, true])
  assert.equal([blocked(false, idle), blocked(false, [])], [false, 'not-recorded'])
})

test('one statement need not be a list', () => {
  assert.equal(judged(over(everything, { ...everything, Condition: inEurope })), fenced)
})

test('where nobody knows the regions, nobody knows what is let through', () => {
  const { enforced, strayRegions } = regionGuardrail(overOf(bound), unknown('denied', 'account:ListRegions'))
  assert.equal([reading(enforced), reading(strayRegions)], [true, 'denied'])
})

test('labels are required only where a policy asks for them, and of what, only its author could say', () => {
  const asking = (condition: object) =>
    reading(labelsRequired(policiesOver(over([everything], [everything, { ...fence, Condition: condition }]), account)))
  assert.is(asking(outside), false)
  assert.is(asking({ Null: { 'aws:RequestTag/DataClass': 'true' } }), 'unsupported')
  assert.is(asking({ 'ForAllValues:StringNotEquals': { 'aws:TagKeys': ['DataClass'] } }), 'unsupported')
  assert.is(reading(labelsRequired(policiesOver([], account))), 'not-recorded')
})

test.run()
