// FSx runs four kinds of file system under one name; each says of itself what the others do not have.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { managedFileSystem } from '../../../src/normalize/aws/fsx.ts'
import {
  encryptedUnderKey,
  factsOf,
  placedByOthers,
  reading,
  referencesOf,
  toResource,
  whyMissing,
  withoutOrigins,
} from './facts-of.ts'
import { account, live, type Told } from './observed.ts'
import { keepsSilent, type Tree } from './silence.ts'

const test = suite('normalize/aws/fsx')
const type = 'AWS::FSx::FileSystem'
const describing = 'fsx:DescribeFileSystems'
const linking = 'fsx:DescribeDataRepositoryAssociations'
const arn = `arn:aws:fsx:eu-central-1:${account}:file-system/fs-0a`
const key = `arn:aws:kms:eu-central-1:${account}:key/77aa`
const logGroup = `arn:aws:logs:eu-central-1:${account}:log-group:/aws/fsx/audit`

const common = {
  FileSystemId: 'fs-0a',
  ResourceARN: arn,
  KmsKeyId: key,
  Tags: [{ Key: 'DataClass', Value: 'pii' }],
}
const audit = {
  FileAccessAuditLogLevel: 'SUCCESS_AND_FAILURE',
  FileShareAccessAuditLogLevel: 'DISABLED',
  AuditLogDestination: logGroup,
}
const windowsSettings = { DeploymentType: 'MULTI_AZ_1', AutomaticBackupRetentionDays: 30, AuditLogConfiguration: audit }
const lustreSettings = {
  DeploymentType: 'PERSISTENT_2',
  AutomaticBackupRetentionDays: 0,
  LogConfiguration: { Level: 'WARN_ERROR', Destination: logGroup },
}
const windows = (more: object = {}) => ({
  ...common,
  FileSystemType: 'WINDOWS',
  WindowsConfiguration: { ...windowsSettings, ...more },
})
const lustre = (more: object = {}) => ({
  ...common,
  FileSystemType: 'LUSTRE',
  LustreConfiguration: { ...lustreSettings, ...more },
})
const linked = { body: { Associations: [{ AssociationId: 'dra-1', DataRepositoryPath: 's3://new/part/' }] } }

const told = (calls: Told) => managedFileSystem(live(type, 'fs-0a', calls))
const described = (body: object, links: Told[string] = { body: { Associations: [] } }) =>
  toResource(told({ [describing]: { body: { FileSystems: [body] } }, [linking]: links }))
const pointing = (resource: ReturnType<typeof described>, ...roles: string[]) =>
  referencesOf(resource).flatMap((one) =>
    roles.includes(one.role) ? [[one.role, one.mechanism, reading(one.locator)]] : [],
  )
const fact = (resource: ReturnType<typeof described>, path: string) => reading(factsOf(resource)[path])
const pointer = (role: string, mechanism: string, value: string) => ({
  role,
  mechanism,
  locator: { state: 'known', value },
})

test('a file system of Windows in two zones, audited', () => {
  const resource = described(windows())
  assert.is(resource.id, arn)
  assert.is(resource.key, `aws|aws|${account}|eu-central-1|${type}|fs-0a`)
  assert.equal(withoutOrigins(factsOf(resource)), {
    ...encryptedUnderKey,
    'backupRetention.days': { state: 'known', value: 30 },
    'redundancy.mode': { state: 'known', value: 'multi-zone' },
    ...placedByOthers,
    labels: { state: 'known', value: [{ key: 'DataClass', value: 'pii', from: 'tag' }] },
    region: { state: 'known', value: 'eu-central-1' },
    references: {
      state: 'known',
      value: [pointer('key', 'fsx-encryption', key), pointer('log-sink', 'fsx-log', logGroup)],
    },
  })
})

test('one of Lustre points at the buckets that it is linked to, in both ways of linking', () => {
  const before = { ImportPath: 's3://old/in', ExportPath: 's3://old-out' }
  const resource = described(lustre({ DataRepositoryConfiguration: before }), linked)
  assert.equal(withoutOrigins(resource.references), {
    state: 'known',
    value: [
      pointer('key', 'fsx-encryption', key),
      pointer('source', 'fsx-data-repository', 'arn:aws:s3:::old'),
      pointer('replica', 'fsx-data-repository', 'arn:aws:s3:::old-out'),
      pointer('source', 'fsx-data-repository', 'arn:aws:s3:::new'),
      pointer('replica', 'fsx-data-repository', 'arn:aws:s3:::new'),
      pointer('log-sink', 'fsx-log', logGroup),
    ],
  })
  assert.equal([fact(resource, 'redundancy.mode'), fact(resource, 'backupRetention.days')], ['single-zone', 0])
})

