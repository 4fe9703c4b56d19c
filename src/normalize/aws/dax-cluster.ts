// AWS::DAX::Cluster: a cache of whatever tables it is asked for; from the API, as Config knows no such type.
import * as v from 'valibot'
import { type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { AtRest, Custody } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { tagsUnder } from './labels.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'dax:ListTags'
const describing = { operation: 'dax:DescribeClusters', wrapper: 'Clusters', arn: 'ClusterArn', tagging }

/** Chosen when the cluster is made and never changed, so that only `ENABLED` says that what is there is encrypted. */
const encryption = v.pipe(
  v.object({ Status: v.picklist(['ENABLED', 'ENABLING', 'DISABLED', 'DISABLING']) }),
  v.transform(({ Status }) => Status === 'ENABLED'),
)

const zones = v.pipe(
  v.array(v.object({ AvailabilityZone: v.string() })),
  v.minLength(1),
  v.transform((nodes) => new Set(nodes.map(({ AvailabilityZone }) => AvailabilityZone)).size),
)

export function daxCluster(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { arn, from } = told
  const encrypted = field(told, 'SSEDescription', encryption)
  return awsResource(observation, identityFrom(arn, from), {
    type: 'AWS::DAX::Cluster',
    holds: 'content',
    facets: {
      ...encryptedBy(encrypted),
      inTransit: {
        enforced: map(
          field(told, 'ClusterEndpointEncryptionType', v.picklist(['NONE', 'TLS'])),
          (kind) => kind === 'TLS',
        ),
        minimumVersion: unknown('unsupported'),
      },
      classification: unclassified,
      redundancy: { mode: map(field(told, 'Nodes', zones), (count) => (count > 1 ? 'multi-zone' : 'single-zone')) },
      ...placedLater,
    },
    labels: ask(observation.answers, call(tagging), tagsUnder('Tags')),
    references: gather(keyReference(encrypted, told), known([cached], from)),
  })
}

/** It has no list of tables: whatever table of its region its role may read can be in it. */
const cached: Reference = { role: 'source', mechanism: 'dax-cache', locator: unknown('unsupported') }

/** One algorithm, and the key that AWS keeps for DAX: amazondynamodb/latest/developerguide/DAXEncryptionAtRest.html */
const encryptedBy = (encrypted: Fact<boolean>): { atRest: AtRest; custody: Custody } => ({
  atRest: {
    enabled: encrypted,
    algorithm: map(encrypted, (yes) => (yes ? 'AES256' : 'none')),
    keyOwner: map(encrypted, (yes) => (yes ? 'provider' : 'none')),
  },
  custody: { exclusive: map(encrypted, () => false) },
})

const keyReference = (encrypted: Fact<boolean>, { arn }: Telling): Fact<Reference[]> =>
  pointers('key', 'dax-encryption', encrypted, (yes, from) =>
    yes ? [{ locator: keyArn({ ...arn, region: known(arn.region, from) }, 'alias/aws/dax', from) }] : [],
  )
