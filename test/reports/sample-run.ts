// A small finished run with one row of every kind: failing, permitted, undeclared, unknown; nothing was scanned.
import { judgedIn, type WholeRun } from '../whole-run.ts'
import { findingsOf, summaryOf, type Told } from '../findings/sample-verdicts.ts'
import { settling } from '../../src/findings/index.ts'
import type { Control } from '../../src/model/control.ts'
import { type Fact, known, unknown } from '../../src/model/fact.ts'
import type { Place, PlaceRole, Via } from '../../src/model/place.ts'
import type { Asked, Gap, Lookup } from '../../src/model/observation.ts'
import type { Origin, Resource } from '../../src/model/resource.ts'
import type { Rulebook } from '../../src/model/rulebook.ts'
import type { ScanIdentity } from '../../src/model/run.ts'
import type { Subject } from '../../src/model/subject.ts'
import type { Outcome, Verdict } from '../../src/model/verdict.ts'
import { account, accountResource, bucket, database, storageAccount } from '../estate/sample-resources.ts'
import { rulebook as rules } from '../estate/sample-rulebook.ts'

const subscription = '00000000-0000-0000-0000-0000000000aa'

const identity: ScanIdentity = {
  id: '0123456789abcdef',
  now: '2026-11-24T09:12:04.000Z',
  toolVersion: '0.1.0',
  policyDigest: 'p0',
  rulesVersion: '2026-11-23',
  rulesDigest: 'r0',
  configDigest: 'c0',
  sourceDigest: 'e0',
  scope: { providers: ['aws', 'azure'], accounts: [account, subscription], regions: [], from: [] },
  collectors: { [account]: `arn:aws:sts::${account}:assumed-role/ReadOnly/somebody@example.test` },
}

const control = (id: string, judges: Control['judges'], title: string): Control => ({
  id,
  title,
  description: '',
  severity: { global: 'low', regional: 'high', edge: 'critical', unclassified: 'medium' },
  remediation: 'Mend it.',
  related: [],
  judges,
  index: 0,
  file: `policies/controls/${judges}/x.rego`,
  reads: [],
})

const controls = [
  control('cov.completeness', 'coverage', 'Everything that was asked was answered'),
  control('enc.at-rest', 'atRest', 'Data at rest is encrypted'),
  control('loc.primary-storage', 'places', 'Data rests where it may'),
  control('rep.cross-region', 'places', 'Copies stay where the data may be'),
]

const seen = (operation: string, requestId?: string): Origin => ({
  operation,
  observedAt: '2026-11-24T09:12:03.000Z',
  ...(requestId === undefined ? {} : { requestId }),
})

const fact = (value: string | undefined): Fact<string> =>
  value === undefined ? unknown('unresolved') : known(value, [0])

function place(role: PlaceRole, region?: string, country?: string, more: Partial<Place> = {}): Place {
  return {
    holder: '',
    role,
    region: fact(region),
    country: fact(country),
    account: known(account, [0]),
    relation: known('same', [0]),
    approved: 'no-list',
    mandates: false,
    laws: {},
    ...more,
  }
}

const by = (means: Via['means'], mechanism: string, locator?: string): { via: Via } => ({
  via: { means, mechanism, locator: fact(locator) },
})

function subject(resource: Resource, people: string[] | undefined, places: Place[]): Subject {
  const tier = people?.length === 0 ? 'unclassified' : 'regional'
  const declared = <T>(value: T): Fact<T> =>
    people === undefined ? unknown('denied', 's3:GetBucketTagging') : known(value, [])
  return {
    resource,
    facets: resource.facets,
    classification: {
      people: declared(people ?? []),
      tier: declared(tier),
      categories: declared(people?.length ? ['contact'] : []),
      rules: [],
    },
    recovery: { rpoHours: known('none', []), copyWanted: known(true, []) },
    places,
  }
}

const tagged = (...keys: string[]): Pick<Resource, 'labels'> => ({
  labels: known(
    keys.map((key) => ({ key, value: 'yes', from: 'tag' })),
    [0],
  ),
})

