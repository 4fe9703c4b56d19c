// AWS::RDS::DBInstance: from DescribeDBInstances and its parameters, or from a Config item, to one Resource.
import * as v from 'valibot'
import { type Fact, map } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { namedByHosts } from './hosts.ts'
import { dataAccess } from './rds-audit.ts'
import { placedLater } from '../placed-later.ts'
import { engineOf } from './rds-engine.ts'
import { parametersOf } from './rds-parameters.ts'
import { placeOfDatabase } from './rds-place.ts'
import { recoveryOf, seenAt, zonesOf } from './rds-recovery.ts'
import { databaseReferences } from './rds-references.ts'
import { spelled } from './rds-spelling.ts'
import { rdsLabels } from './rds-labels.ts'
import { encryptedBy, encryptionOf } from './storage-encryption.ts'
import { inTransit } from './rds-transit.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const describing = {
  operation: 'rds:DescribeDBInstances',
  wrapper: 'DBInstances',
  arn: 'DBInstanceArn',
  tagging: 'rds:ListTagsForResource',
}

export function databaseInstance(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { answers } = observation
  const engine = engineOf(told)
  const parameters = parametersOf(told, answers)
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::RDS::DBInstance',
    holds: 'content',
    facets: {
      ...encryptedBy(encryptionOf(told, spelled[told.spelling])),
      exposure: { public: field(told, spelled[told.spelling].public, v.boolean()) },
      inTransit: inTransit(engine, parameters),
      logging: { dataAccess: dataAccess(told, engine, parameters, answers) },
      classification: unclassified,
      recovery: recoveryOf(told, engine.clustered, seenAt(told, answers)),
      redundancy: { mode: zonesOf(told, engine.clustered) },
      ...placedLater,
    },
    labels: rdsLabels(told),
    references: databaseReferences(told, engine.clustered),
  })
  return { ...resource, ...namedByHosts(told, [endpoint(told)]), location: placeOfDatabase(told) }
}

const endpoint = (told: Telling): Fact<string> =>
  map(field(told, 'Endpoint', v.object({ Address: v.string() })), ({ Address }) => Address)
