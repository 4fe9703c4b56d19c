// findings.csv: the columns of the contract, and a row of each status.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { findingsCsv } from '../../src/reports/findings-csv.ts'
import { cellsOf, rowsOf } from './read-csv.ts'
import { writtenBy } from '../whole-run.ts'
import { sampleRun } from './sample-run.ts'

const test = suite('reports/findings-csv')

const columns =
  'schema_version,scan_id,finding_id,status,severity,control_id,control_title,laws,clauses,tier,people,categories,provider,partition,' +
  'account_id,account_name,region,country,resource_type,resource_id,resource_name,labels,place_role,means,mechanism,destination_location,' +
  'destination_country,destination_account,destination_id,basis_id,basis_until,register_entry,waiver_id,waiver_until,expected_value,' +
  'observed_value,observed_field,reason,message,remediation,source,source_operation,request_id,observed_at,evaluated_at,collector_identity,' +
  'raw_path,raw_sha256,policy_digest,rules_version,tool_version'

const run = sampleRun()
const text = await writtenBy(findingsCsv, run)
const rows = rowsOf(text)
const find = (status: string, name: string) =>
  rows.find((row) => row['status'] === status && row['resource_name'] === name) ?? {}

test('the columns are those of the contract, in order', () => {
  assert.is(cellsOf(text)[0]?.join(','), columns)
})

test('every finding has its row, in their order', () => {
  assert.equal(
    rows.map((row) => row['finding_id']),
    run.findings.map(({ id }) => id),
  )
  assert.is(rows.length, 10)
})

test('a failing copy says where to, of whom, under which law, and where that was read', () => {
  const row = find('fail', 'crm-exports')
  assert.equal(
    { ...row, finding_id: 'f', message: 'm' },
    {
      schema_version: '1',
      scan_id: '0123456789abcdef',
      finding_id: 'f',
      status: 'fail',
      severity: 'high',
      control_id: 'rep.cross-region',
      control_title: 'Copies stay where the data may be',
      laws: 'gdpr',
      clauses: 'gdpr Art. 44',
      tier: 'regional',
      people: 'eu',
      categories: 'contact',
      provider: 'aws',
      partition: 'aws',
      account_id: '111122223333',
      account_name: '',
      region: 'eu-central-1',
      country: 'DE',
      resource_type: 'AWS::S3::Bucket',
      resource_id: 'arn:aws:s3:::crm-exports',
      resource_name: 'crm-exports',
      labels: 'DataClass=yes',
      place_role: 'replica',
      means: 'replication',
      mechanism: 's3-replication',
      destination_location: 'us-east-1',
      destination_country: 'US',
      destination_account: '444455556666',
      destination_id: 'arn:aws:s3:::crm-exports-us',
      basis_id: '',
      basis_until: '',
      register_entry: '',
      waiver_id: '',
      waiver_until: '',
      expected_value: 'BR|DE|IE|NL',
      observed_value: 'US',
      observed_field: '/places/1/country',
      reason: 'no-recorded-basis',
      message: 'm',
      remediation: 'Mend it.',
      source: 'live',
      source_operation: 's3:ListBuckets|s3:GetBucketReplication',
      request_id: 'REQ1|',
      observed_at: '2026-11-24T09:12:03.000Z',
      evaluated_at: '2026-11-24T09:12:04.000Z',
      collector_identity: 'arn:aws:sts::111122223333:assumed-role/ReadOnly/somebody@example.test',
      raw_path: '',
      raw_sha256: '',
      policy_digest: 'p0',
      rules_version: '2026-11-23',
      tool_version: '0.1.0',
    },
  )
})

const rest: [name: string, status: string, resource: string, cells: Record<string, string>][] = [
  [
    'a permitted copy names its basis and the last day',
    'permitted',
    'crm-exports',
    { severity: 'info', basis_id: 'eu-uk', basis_until: '2031-12-27', destination_country: 'GB' },
  ],
  [
    'an undeclared copy names the basis that there would be, and that it has no end',
    'undeclared',
    'orders',
    { laws: 'gdpr|lgpd', basis_id: 'br-eu', basis_until: 'none', tier: 'unclassified', people: '' },
  ],
  [
    'what could not be read has a reason, and no country',
    'unknown',
    'sealed',
    { reason: 'denied', region: '', country: '', destination_country: '', observed_value: '', tier: 'unknown' },
  ],
  [
    'a failing setting has what was seen and what was expected, and no place',
    'fail',
    'logs-2019',
    {
      observed_value: 'false',
      expected_value: 'true',
      place_role: '',
      means: '',
      observed_field: '/facets/atRest/enabled',
    },
  ],
]
for (const [name, status, resource, cells] of rest) {
  test(name, () => {
    const row = find(status, resource)
    assert.equal(Object.fromEntries(Object.keys(cells).map((column) => [column, row[column]])), cells)
  })
}

test('the primary place is no destination', () => {
  const primary = rows.filter((row) => row['place_role'] === 'primary')
  assert.ok(primary.length > 0)
  for (const row of primary)
    assert.is(`${row['destination_location']}${row['destination_country']}${row['destination_account']}`, '')
})

test('a row is as old as its oldest answer', async () => {
  const origins = ['2026-11-24T09:12:03.000Z', '2026-11-20T00:00:00.000Z', '2026-11-22T00:00:00.000Z'].map(
    (observedAt) => ({ operation: 'file:config', observedAt }),
  )
  const [row] = rowsOf(
    await writtenBy(findingsCsv, { ...run, findings: run.findings.map((finding) => ({ ...finding, origins })) }),
  )
  assert.is(row?.['observed_at'], '2026-11-20T00:00:00.000Z')
})

test.run()
