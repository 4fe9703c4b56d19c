// coverage.csv: a call that failed is never complete, whoever reports the failure.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Asked, Gap } from '../../src/model/observation.ts'
import type { Run } from '../../src/model/run.ts'
import { coverageCsv } from '../../src/reports/coverage-csv.ts'
import { rulebook } from '../estate/sample-rulebook.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { writtenBy } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/coverage-csv')

const columns =
  'schema_version,scan_id,provider,account_id,region,service,operation,outcome,calls,failed,reason,missing_permission,type,count,accepted,controls_blinded,retries,throttles,not_made'

const call = {
  provider: 'aws',
  account: '111122223333',
  region: 'us-east-1',
  service: 'rds',
  operation: 'DescribeDBInstances',
}
const asked = (calls: number, failed: number): Asked => ({ kind: 'asked', ...call, calls, failed })
const gap = (more: Partial<Gap> = {}): Gap => ({ kind: 'gap', ...call, reason: 'denied', ...more })

async function table(more: Partial<Pick<Run, 'asked' | 'gaps' | 'rulebook'>>, wanted: string): Promise<string[]> {
  const rows = rowsOf(await writtenBy(coverageCsv, { ...sampleRun(), asked: [], gaps: [], ...more }))
  return rows.map((row) =>
    wanted
      .split(' ')
      .map((column) => row[column])
      .join(' '),
  )
}

test('the columns, in order', async () => {
  assert.is(cellsOf(await writtenBy(coverageCsv, sampleRun()))[0]?.join(','), columns)
})

test('the sample, whole: sorted, with what would mend it', async () => {
  const run = sampleRun()
  assert.equal(
    await table(
      run,
      'region service operation outcome calls failed reason missing_permission count accepted controls_blinded',
    ),
    [
      ' inventory AWS::Glue::Table failed   unsupported  4 false ',
      ' s3 ListBuckets complete 1 0     ',
      'eu-central-1 rds DescribeDBInstances complete 2 0     ',
      'eu-central-1 s3 GetBucketReplication partial 3 1    false ',
      'us-east-1 rds DescribeDBInstances failed 1 1 denied rds:DescribeDBInstances 1 false enc.at-rest',
    ],
  )
})

const outcomes: [name: string, asked: Asked[], gaps: Gap[], rows: string[]][] = [
  ['all answered', [asked(3, 0)], [], ['complete 3 0']],
  ['some failed, no gap told', [asked(3, 1)], [], ['partial 3 1']],
  ['all failed, no gap told', [asked(3, 3)], [], ['failed 3 3']],
  ['a gap beside answers', [asked(3, 1)], [gap()], ['partial 3 1']],
  ['a gap though no call is said to have failed', [asked(3, 0)], [gap()], ['partial 3 0']],
  ['a gap and no call', [], [gap()], ['failed  ']],
  ['calls counted twice are one row', [asked(3, 0), asked(2, 1)], [], ['partial 5 1']],
  [
    'two reasons are two rows, and the calls are counted once',
    [asked(3, 2)],
    [gap({ reason: 'throttled' }), gap()],
    ['partial 3 2', 'partial  '],
  ],
]
for (const [name, calls, gaps, rows] of outcomes) {
  test(name, async () => assert.equal(await table({ asked: calls, gaps }, 'outcome calls failed'), rows))
}

const tried: [name: string, asked: Asked[], row: string][] = [
  [
    'counted',
    [
      { ...asked(3, 1), retries: 4, throttles: 2 },
      { ...asked(1, 0), retries: 1, throttles: 0 },
    ],
    'partial 4 1 5 2 0',
  ],
  ['counted by nobody', [asked(3, 0)], 'complete 3 0   0'],
  [
    'counted of some calls only, so that nobody knows of all',
    [{ ...asked(3, 0), retries: 4, throttles: 2 }, asked(1, 0)],
    'complete 4 0   0',
  ],
  [
    'calls that were not made leave nothing complete',
    [{ ...asked(3, 0), retries: 0, throttles: 0, unmade: 2 }],
    'partial 3 0 0 0 2',
  ],
  ['no call that was due was made', [{ ...asked(0, 0), retries: 0, throttles: 0, unmade: 2 }], 'failed 0 0 0 0 2'],
]
for (const [name, calls, row] of tried)
  test(`tries, ${name}`, async () =>
    assert.equal(await table({ asked: calls }, 'outcome calls failed retries throttles not_made'), [row]))

test('alike gaps are one row, and their counts add up', async () => {
  assert.equal(await table({ gaps: [gap(), gap({ count: 4 })] }, 'reason count'), ['denied 5'])
})

const accept = (operation: string, until: string, account = call.account) =>
  rulebook({ acceptedGaps: [{ where: 'ringfence.yaml:1:1', account, operation, reason: 'SEC-1', until }] })

const acceptances: [name: string, book: Run['rulebook'], accepted: string][] = [
  ['by the call', accept('rds:DescribeDBInstances', '2026-12-31'), 'true'],
  ['by the permission', accept('rds:Describe', '2026-12-31'), 'true'],
  ['on its last day', accept('rds:Describe', '2026-11-24'), 'true'],
  ['not a day later', accept('rds:Describe', '2026-11-23'), 'false'],
  ['not for another account', accept('rds:Describe', '2026-12-31', '999999999999'), 'false'],
]
for (const [name, book, accepted] of acceptances) {
  test(`a gap is accepted ${name}`, async () => {
    assert.equal(await table({ gaps: [gap({ permission: 'rds:Describe' })], rulebook: book }, 'accepted'), [accepted])
  })
}

test('a gap that names no facets blinds all that its type carries', async () => {
  assert.equal(await table({ gaps: [gap({ type: 'AWS::S3::Bucket' })] }, 'controls_blinded'), [
    'enc.at-rest|loc.primary-storage|rep.cross-region',
  ])
})

test.run()
