// Resources that cannot be judged, among good ones: each leaves its row and its unknowns, and none turns into a pass.
import { readFileSync } from 'node:fs'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { findingsIn, summaryIn } from './ringfence.ts'
import { armBodies, config, csvIn, sample, saved, scanOf, snapshotOf } from './saved-estate.ts'

const test = suite('cli/bad items')
const aws = '111122223333'
const azure = '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d'

/** The sample's own config, but that nobody has accepted what becomes of buckets and tables that were not read. */
const lines = readFileSync(config, 'utf8').split('\n')
const strict = saved('ringfence.yaml', lines.filter((line) => !/s3:ListBucket|inventory:/.test(line)).join('\n'))

const good = sample('AWS::S3::Bucket', 'example-website')
/** A good bucket of another name, until it is changed. */
const odd = (changes: object): object => ({
  ...sample('AWS::S3::Bucket', 'example-website'),
  resourceName: 'odd',
  resourceId: 'odd',
  ARN: 'arn:aws:s3:::odd',
  ...changes,
})
const inSnapshot = (...strange: unknown[]): string => snapshotOf([good, ...strange])

const [vault] = armBodies('key-vaults.json')
const page = (more: object, ...strange: unknown[]): string => JSON.stringify({ value: [vault, ...strange], ...more })
const nextLink = (path: string) => ({ nextLink: `https://management.azure.com/${path}?api-version=1&$skiptoken=abc` })

const unread = { configuration: undefined, supplementaryConfiguration: undefined }
const replicating = sample('AWS::S3::Bucket', 'example-crm') // to a bucket that is not in the file

interface Case {
  file: string
  exit: number
  /** Judged resources: the good one, its account, and what else could be read. */
  population: number
  /** Account, operation, reason, type and count of each row of coverage.csv that is not complete. */
  gaps: string[]
  /** Control and resource of each unknown that nobody has accepted. */
  unknown: string[]
}

const malformed = `${aws} config-snapshot malformed AWS::S3::Bucket 1`
const incomplete = `cov.completeness ${aws}`
const cases: Record<string, Case> = {
  'nothing strange': { file: inSnapshot(odd({})), exit: 0, population: 3, gaps: [], unknown: [] },
  'no configuration': {
    file: inSnapshot(odd(unread)),
    exit: 3,
    population: 2,
    gaps: [malformed],
    unknown: [incomplete],
  },
  'a configuration that is a list': {
    file: inSnapshot(odd({ configuration: [] })),
    exit: 3,
    population: 2,
    gaps: [malformed],
    unknown: [incomplete],
  },
  'an ARN that is none': {
    file: inSnapshot(odd({ ARN: 'odd' })),
    exit: 3,
    population: 2,
    gaps: [malformed],
    unknown: [incomplete],
  },
  'a resource that Config does not record': {
    file: inSnapshot(odd({ ...unread, configurationItemStatus: 'ResourceNotRecorded' })),
    exit: 3,
    population: 2,
    gaps: [malformed.replace('malformed', 'not-recorded')],
    unknown: [incomplete],
  },
  'items that are no objects': {
    file: inSnapshot(null, 'odd', []),
    exit: 3,
    population: 2,
    gaps: [' config-snapshot malformed  3'],
    unknown: [],
  },
  'nobody owns it': {
    file: inSnapshot(odd({ awsAccountId: undefined })),
    exit: 3,
    population: 2,
    gaps: [' config-snapshot malformed AWS::S3::Bucket 1'],
    unknown: ['iso.stage-isolation example-website'], // it may share something with the one that was not read
  },
  'a region that nobody knows': {
    file: inSnapshot(odd({ awsRegion: 'us-moon-1', tags: { DataClass: 'pii' } })),
    exit: 3,
    population: 3,
    gaps: [],
    unknown: ['loc.primary-storage odd'],
  },
  'a copy to where nobody can tell': {
    file: inSnapshot(replicating),
    exit: 3,
    population: 3,
    gaps: [],
    unknown: ['rep.cross-region example-crm'],
  },
  'a type that nobody knows, thrice': {
    file: inSnapshot(...['a', 'b', 'c'].map((resourceName) => odd({ resourceName, resourceType: 'AWS::Moon::Base' }))),
    exit: 0,
    population: 2,
    gaps: [`${aws} AWS::Moon::Base unsupported AWS::Moon::Base 3`],
    unknown: [],
  },
  'a type that holds data and nobody reads': {
    // The first stands there twice, as it would in two files, and is one.
    file: inSnapshot(
      ...['a', 'a', 'b'].map((resourceName) => odd({ resourceName, resourceType: 'AWS::Lightsail::Disk' })),
    ),
    exit: 3,
    population: 2,
    gaps: [`${aws} AWS::Lightsail::Disk unsupported AWS::Lightsail::Disk 2`],
    unknown: [incomplete],
  },
  'a page of which there are more': {
    file: page(nextLink(`subscriptions/${azure}/resources`)),
    exit: 3,
    population: 2,
    gaps: [`${azure} arm-next-page not-recorded  1`],
    unknown: [`cov.completeness ${azure}`],
  },
  'a page of which there are more, nobody knows whose': {
    file: page(nextLink('resources')),
    exit: 3,
    population: 2,
    gaps: [' arm-next-page not-recorded  1'],
    unknown: [],
  },
  'an Azure resource without an id': {
    file: page({}, { ...vault, id: undefined }),
    exit: 3,
    population: 2,
    gaps: [' arm malformed Microsoft.KeyVault/vaults 1'],
    unknown: [],
  },
  'an Azure type that holds data, in other letters': {
    file: page({}, { ...vault, type: 'microsoft.datalakestore/ACCOUNTS' }),
    exit: 3,
    population: 2,
    gaps: [`${azure} Microsoft.DataLakeStore/accounts unsupported Microsoft.DataLakeStore/accounts 1`],
    unknown: [`cov.completeness ${azure}`],
  },
}
for (const [name, { file, exit, population, gaps, unknown }] of Object.entries(cases)) {
  test(`exit ${exit}: ${name}`, async () => {
    const { code, stderr, out } = await scanOf(saved('file.json', file), { by: strict })
    assert.is(code, exit, stderr)
    const summary = summaryIn(out)
    assert.equal(
      [summary.exit.code, summary.population, csvIn(out, 'population.csv').length],
      [exit, population, population],
    )
    assert.equal(
      csvIn(out, 'coverage.csv')
        .filter((row) => row['outcome'] !== 'complete')
        .map((row) => ['account_id', 'operation', 'reason', 'type', 'count'].map((column) => row[column]).join(' ')),
      gaps,
    )
    const { checks, accepted, ownerless } = summary.unknown
    const foreign = gaps.filter((gap) => gap.startsWith(' ')).length
    assert.equal([checks - accepted > 0, ownerless], [unknown.length > 0, foreign])
    const told = findingsIn(out).filter(({ status }) => status === 'unknown')
    for (const line of unknown) {
      assert.ok(
        told.some(({ control, resource }) => `${control.id} ${resource.name}` === line),
        line,
      )
    }
    if (exit === 3) assert.match(stderr, /Incomplete \(exit 3\)/)
  })
}

test('a copy to where nobody can tell stands in flows.csv, without a country', async () => {
  const { out } = await scanOf(saved('file.json', inSnapshot(replicating)))
  assert.equal(
    csvIn(out, 'flows.csv')
      .filter((row) => row['means'] === 'replication')
      .map((row) => [row['to_id'], row['to_location'], row['to_country'], row['gdpr_status']]),
    [['arn:aws:s3:::example-crm-copy', '', '', 'unknown']],
  )
})

test.run()
