// AWS::EMR::Cluster: machines that work on data, how their security configuration encrypts those, and where the logs go.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { unwrapJson } from '../decode.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { bucketArn, logGroupArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { type Cipher, cipherKey, encryptedWith } from './chosen-encryption.ts'
import { tagList } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'elasticmapreduce:DescribeCluster'
const describing = { operation, wrapper: 'Cluster', arn: 'ClusterArn', tagging: operation }

export function computeCluster(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const chosen = encryptionOf(told, observation)
  const disk = chain(chosen, diskOf)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::EMR::Cluster',
    holds: 'content',
    facets: {
      ...encryptedWith(disk), // emr/latest/ManagementGuide/emr-data-encryption-options.html
      inTransit: {
        enforced: map(chosen, (one) => one?.EnableInTransitEncryption === true),
        minimumVersion: unknown('unsupported'),
      },
      classification: unclassified,
      // All machines of a cluster are in one zone: emr/latest/ManagementGuide/emr-plan-region.html
      redundancy: { mode: known('single-zone', told.from) },
      ...placedLater,
    },
    labels: field(told, 'Tags', tagList),
    references: gather(cipherKey(disk, told, 'emr-disk-encryption'), inBuckets(chosen, told), ...logs(told)),
  })
}

const keyed = { AwsKmsKey: v.nullish(v.string()) }
const encryption = v.object({
  EnableInTransitEncryption: v.boolean(),
  EnableAtRestEncryption: v.boolean(),
  AtRestEncryptionConfiguration: v.nullish(
    v.object({
      LocalDiskEncryptionConfiguration: v.nullish(v.object({ EncryptionKeyProviderType: v.string(), ...keyed })),
      S3EncryptionConfiguration: v.nullish(v.object(keyed)),
    }),
  ),
})
type Encryption = v.InferOutput<typeof encryption>

const configuration = v.pipe(
  v.object({
    SecurityConfiguration: v.pipe(
      v.string(),
      v.transform((text) => unwrapJson(text)),
      v.object({ EncryptionConfiguration: v.nullish(encryption) }),
    ),
  }),
  v.transform(({ SecurityConfiguration }): Encryption | null => SecurityConfiguration.EncryptionConfiguration ?? null),
)

/** Null: the cluster has no security configuration, or one that says nothing of encryption. */
const encryptionOf = (told: Telling, { answers }: Observation): Fact<Encryption | null> =>
  chain(fieldOrNone(told, 'SecurityConfiguration', v.string(), null), (name, from) =>
    name === null
      ? known(null, from)
      : ask(answers, call('elasticmapreduce:DescribeSecurityConfiguration'), configuration),
  )

const atRest = (one: Encryption | null) =>
  one?.EnableAtRestEncryption === true ? one.AtRestEncryptionConfiguration : undefined

/** What EMR does not encrypt its disks may be all the same, by the default of the account. */
function diskOf(one: Encryption | null, from: number[]): Fact<Cipher> {
  const disk = atRest(one)?.LocalDiskEncryptionConfiguration
  if (!disk) return unknown('unresolved', 'ec2:GetEbsEncryptionByDefault')
  if (disk.EncryptionKeyProviderType !== 'AwsKms') return unknown('unsupported') // keys come from a program of the customer's
  return disk.AwsKmsKey ? known({ key: disk.AwsKmsKey }, from) : unknown('malformed')
}

const home = ({ arn, from }: Telling) => ({ ...arn, region: known(arn.region, from) })

const inBuckets = (chosen: Fact<Encryption | null>, told: Telling): Fact<Reference[]> =>
  pointers('key', 'emr-s3-encryption', chosen, (one, from) => {
    const key = atRest(one)?.S3EncryptionConfiguration?.AwsKmsKey
    return key ? [{ locator: keyArn(home(told), key, from) }] : []
  })

const bucketUri = v.pipe(
  v.string(),
  v.regex(/^s3[an]?:\/\/[\w.-]+/),
  v.transform((uri) => uri.split('/')[2] ?? ''),
)
const monitoring = v.object({
  CloudWatchLogConfiguration: v.nullish(v.object({ Enabled: v.boolean(), LogGroupName: v.nullish(v.string()) })),
})

function logs(told: Telling): Fact<Reference[]>[] {
  return [
    pointers('log-sink', 'emr-logs', fieldOrNone(told, 'LogUri', bucketUri, null), (bucket, from) =>
      bucket === null ? [] : [{ locator: known(bucketArn(told.arn, bucket), from) }],
    ),
    pointers('log-sink', 'emr-logs', fieldOrNone(told, 'MonitoringConfiguration', monitoring, null), (one, from) => {
      const to = one?.CloudWatchLogConfiguration
      if (to?.Enabled !== true) return []
      const { LogGroupName: group } = to
      return [{ locator: group ? known(logGroupArn(told.arn, group), from) : unknown('unresolved') }]
    }),
    pointers('key', 'emr-log-encryption', fieldOrNone(told, 'LogEncryptionKmsKeyId', v.string(), null), (key, from) =>
      key === null ? [] : [{ locator: keyArn(home(told), key, from) }],
    ),
  ]
}
