// Keys, databases, snapshots and trails as AWS really described them.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { key } from '../../../src/normalize/aws/kms.ts'
import { databaseInstance } from '../../../src/normalize/aws/rds-instance.ts'
import { databaseSnapshot } from '../../../src/normalize/aws/rds-snapshot.ts'
import { trail } from '../../../src/normalize/aws/trail.ts'
import { factsOf, reading, referencesOf, toResource } from './facts-of.ts'
import { live } from './observed.ts'
import { bodyOf, describedIn, withRecordings } from './recordings.ts'

const test = suite('normalize/aws on recorded answers')

const database = (file: string, name: string, more = {}) =>
  toResource(
    databaseInstance(
      live('AWS::RDS::DBInstance', name, {
        'rds:DescribeDBInstances': { body: describedIn(file, 'DBInstances', 'DBInstanceIdentifier', name) },
        ...more,
      }),
    ),
  )
const parameters = () => bodyOf('test_rds_param_filter__rds.DescribeDBParameters_1.json')
const snapshot = (name: string) => {
  const file = 'test_rds_snapshot_region_copy_many__rds.DescribeDBSnapshots_1.json'
  const body = describedIn(file, 'DBSnapshots', 'DBSnapshotIdentifier', name)
  return toResource(databaseSnapshot(live('AWS::RDS::DBSnapshot', name, { 'rds:DescribeDBSnapshots': { body } })))
}
const locators = (resource: ReturnType<typeof database>, role: string) =>
  referencesOf(resource).flatMap((one) => (one.role === role ? [reading(one.locator)] : []))

