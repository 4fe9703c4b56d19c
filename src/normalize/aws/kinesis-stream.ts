// AWS::Kinesis::Stream: under which key it keeps its records, and for how long.
import * as v from 'valibot'
import { known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { type Encryption, encryptedBy, keyReference } from './storage-encryption.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'kinesis:ListTagsForStream'
const describing = {
  operation: 'kinesis:DescribeStreamSummary',
  wrapper: 'StreamDescriptionSummary',
  arn: 'StreamARN',
  tagging,
}

export function stream(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Kinesis::Stream',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption), // AES-256: streams/latest/dg/what-is-sse.html
      // Its endpoints answer over HTTPS alone: https://docs.aws.amazon.com/general/latest/gr/ak.html
      inTransit: { enforced: known(true, told.from), minimumVersion: unknown('unsupported') },
      // Whoever may shorten the period deletes what is older.
      retention: { days: map(field(told, 'RetentionPeriodHours', hours), inDays), locked: known(false, told.from) },
      classification: unclassified,
      // Copied across three zones: streams/latest/dg/disaster-recovery-resiliency.html
      redundancy: { mode: known('multi-zone', told.from) },
      ...placedLater,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: keyReference(encryption, told, 'kinesis-encryption'),
  })
}

const hours = v.pipe(v.number(), v.minValue(24)) // the least that Kinesis takes
const inDays = (period: number): number => period / 24

/** Encryption is younger (2017) than streams, so a description that lacks it says nothing. Config keeps its settings together. */
function encryptionOf(told: Telling): Encryption {
  const settings =
    told.spelling === 'api'
      ? known(told.fields, told.from)
      : field(told, 'StreamEncryption', v.record(v.string(), v.unknown()))
  if (settings.state === 'unknown') return { encrypted: settings, key: settings }
  const within = { ...told, fields: settings.value }
  return {
    encrypted: map(field(within, 'EncryptionType', v.picklist(['KMS', 'NONE'])), (type) => type === 'KMS'),
    key: field(within, 'KeyId', v.string()),
  }
}
