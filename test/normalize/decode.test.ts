// Keys that others choose are all kept: one that is left out is a tag, a copy or a condition that nobody sees.
import * as v from 'valibot'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { partial, unknown } from '../../src/model/fact.ts'
import type { Observation } from '../../src/model/observation.ts'
import { afterApply, others } from '../../src/model/planned.ts'
import type { Label } from '../../src/model/resource.ts'
import { parseArn } from '../../src/normalize/aws/arn.ts'
import { policyText, refusesPlaintext } from '../../src/normalize/aws/bucket-policy.ts'
import { labelsInConfig } from '../../src/normalize/aws/labels.ts'
import { bucket } from '../../src/normalize/aws/s3.ts'
import { armBody } from '../../src/normalize/azure/arm-body.ts'
import { decode, named } from '../../src/normalize/decode.ts'
import { reading, referencesOf, toResource } from './aws/facts-of.ts'
import { recorded } from './aws/observed.ts'
import { snapshotItem, type } from './aws/patient-records.ts'

const test = suite('normalize/decode')

const keys = ['plain', '__proto__', 'constructor', 'prototype', 'toString', '', '0', 'a\nb']
const under = <T>(value: T): Record<string, T> => Object.fromEntries(keys.map((key) => [key, value]))
const tags: Label[] = Object.keys(under('x')).map((key) => ({ key, value: 'x', from: 'tag' }))

test('an object keeps every key of its own', () => {
  assert.equal(Object.entries(v.parse(named(v.string()), under('x'))), Object.entries(under('x')))
})

for (const raw of [[], ['x'], null, 'x', 7, { a: 1 }, under(1)]) {
  test(`${JSON.stringify(raw)} is no object of texts`, () => assert.not.ok(v.is(named(v.string()), raw)))
}

const copies = v.object({ copies: v.array(v.object({ to: v.optional(v.string()) })) })

test('a list that a plan tells in part is partial, whatever its items are', () => {
  const part = decode(copies, { copies: [{ to: 'there' }, others] }, [2])
  assert.equal(part, partial({ copies: [{ to: 'there' }] }, 'not-recorded', [2]))
  assert.equal(decode(copies, { copies: [others] }, [2]), partial({ copies: [] }, 'not-recorded', [2]))
})

test('a list of which an item is not known is unknown, told in part or not', () => {
  assert.equal(decode(copies, { copies: [{ to: afterApply }, others] }, [2]), unknown('after-apply'))
  assert.equal(decode(copies, { copies: [{ to: 7 }, others] }, [2]), unknown('malformed'))
})

test('tags of Config items', () => assert.equal(reading(labelsInConfig(under('x'), 's3:GetBucketTagging')), tags))

test('tags of Azure resources', () => {
  const id = '/subscriptions/a/resourceGroups/b/providers/c/d/e'
  const origin = { operation: 'file:arm', observedAt: '2026-11-23T12:00:00Z' }
  const observation: Observation = {
    kind: 'observation',
    provider: 'azure',
    partition: 'AzureCloud',
    account: 'a',
    type: 'c/d',
    nativeId: id,
    source: 'snapshot',
    answers: [{ origin, body: { id, location: 'westeurope', tags: under('x') } }],
  }
  const body = armBody(observation, 'c/d')
  assert.equal('labels' in body && reading(body.labels), tags)
})

test('replication rules, so that no copy is hidden by the id of its rule', () => {
  const rules = under({ status: 'Enabled', destinationConfig: { bucketARN: 'arn:aws:s3:::there', account: null } })
  const supplementaryConfiguration = { BucketReplicationConfiguration: { rules } }
  const resource = toResource(bucket(recorded(type, { ...snapshotItem, supplementaryConfiguration })))
  const copies = referencesOf(resource).filter(({ role, locator }) => role === 'replica' && locator.state === 'known')
  assert.is(copies.length, keys.length)
})

const denial = { Effect: 'Deny', Principal: '*', Action: 's3:*', Resource: '*' }
const only = { Bool: { 'aws:SecureTransport': 'false' } }
const conditions: [name: string, condition: string, refuses: boolean][] = [
  ['no other', JSON.stringify(only), true],
  ['an operator called constructor', JSON.stringify({ ...only, constructor: { a: 'b' } }), false],
  ['a key called __proto__', JSON.stringify(only).replace('"false"', '"false","__proto__":"b"'), false],
]
for (const [name, condition, refuses] of conditions) {
  test(`a denial with ${name} condition ${refuses ? 'refuses' : 'does not refuse'} plaintext`, () => {
    const text = JSON.stringify({ Statement: [{ ...denial, Condition: '?' }] }).replace('"?"', condition)
    assert.is(refusesPlaintext(v.parse(policyText, text), 'arn:aws:s3:::b'), refuses)
  })
}

for (const name of ['\nLF', 'one\r\ntwo', 'a\u2028b']) {
  test(`${JSON.stringify(name)} is a name like any other`, () => {
    assert.is(parseArn(`arn:aws:rds:eu-west-1:111122223333:db:${name}`)?.name, name)
    assert.is(toResource(bucket(recorded(type, { ...snapshotItem, ARN: `arn:aws:s3:::${name}` }))).name, name)
  })
}

test.run()