const accountOf = subject(accountResource(['eu-central-1', 'eu-west-1', 'us-east-1']), ['none'], [])

const exports = subject(
  bucket('crm-exports', 'eu-central-1', [], {
    ...tagged('DataClass'),
    origins: [seen('s3:ListBuckets', 'REQ1'), seen('s3:GetBucketReplication')],
  }),
  ['eu'],
  [
    place('primary', 'eu-central-1', 'DE'),
    place('replica', 'us-east-1', 'US', {
      account: known('444455556666', [0]),
      relation: known('unlisted', [0]),
      ...by('replication', 's3-replication', 'arn:aws:s3:::crm-exports-us'),
    }),
    place('replica', 'eu-west-2', 'GB', by('replication', 's3-replication', 'arn:aws:s3:::crm-exports-gb')),
  ],
)

const orders = subject(
  { ...database('orders', 'eu-central-1'), ...tagged('Country') },
  [],
  [
    place('primary', 'eu-central-1', 'DE'),
    place('replica', 'eu-west-1', 'IE', by('replication', 'rds-read-replica', 'orders-ie')),
  ],
)

const sales = subject(
  {
    ...storageAccount('brazilsouth', []),
    key: `azure|azure|${subscription}|brazilsouth|Microsoft.Storage/storageAccounts|vendas`,
    partition: 'azure',
    source: 'snapshot',
    owner: { account: subscription, accountName: 'Vendas' },
    origins: [{ operation: 'file:azure-arm', observedAt: '2026-11-20T00:00:00.000Z' }],
  },
  ['br'],
  [
    place('primary', 'brazilsouth', 'BR'),
    place('replica', 'southcentralus', 'US', by('replication', 'azure-grs-pair', 'southcentralus')),
  ],
)

const sealed = subject(
  bucket('sealed', 'eu-west-1', [], {
    location: { raw: '', kind: 'region', region: unknown('denied', 's3:ListBucket') },
    labels: unknown('denied', 's3:GetBucketTagging'),
  }),
  undefined,
  [
    place('primary'),
    place('replica', undefined, undefined, {
      account: unknown('denied'),
      relation: unknown('denied'),
      ...by('replication', 'unread'),
    }),
  ],
)

/** Unencrypted, in Virginia, and called what somebody chose to call it. */
export const named = (name: string): Subject =>
  subject(
    bucket(name, 'us-east-1', [], { ...tagged(name), origins: [seen(`s3:${name}`, name)] }),
    [],
    [place('primary', 'us-east-1', 'US')],
  )

const pass: Outcome = { status: 'pass' }
const none: Outcome = { status: 'not_applicable' }
const uk: Outcome = { status: 'permitted', basis: 'eu-uk', until: '2031-12-27' }
const noBasis: Outcome = {
  status: 'fail',
  observed: 'US',
  expected: ['BR', 'DE', 'IE', 'NL'],
  reason: 'no-recorded-basis',
}
const unread: Outcome = { status: 'unknown', reason: 'denied', permission: 's3:ListBucket' }
const if_ = (would: Outcome): Outcome => ({ status: 'undeclared', would })

const facet = (id: string, { resource }: Subject, outcome: Outcome): Verdict => ({
  control: id,
  resource: resource.key,
  outcome,
  pointers: ['/facets/atRest/enabled'],
  unread: [],
})

/** `laws`: gdpr, lgpd and ccpa. */
const placed = (
  id: string,
  { resource }: Subject,
  index: number,
  outcome: Outcome,
  [gdpr, lgpd]: [Outcome, Outcome],
): Verdict => ({
  control: id,
  resource: resource.key,
  place: index,
  outcome,
  laws: { gdpr, lgpd, ccpa: none },
  pointers: [`/places/${index}/country`],
  unread: outcome.status === 'unknown' ? [{ reason: 'denied', permission: 's3:ListBucket' }] : [],
})

const unowned = (id: string, { resource }: Subject, index: number): Verdict => ({
  control: id,
  resource: resource.key,
  place: index,
  outcome: none,
  pointers: [],
  unread: [],
})