const unread = (reason: string) => [
  ['source', 'fsx-data-repository', reason],
  ['replica', 'fsx-data-repository', reason],
]
const nfs = { body: { Associations: [{ DataRepositoryPath: 'nfs://filer/share' }] } }
const links: [name: string, body: object, answer: Told[string] | undefined, expected: unknown[]][] = [
  ['none', lustre(), undefined, []],
  [
    'only imported from',
    lustre({ DataRepositoryConfiguration: { ImportPath: 's3://old' } }),
    undefined,
    [['source', 'fsx-data-repository', 'arn:aws:s3:::old']],
  ],
  ['refused', lustre(), { error: 'AccessDeniedException' }, unread('denied')],
  ['an empty answer', lustre(), { body: {} }, unread('malformed')],
  ['something other than a bucket', lustre(), nfs, unread('malformed')],
  ['no word of Lustre', { ...lustre(), LustreConfiguration: undefined }, undefined, unread('not-recorded')],
  ['no kind', { ...lustre(), FileSystemType: undefined }, undefined, unread('not-recorded').slice(1)],
  ['a kind that is new to us', { ...lustre(), FileSystemType: 'ZFS' }, undefined, unread('malformed').slice(1)],
  ['of OpenZFS', { ...common, FileSystemType: 'OPENZFS' }, undefined, []],
  ['of ONTAP', { ...common, FileSystemType: 'ONTAP' }, undefined, [['replica', 'fsx-snapmirror', 'unsupported']]],
]
for (const [name, body, answer, expected] of links) {
  test(`copies: ${name}`, () => assert.equal(pointing(described(body, answer), 'source', 'replica'), expected))
}

test('a scratch file system is under a key of the service, and never backed up', () => {
  const scratch = { ...lustre({ DeploymentType: 'SCRATCH_2', AutomaticBackupRetentionDays: undefined }) }
  const resource = described({ ...scratch, KmsKeyId: undefined })
  const paths = ['atRest.enabled', 'atRest.keyOwner', 'custody.exclusive', 'backupRetention.days']
  assert.equal(
    paths.map((path) => fact(resource, path)),
    [true, 'provider', false, 0],
  )
  assert.equal(pointing(resource, 'key'), [])
})

test('any other without its key has one that nobody named', () => {
  const resource = described({ ...windows(), KmsKeyId: undefined })
  assert.equal(pointing(resource, 'key'), [['key', 'fsx-encryption', 'not-recorded']])
})

const kinds: [name: string, body: object, mode: unknown, days: unknown][] = [
  ['Windows in one zone', windows({ DeploymentType: 'SINGLE_AZ_2' }), 'single-zone', 30],
  [
    'ONTAP',
    { ...common, FileSystemType: 'ONTAP', OntapConfiguration: { DeploymentType: 'MULTI_AZ_2' } },
    'multi-zone',
    'not-recorded',
  ],
  [
    'OpenZFS',
    {
      ...common,
      FileSystemType: 'OPENZFS',
      OpenZFSConfiguration: { DeploymentType: 'SINGLE_AZ_HA_2', AutomaticBackupRetentionDays: 5 },
    },
    'single-zone',
    5,
  ],
  ['a deployment that is new to us', windows({ DeploymentType: 'MULTI_AZ_9' }), 'malformed', 30],
  [
    'settings of another kind',
    { ...windows(), FileSystemType: 'ONTAP', DeploymentType: 'MULTI_AZ_1' },
    'not-recorded',
    'not-recorded',
  ],
]
for (const [name, body, mode, days] of kinds) {
  test(`zones and backups: ${name}`, () => {
    const resource = described(body)
    assert.equal([fact(resource, 'redundancy.mode'), fact(resource, 'backupRetention.days')], [mode, days])
  })
}

const off = { FileAccessAuditLogLevel: 'DISABLED', FileShareAccessAuditLogLevel: 'DISABLED' }
const logs: [name: string, body: object, locators: unknown[]][] = [
  ['off', windows({ AuditLogConfiguration: off }), []],
  [
    'of shares alone',
    windows({ AuditLogConfiguration: { ...audit, FileShareAccessAuditLogLevel: 'FAILURE_ONLY' } }),
    [logGroup],
  ],
  [
    'to a place without a name',
    windows({ AuditLogConfiguration: { ...audit, AuditLogDestination: undefined } }),
    ['not-recorded'],
  ],
  ['no word', windows({ AuditLogConfiguration: undefined }), ['not-recorded']],
  [
    'a level that is new to us',
    windows({ AuditLogConfiguration: { ...off, FileAccessAuditLogLevel: 'ALL' } }),
    ['malformed'],
  ],
  ['of Lustre, off', lustre({ LogConfiguration: { Level: 'DISABLED' } }), []],
  ['of Lustre, no word', lustre({ LogConfiguration: undefined }), ['not-recorded']],
  ['of OpenZFS', { ...common, FileSystemType: 'OPENZFS' }, []],
]
for (const [name, body, expected] of logs) {
  test(`logs: ${name}`, () =>
    assert.equal(
      pointing(described(body), 'log-sink').map(([, , locator]) => locator),
      expected,
    ))
}

test('refused, or without its ARN, it is a gap', () => {
  const gaps = [told({ [describing]: { error: 'AccessDeniedException' } }), told({ [describing]: { body: {} } })]
  assert.equal(gaps.map(whyMissing), [
    ['denied', describing],
    ['malformed', undefined],
  ])
})

const good = { 'custody.exclusive': true, 'redundancy.mode': 'multi-zone', region: 'eu-central-1' }
for (const [name, body] of [
  ['Windows', windows()],
  ['Lustre', lustre({ DataRepositoryConfiguration: { ImportPath: 's3://old', ExportPath: 's3://old' } })],
] as const) {
  keepsSilent(test, {
    name: `API answers about ${name}`,
    input: { [describing]: { body }, [linking]: linked },
    read: (broken: Tree) => told(broken as Told), // `as`: broken on purpose
    good,
  })
}

test.run()
