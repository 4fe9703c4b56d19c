// No row is lost on its way through: an unread type and an answer that a normalizer chokes on are both gaps.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Observation } from '../../src/model/observation.ts'
import { normalize } from '../../src/normalize/index.ts'
import { account, live, recorded } from './aws/observed.ts'
import { configItem, observed, told } from './aws/patient-records.ts'

const test = suite('normalize')
const gap = { kind: 'gap', provider: 'aws', account, count: 1 }

test('a type is found whatever its case', () => {
  const result = normalize({ ...observed(told), type: 'aws::s3::bucket' })
  assert.ok(result !== undefined && 'facets' in result)
  assert.is(result.type, 'AWS::S3::Bucket')
})

for (const type of ['AWS::QLDB::Ledger', 'constructor', '__proto__']) {
  test(`${type}: nobody here reads it`, () => {
    const call = { service: 'qldb', operation: 'DescribeLedger', reason: 'unsupported', type }
    assert.equal(normalize(live(type, 'sessions', { 'qldb:DescribeLedger': { body: {} } })), { ...gap, ...call })
  })
}

test('an observation without any answer still names who saw it', () => {
  const call = { service: 'aws', operation: 'observe', reason: 'unsupported', type: 'AWS::QLDB::Ledger' }
  assert.equal(normalize(live('AWS::QLDB::Ledger', 'sessions', {})), { ...gap, ...call })
})

test('an answer that throws is a gap at its first call, in its region', () => {
  const hostile: Observation = {
    ...observed({ HeadBucket: told['HeadBucket'] ?? { error: 'none' } }),
    region: 'eu-central-1',
  }
  const body = Object.defineProperty({}, 'BucketRegion', {
    enumerable: true,
    get: () => {
      throw new Error('choked')
    },
  })
  const answers = hostile.answers.map(({ origin }) => ({ origin, body }))
  const call = {
    service: 's3',
    operation: 'HeadBucket',
    reason: 'malformed',
    type: 'AWS::S3::Bucket',
    region: 'eu-central-1',
  }
  assert.equal(normalize({ ...hostile, answers }), { ...gap, ...call })
})

test('a resource that is gone is nothing at all', () => {
  const gone = { ...configItem, configurationItemStatus: 'ResourceDeleted' }
  assert.is(normalize(recorded('AWS::S3::Bucket', gone)), undefined)
})

test.run()
