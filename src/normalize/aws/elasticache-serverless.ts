// AWS::ElastiCache::ServerlessCache: a cache whose nodes AWS places, within the region.
import * as v from 'valibot'
import { known, unknown } from '../../model/fact.ts'
import type { InTransit } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { alwaysEncrypted, encryptionFacets, keyOf } from './elasticache-encryption.ts'
import { labelsOf, tagging } from './elasticache-settings.ts'
import { field, isTelling, tellingOf } from './telling.ts'

const describing = {
  operation: 'elasticache:DescribeServerlessCaches',
  wrapper: 'ServerlessCaches',
  arn: 'ARN',
  tagging,
}

export function serverlessCache(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = alwaysEncrypted(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::ElastiCache::ServerlessCache',
    holds: 'content',
    facets: {
      ...encryptionFacets(encryption),
      inTransit: onlyTls,
      classification: unclassified,
      backupRetention: { days: field(told, 'SnapshotRetentionLimit', v.number()) },
      ...placedLater,
    },
    labels: labelsOf(observation, told),
    references: keyOf(encryption, told),
  })
}

/** No setting turns it off: https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/in-transit-encryption.html */
const onlyTls: InTransit = { enforced: known(true, []), minimumVersion: unknown('unsupported') }
