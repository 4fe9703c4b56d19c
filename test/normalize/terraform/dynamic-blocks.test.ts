// A block that `dynamic` makes of what is not known yet is no part of a plan's configuration: it is not taken for left out.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import type { Fact } from '../../../src/model/fact.ts'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/dynamic-blocks')

interface Sample {
  after: Record<string, unknown>
  name: string
  /** What it decides. */
  fact: string
}

const bucket = { bucket: 'b' }
const domain = { domain_name: 'd' }
const table = { name: 't' }
const computer = { instance_type: 'm', availability_zone: 'eu-central-1a' }
const samples: [address: string, Sample][] = [
  ['aws_s3_bucket.b', { after: bucket, name: 'server_side_encryption_configuration', fact: 'atRest.keyOwner' }],
  ['aws_s3_bucket.b', { after: bucket, name: 'logging', fact: 'logging.dataAccess' }],
  ['aws_s3_bucket.b', { after: bucket, name: 'object_lock_configuration', fact: 'retention.locked' }],
  ['aws_s3_bucket.b', { after: bucket, name: 'lifecycle_rule', fact: 'retention.days' }],
  ['aws_s3_bucket.b', { after: bucket, name: 'replication_configuration', fact: 'references' }],
  ['aws_dynamodb_table.t', { after: table, name: 'server_side_encryption', fact: 'atRest.keyOwner' }],
  ['aws_dynamodb_table.t', { after: table, name: 'point_in_time_recovery', fact: 'recovery.rpoHours' }],
  ['aws_opensearch_domain.d', { after: domain, name: 'encrypt_at_rest', fact: 'atRest.enabled' }],
  ['aws_opensearch_domain.d', { after: domain, name: 'domain_endpoint_options', fact: 'inTransit.minimumVersion' }],
  ['aws_instance.i', { after: computer, name: 'root_block_device', fact: 'atRest.enabled' }],
]

function factOf(address: string, { after, name, fact }: Sample, dynamic: ReadonlySet<string> | undefined) {
  const unknown = { [name]: true }
  const byDefault = change('aws_ebs_encryption_by_default.d', {
    actions: ['no-op'],
    before: { enabled: true },
    after: { enabled: true },
  })
  const resources = [block(address, {})]
  const plan = planOf({ changes: [change(address, { after, unknown }), byDefault], resources })
  const told = read(
    plan,
    {},
    { declaredAt: () => undefined, madeIn: () => undefined, dynamicIn: () => dynamic, locked: () => undefined },
  )
  const facts: Record<string, Fact<unknown>> = factsOf(toResource(normalize(named(told.after, address))))
  assert.ok(facts[fact], Object.keys(facts).join())
  return facts[fact]
}

for (const [address, sample] of samples)
  test(`${sample.name} of ${address} is left out only where the files say so`, () => {
    assert.is(factOf(address, sample, new Set())?.state, 'known')
    for (const dynamic of [undefined, new Set([sample.name])]) {
      const fact = factOf(address, sample, dynamic)
      assert.is.not(fact?.state, 'known', JSON.stringify(fact))
    }
  })

test('what is no block is the choice of the provider, whether or not there are files', () => {
  const policy = { after: bucket, name: 'policy', fact: 'inTransit.enforced' }
  assert.is(reading(factOf('aws_s3_bucket.b', policy, undefined)), false)
})

test.run()
