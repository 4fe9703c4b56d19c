// A replication of DMS, by a task or without a server: data that goes from one database, bucket or stream to another.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import type { Normalizer } from '../index.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { bucketArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { placeOfAddress } from './hosts.ts'
import { tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'dms:ListTagsForResource'

const replicationOf =
  (type: string, operation: string): Normalizer =>
  (observation: Observation): Resource | Gap | undefined => {
    const told = tellingOf(observation, { operation, wrapper: 'Replications', arn: 'Arn', tagging })
    if (!isTelling(told)) return told
    const all = ask(observation.answers, call('dms:DescribeEndpoints'), endpoints)
    const end = (role: Reference['role'], mechanism: string, name: string) => {
      const located = chain(field(told, name, v.string()), (arn) => chain(all, (map) => locatorOf(map.get(arn), told)))
      return pointers(role, mechanism, located, (locator, from) => [{ locator: known(locator, from) }])
    }
    return awsResource(observation, identityFrom(told.arn, told.from), {
      type,
      holds: 'content',
      facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
      labels: ask(observation.answers, call(tagging), tagsUnder('TagList')),
      references: gather(end('source', 'dms-source', 'Source'), end('replica', 'dms', 'Target')),
    })
  }

export const replicationTask = replicationOf('AWS::DMS::ReplicationTask', 'dms:DescribeReplicationTasks')
export const replicationConfig = replicationOf('AWS::DMS::ReplicationConfig', 'dms:DescribeReplicationConfigs')

const text = v.nullish(v.string())
const endpoint = v.object({
  EndpointArn: v.string(),
  EngineName: v.string(),
  ServerName: text,
  Bucket: text,
  Stream: text,
  Address: text,
  Broker: text,
})
type Endpoint = v.InferOutput<typeof endpoint>

const endpoints = v.pipe(
  v.object({ Endpoints: v.array(endpoint) }),
  v.transform(({ Endpoints }) => new Map(Endpoints.map((one) => [one.EndpointArn, one]))),
)

/** Each engine says in a field of its own where it is; one that says nothing there is somewhere all the same. */
function locatorOf(one: Endpoint | undefined, { arn, from }: Telling): Fact<string> {
  if (one === undefined) return unknown('unresolved') // made after the list was read
  const { partition, region, account } = arn
  switch (one.EngineName) {
    case 's3':
      return one.Bucket ? known(bucketArn({ partition }, one.Bucket), from) : unknown('not-recorded')
    case 'kinesis':
      return one.Stream ? known(one.Stream, from) : unknown('not-recorded')
    // In the region of the replication, in tables that it makes: dms/latest/userguide/CHAP_Target.DynamoDB.html
    case 'dynamodb':
      return known(`arn:${partition}:dynamodb:${region}:${account}:table/*`, from)
    default: {
      // Of several brokers the first stands for all.
      const address = one.Address || one.Broker?.split(',')[0] || one.ServerName
      return address ? placeOfAddress(partition, address, from) : unknown('not-recorded')
    }
  }
}
