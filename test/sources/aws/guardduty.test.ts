// Detectors of GuardDuty: what each call that fails takes away.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { detectors } from '../../../src/sources/aws/guardduty.ts'
import { referencesOf, toResource } from '../../normalize/aws/facts-of.ts'
import { refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/guardduty')

const destination = (name: string) => ({
  destinationId: name,
  destinationType: 'S3',
  status: 'PUBLISHING',
  publishingFailureStartTimestamp: 0,
  destinationProperties: {
    destinationArn: `arn:aws:s3:::findings-${name}`,
    kmsKeyArn: `arn:aws:kms:eu-west-1:${account}:key/${name}`,
  },
})
const answers: Swept['answers'] = {
  detector: { detectorIds: ['d'] },
  'detector/d': { status: 'ENABLED', serviceRole: 'r', tags: { DataClass: 'logs' } },
  'detector/d/publishingDestination': ({ url }) =>
    url.includes('nextToken=two')
      ? { destinations: [{ destinationId: 'b', destinationType: 'S3', status: 'PUBLISHING' }] }
      : { destinations: [{ destinationId: 'a', destinationType: 'S3', status: 'PUBLISHING' }], nextToken: 'two' },
  'detector/d/publishingDestination/a': destination('a'),
  'detector/d/publishingDestination/b': destination('b'),
}

sweep(test, {
  collection: detectors,
  answers,
  calls: {
    detector: 'guardduty:ListDetectors',
    'detector/d': 'guardduty:GetDetector',
    'detector/d/publishingDestination': 'guardduty:ListPublishingDestinations',
    'detector/d/publishingDestination/b': 'guardduty:DescribePublishingDestination',
  },
  read: ['d'],
})

async function readWith(more: Swept['answers']) {
  await using proxy = await refusingProxy((call) => answering({ ...answers, ...more }, call))
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const [seen] = await Array.fromAsync(detectors.read(caller, 'eu-west-1'))
  caller.close()
  return { calls: proxy.calls.length, seen }
}

test('every destination is told, and of none nothing is asked', async () => {
  const { seen } = await readWith({})
  assert.ok(seen?.kind === 'observation')
  assert.equal(
    referencesOf(toResource(normalize(seen))).map(({ role }) => role),
    ['log-sink', 'log-sink', 'key', 'key'],
  )
  const none = await readWith({ 'detector/d/publishingDestination': { destinations: [] } })
  assert.ok(none.seen?.kind === 'observation')
  assert.equal([none.calls, toResource(normalize(none.seen)).references.state], [3, 'known'])
})

test.run()
