// Every way that data can go has one word, and every word one control that decides on it.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { kindOf, type Way } from '../../src/evaluate/place-kind.ts'
import { means, type PlaceKind, placeKinds, placeRoles } from '../../src/model/place.ts'
import { metadata } from './policy.ts'

const test = suite('evaluate/place-kind')

const mechanisms = ['s3-replication', 'azure-grs-pair', 'pair-of-vaults', 'ai-profile', 'bedrock-profile', 'unread', '']
const ways: Way[] = placeRoles.flatMap((role) =>
  (['logical', 'global', undefined] as const).flatMap((extent) => [
    { role, ...(extent && { extent }) },
    ...means.flatMap((by) =>
      mechanisms.map((mechanism) => ({ role, ...(extent && { extent }), via: { means: by, mechanism } })),
    ),
  ]),
)

test('every role, means and mechanism has one word that is known', () => {
  assert.is(ways.length, placeRoles.length * 3 * (1 + means.length * mechanisms.length))
  const found = new Set(ways.map(kindOf))
  assert.equal([...found].toSorted(), [...placeKinds].toSorted())
})

test('only the primary place depends on how far its location reaches', () => {
  for (const { extent: _, ...way } of ways)
    if (way.role !== 'primary') assert.is(kindOf({ ...way, extent: 'global' }), kindOf(way))
})

test('every word has exactly one control that decides on it', () => {
  const owned = metadata.controls.flatMap(({ owns = [] }) => owns)
  assert.equal(owned.toSorted(), [...placeKinds].toSorted())
})

const words: [PlaceKind, Way][] = [
  ['primary', { role: 'primary' }],
  ['container', { role: 'primary', extent: 'logical' }],
  ['global', { role: 'primary', extent: 'global' }],
  ['key', { role: 'key', via: { means: 'replication', mechanism: 'a-pair' } }],
  ['log', { role: 'log', via: { means: 'log-export', mechanism: 's3-access-log' } }],
  ['log', { role: 'log' }],
  ['replica', { role: 'replica', via: { means: 'replication', mechanism: 's3-replication' } }],
  ['replica', { role: 'replica', via: { means: 'replication', mechanism: 'unread' } }],
  ['replica', { role: 'replica', via: { means: 'replication', mechanism: 'pair-a' } }],
  ['replica', { role: 'failover', via: { means: 'failover', mechanism: 'azure-sql-failover-group' } }],
  ['replica', { role: 'backup', via: { means: 'replication', mechanism: 'x' } }],
  ['pair', { role: 'replica', via: { means: 'replication', mechanism: 'azure-grs-pair' } }],
  ['pair', { role: 'backup', via: { means: 'backup', mechanism: 'azure-backup-pair' } }],
  ['backup', { role: 'backup', via: { means: 'backup', mechanism: 'aws-backup' } }],
  ['backup', { role: 'snapshot', via: { means: 'snapshot-copy', mechanism: 'rds-snapshot-copy' } }],
  ['backup', { role: 'snapshot' }],
  ['edge', { role: 'edge', via: { means: 'edge-cache', mechanism: 'cloudfront' } }],
  ['ai', { role: 'processing', via: { means: 'processing', mechanism: 'bedrock-inference-profile' } }],
  ['ai', { role: 'processing', via: { means: 'processing', mechanism: 'openai-deployment' } }],
  ['compute', { role: 'processing', via: { means: 'processing', mechanism: 'glue-job' } }],
  ['compute', { role: 'processing' }],
  ['export', { role: 'processing', via: { means: 'sharing', mechanism: 'ai-assistant' } }],
  ['export', { role: 'replica', via: { means: 'sharing', mechanism: 'snapshot-share' } }],
  ['export', { role: 'replica', via: { means: 'log-export', mechanism: 'azure-diagnostic-partner' } }],
  ['other', { role: 'replica' }],
  ['other', { role: 'replica', via: { means: 'key-replication', mechanism: 'kms-multi-region' } }],
]
for (const [kind, way] of words) test(`${kind}: ${JSON.stringify(way)}`, () => assert.is(kindOf(way), kind))

test.run()
