// AWS::MemoryDB::Cluster: a database in memory, from the API, as Config knows no such type, and its like in other regions.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Label, Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'memorydb:ListTags'
const joining = 'memorydb:DescribeMultiRegionClusters'
const describing = { operation: 'memorydb:DescribeClusters', wrapper: 'Clusters', arn: 'ARN', tagging }

export function memoryCluster(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const key = keyOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::MemoryDB::Cluster',
    holds: 'content',
    facets: {
      ...encryption(told, key),
      // No setting tells which versions of TLS are refused.
      inTransit: { enforced: field(told, 'TLSEnabled', v.boolean()), minimumVersion: unknown('unsupported') },
      classification: unclassified,
      backupRetention: { days: field(told, 'SnapshotRetentionLimit', v.number()) },
      redundancy: {
        mode: map(field(told, 'AvailabilityMode', zones), (word) =>
          word === 'multiaz' ? 'multi-zone' : 'single-zone',
        ),
      },
      ...placedLater,
    },
    labels: labelsOf(observation, told),
    references: gather(keyReference(told, key), siblings(observation, told)),
  })
}

/** The API's own examples write `MultiAZ` where its model has `multiaz`. */
const zones = v.pipe(v.string(), v.toLowerCase(), v.picklist(['multiaz', 'singleaz']))

/** Where nobody chose a key MemoryDB uses one of its own, and the examples of the guide to it describe such a cluster without one. */
const keyOf = (told: Telling): Fact<string | null> => fieldOrNone(told, 'KmsKeyId', v.string(), null)

/** Always on: https://docs.aws.amazon.com/memorydb/latest/devguide/at-rest-encryption.html, which names no algorithm. */
const encryption = (told: Telling, key: Fact<string | null>): { atRest: AtRest; custody: Custody } => ({
  atRest: {
    enabled: known(true, told.from),
    algorithm: unknown('unsupported'),
    keyOwner: chain(key, (name, from) => (name === null ? known('provider', from) : onlyKmsKnows)),
  },
  custody: { exclusive: chain(key, (name, from) => (name === null ? known(false, from) : onlyKmsKnows)) },
})

const keyReference = ({ arn }: Telling, key: Fact<string | null>): Fact<Reference[]> =>
  pointers('key', 'memorydb-encryption', key, (name, from) =>
    name === null ? [] : [{ locator: keyArn({ ...arn, region: known(arn.region, []) }, name, from) }],
  )

const families = v.pipe(
  v.object({
    MultiRegionClusters: v.array(
      v.object({ MultiRegionClusterName: v.string(), Clusters: v.array(v.object({ ARN: v.string() })) }),
    ),
  }),
  v.transform(({ MultiRegionClusters }) =>
    MultiRegionClusters.map(({ MultiRegionClusterName, Clusters }) => ({
      name: MultiRegionClusterName,
      members: Clusters.map(({ ARN }) => ARN),
    })),
  ),
)

/** Every member takes writes and sends them to all others: none is the original. */
function siblings({ answers }: Observation, told: Telling): Fact<Reference[]> {
  const belongs = fieldOrNone(told, 'MultiRegionClusterName', v.string(), null)
  const members = chain(ask(answers, call(joining), families), (list, from) =>
    chain(belongs, (name): Fact<string[]> => {
      const own = list.find((one) => one.name === name || one.members.includes(told.arn.text))
      if (own !== undefined) return known(own.members, from)
      return name === null ? known([], from) : unknown('not-recorded', joining)
    }),
  )
  return pointers('replica', 'memorydb-multi-region', members, (all, from) =>
    all.filter((one) => one !== told.arn.text).map((one) => ({ locator: known(one, from) })),
  )
}

const labelsOf = (observation: Observation, told: Telling): Fact<Label[]> =>
  askedLabels(told, observation, tagging, tagsUnder('TagList'))