withRecordings(test, () => {
  for (const file of [
    'test_account_disable_ebs_encrypt__kms.DescribeKey_1.json',
    'test_backup_vault_kms_filter__kms.DescribeKey_1.json',
  ]) {
    test(`${file}: a key of AWS in Virginia, with no family`, () => {
      const resource = toResource(key(live('AWS::KMS::Key', 'id', { 'kms:DescribeKey': { body: bodyOf(file) } })))
      assert.is(resource.location.raw, 'us-east-1')
      assert.is(resource.owner.account, '644160558196')
      assert.equal(resource.references, { state: 'known', value: [], from: [0] })
    })
  }

  test('mysql-compliance of 2022: encrypted, tagged by nobody, not audited', () => {
    const resource = database('test_rds_parameter_group__rds.DescribeDBInstances_1.json', 'mysql-compliance')
    const facts = factsOf(resource)
    assert.is(reading(facts['atRest.enabled']), true)
    assert.equal(reading(facts['labels']), [])
    assert.is(reading(facts['logging.dataAccess']), false)
    assert.is(reading(facts['inTransit.enforced']), 'not-recorded')
    assert.equal(locators(resource, 'key'), [
      'arn:aws:kms:us-west-2:644160558196:key/19b5cf60-b862-40f0-8278-96ea73baccea',
    ])
    assert.is(resource.references.state, 'known')
  })

  test('backups, protection and zones of two databases, and a replica that keeps no backups of its own', () => {
    const facts = (file: string, name: string) => {
      const found = factsOf(database(file, name))
      const names = ['recovery.original', 'recovery.rpoHours', 'recovery.newestPointHours', 'recovery.protected']
      return [...names, 'redundancy.mode'].map((one) => reading(found[one]))
    }
    const seen = (Date.parse('2026-11-23T12:00:00Z') - Date.parse('2022-09-28T05:25:00Z')) / 3_600_000
    assert.equal(facts('test_rds_parameter_group__rds.DescribeDBInstances_1.json', 'mysql-compliance'), [
      true,
      0.1,
      Math.ceil(seen * 10) / 10,
      true,
      'single-zone',
    ])
    const old = 'test_rds_retention__rds.DescribeDBInstances_1.json'
    assert.equal(facts(old, 'sbbdev').slice(3), ['not-recorded', 'multi-zone']) // deletion protection came in 2018
    assert.equal(facts(old, 'qapipfitread'), [false, 'unbounded', 'unbounded', 'not-recorded', 'single-zone'])
  })

  test('a replica of 2018 points at its original, and the original at it', () => {
    const file = 'test_rds_retention__rds.DescribeDBInstances_1.json'
    assert.equal(locators(database(file, 'sbbdev'), 'replica'), ['arn:aws:rds:us-west-2:644160558196:db:sbbdevslave'])
    assert.equal(locators(database(file, 'sbbdevslave'), 'source'), ['arn:aws:rds:us-west-2:644160558196:db:sbbdev'])
  })

  test('the member of an Aurora cluster leaves its copies and its settings to that', () => {
    const resource = database('test_rds_add_security_group__rds.DescribeDBInstances_2.json', 'test-sg-base')
    assert.equal(locators(resource, 'replica'), [])
    assert.equal(locators(resource, 'source'), ['arn:aws:rds:ca-central-1:644160558196:cluster:test-sg-base-cluster'])
    assert.is(reading(factsOf(resource)['inTransit.enforced']), 'unresolved')
  })

  test('a first page of parameters says nothing of those on the next', () => {
    const answer = { 'rds:DescribeDBParameters': { body: parameters() } }
    const resource = database('test_rds_retention__rds.DescribeDBInstances_1.json', 'oneness', answer)
    const unread = { state: 'unknown', reason: 'not-recorded', permission: 'rds:DescribeDBParameters' }
    assert.equal(factsOf(resource)['inTransit.enforced'], unread)
  })

  test('a snapshot that is a copy names its source, one that is not names none', () => {
    assert.equal(locators(snapshot('originb21'), 'source'), ['arn:aws:rds:us-east-1:644160558196:snapshot:originb'])
    assert.equal(locators(snapshot('rds:originb-2016-12-22-08-45'), 'source'), [])
    assert.is(snapshot('rds:originb-2016-12-22-08-45').name, 'rds:originb-2016-12-22-08-45')
  })

  test('a trail of objects alone, stopped', () => {
    const file = 'test_cloudtrail_delete__cloudtrail.DescribeTrails_1.json'
    const resource = toResource(
      trail(
        live('AWS::CloudTrail::Trail', 'S3-DataEvents', {
          'cloudtrail:DescribeTrails': { body: describedIn(file, 'trailList', 'Name', 'S3-DataEvents') },
          'cloudtrail:GetTrailStatus': {
            body: bodyOf('test_cloudtrail_set_logging__cloudtrail.GetTrailStatus_2.json'),
          },
          'cloudtrail:GetEventSelectors': {
            body: bodyOf('test_account_data_events__cloudtrail.GetEventSelectors_2.json'),
          },
        }),
      ),
    )
    const facts = factsOf(resource)
    assert.is(reading(facts['capture.active']), false)
    assert.is(reading(facts['capture.managementEvents']), false)
    assert.equal(reading(facts['capture.dataEvents']), ['arn:aws:s3:::'])
    assert.equal(locators(resource, 'log-sink'), ['arn:aws:s3:::custodian-skunk-trails'])
  })

  test('the trail of an organisation belongs to the account that owns it, and ships to a log group too', () => {
    const file = 'test_s3_data_events__cloudtrail.DescribeTrails_1.json'
    const read = (name: string) => {
      const body = describedIn(file, 'trailList', 'Name', name)
      return toResource(trail(live('AWS::CloudTrail::Trail', name, { 'cloudtrail:DescribeTrails': { body } })))
    }
    assert.is(read('org-trail').owner.account, '123456789012')
    assert.is(reading(factsOf(read('org-trail'))['capture.wholeOrganisation']), true)
    assert.is(locators(read('aws-controltower-BaselineCloudTrail'), 'log-sink').length, 2)
  })
})

test.run()