const verdictsOn = (other: Subject): Verdict[] => [
  {
    ...facet('cov.completeness', accountOf, {
      status: 'unknown',
      reason: 'denied',
      permission: 'rds:DescribeDBInstances',
    }),
    unread: [{ reason: 'denied', permission: 'rds:DescribeDBInstances' }],
  },
  facet('enc.at-rest', exports, pass),
  placed('loc.primary-storage', exports, 0, pass, [pass, none]),
  unowned('loc.primary-storage', exports, 1),
  unowned('loc.primary-storage', exports, 2),
  unowned('rep.cross-region', exports, 0),
  placed('rep.cross-region', exports, 1, noBasis, [noBasis, none]),
  placed('rep.cross-region', exports, 2, uk, [uk, none]),
  placed('loc.primary-storage', orders, 0, if_(noBasis), [
    if_(pass),
    if_({ status: 'permitted', basis: 'br-eu', until: null }),
  ]),
  placed('rep.cross-region', orders, 1, if_(pass), [
    if_(pass),
    if_({ status: 'permitted', basis: 'br-eu', until: null }),
  ]),
  placed('loc.primary-storage', sales, 0, pass, [none, pass]),
  placed('rep.cross-region', sales, 1, noBasis, [none, noBasis]),
  placed('loc.primary-storage', sealed, 0, unread, [unread, unread]),
  placed('rep.cross-region', sealed, 1, unread, [unread, unread]),
  facet('enc.at-rest', other, { status: 'fail', observed: false, expected: true }),
  placed('loc.primary-storage', other, 0, if_(noBasis), [if_(noBasis), if_(noBasis)]),
]

const asked: Asked[] = [
  { kind: 'asked', provider: 'aws', account, service: 's3', operation: 'ListBuckets', calls: 1, failed: 0 },
  {
    kind: 'asked',
    provider: 'aws',
    account,
    region: 'eu-central-1',
    service: 's3',
    operation: 'GetBucketReplication',
    calls: 3,
    failed: 1,
  },
  {
    kind: 'asked',
    provider: 'aws',
    account,
    region: 'eu-central-1',
    service: 'rds',
    operation: 'DescribeDBInstances',
    calls: 2,
    failed: 0,
  },
  {
    kind: 'asked',
    provider: 'aws',
    account,
    region: 'us-east-1',
    service: 'rds',
    operation: 'DescribeDBInstances',
    calls: 1,
    failed: 1,
  },
]

const gaps: Gap[] = [
  {
    kind: 'gap',
    provider: 'aws',
    account,
    region: 'us-east-1',
    service: 'rds',
    operation: 'DescribeDBInstances',
    reason: 'denied',
    permission: 'rds:DescribeDBInstances',
    blinds: ['atRest'],
  },
  {
    kind: 'gap',
    provider: 'aws',
    account,
    service: 'inventory',
    operation: 'AWS::Glue::Table',
    reason: 'unsupported',
    type: 'AWS::Glue::Table',
    count: 4,
  },
]

const lookups: Lookup[] = [
  {
    kind: 'lookup',
    locator: 'arn:aws:s3:::crm-exports-us',
    region: known('us-east-1', []),
    account: known('444455556666', []),
  },
]

/** Sorted and summed as a real run; `name` is what somebody called the one unencrypted bucket. */
export function sampleRun(name = 'logs-2019', rulebook: Rulebook = rules({ file: 'ringfence.yaml' })): WholeRun {
  const other = named(name)
  const subjects = [accountOf, exports, orders, sales, sealed, other].toSorted((a, b) =>
    a.resource.key < b.resource.key ? -1 : 1,
  )
  const verdicts = verdictsOn(other)
  return finished({ identity, rulebook, controls, subjects, verdicts, gaps, asked, lookups, warnings: [] })
}

/** As listeners hear it: settled, with its findings and its totals. */
export function finished(told: Told): WholeRun {
  const verdicts = judgedIn(told)
    .map(settling(told))
    .flatMap((one) => one.verdicts)
  return { ...told, verdicts, findings: findingsOf(told), summary: summaryOf(told, 'high') }
}
