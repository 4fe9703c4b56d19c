// AWS::KinesisFirehose::DeliveryStream: what it reads, where it delivers to, and how it keeps records until then.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { AtRest } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { inner } from './firehose-buckets.ts'
import { deliveries } from './firehose-destinations.ts'
import { placeOfAddress } from './hosts.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'firehose:ListTagsForDeliveryStream'
const describing = {
  operation: 'firehose:DescribeDeliveryStream',
  wrapper: 'DeliveryStreamDescription',
  arn: 'DeliveryStreamARN',
  tagging,
}

export function deliveryStream(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const feed = field(told, 'DeliveryStreamType', feeds)
  const cipher = chain(feed, (type) => cipherOf(told, type))
  const { atRest, custody } = encryptedWith(cipher)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::KinesisFirehose::DeliveryStream',
    holds: 'content',
    facets: {
      atRest: { ...atRest, algorithm: algorithmOf(cipher) },
      custody,
      classification: unclassified,
      isolation: placedLater.isolation,
      dependency: placedLater.dependency,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: gather(cipherKey(cipher, told, 'firehose-encryption'), source(told, feed), deliveries(told)),
  })
}

const feeds = v.picklist(['DirectPut', 'KinesisStreamAsSource', 'MSKAsSource', 'DatabaseAsSource'])
type Feed = v.InferOutput<typeof feeds>

/** No documentation names it. */
const algorithmOf = (cipher: Fact<Cipher>): AtRest['algorithm'] =>
  chain(cipher, (one, from) => (one === 'off' ? known('none', from) : unknown('unsupported')))

/** What it reads elsewhere it does not keep, and there is nothing to encrypt: https://docs.aws.amazon.com/firehose/latest/dev/encryption.html */
function cipherOf(told: Telling, feed: Feed): Fact<Cipher> {
  if (feed !== 'DirectPut') return unknown('unsupported')
  if (told.spelling === 'config') return chain(inner(told, 'DeliveryStreamEncryptionConfigurationInput'), keyOf)
  return chain(inner(told, 'DeliveryStreamEncryptionConfiguration'), (setting) =>
    chain(field(setting, 'Status', states), (state, from): Fact<Cipher> => {
      if (state === 'DISABLED') return known('off', from)
      return state === 'ENABLED' ? keyOf(setting) : unknown('unsupported') // what was tried last may have left either
    }),
  )
}

const states = v.picklist(['ENABLED', 'DISABLED', 'ENABLING', 'DISABLING', 'ENABLING_FAILED', 'DISABLING_FAILED'])

const keyOf = (setting: Telling): Fact<Cipher> =>
  chain(field(setting, 'KeyType', v.picklist(['AWS_OWNED_CMK', 'CUSTOMER_MANAGED_CMK'])), (type, from): Fact<Cipher> =>
    type === 'AWS_OWNED_CMK' ? known('owned', from) : map(field(setting, 'KeyARN', v.string()), (key) => ({ key })),
  )

/** Both in the API and in Config the name of what is read stands in an object of its own. */
const originIn = {
  api: {
    KinesisStreamAsSource: ['KinesisStreamSourceDescription', 'KinesisStreamARN'],
    MSKAsSource: ['MSKSourceDescription', 'MSKClusterARN'],
    DatabaseAsSource: ['DatabaseSourceDescription', 'Endpoint'],
  },
  config: {
    KinesisStreamAsSource: ['KinesisStreamSourceConfiguration', 'KinesisStreamARN'],
    MSKAsSource: ['MSKSourceConfiguration', 'MSKClusterARN'],
    DatabaseAsSource: ['DatabaseSourceConfiguration', 'Endpoint'],
  },
} as const

const source = (told: Telling, feed: Fact<Feed>): Fact<Reference[]> =>
  pointers(
    'source',
    'firehose-source',
    chain(feed, (type, from) => (type === 'DirectPut' ? known(null, from) : originOf(told, type))),
    (origin, from) => (origin === null ? [] : [{ locator: known(origin, from) }]),
  )

function originOf(told: Telling, feed: Exclude<Feed, 'DirectPut'>): Fact<string> {
  const [setting, name] = originIn[told.spelling][feed]
  const around: Fact<Telling> = told.spelling === 'api' ? inner(told, 'Source') : known(told, told.from)
  const named = chain(around, (of) => chain(inner(of, setting), (within) => field(within, name, v.string())))
  return feed === 'DatabaseAsSource'
    ? chain(named, (host, from) => placeOfAddress(told.arn.partition, host, from))
    : named
}
