// AWS::Glue::Crawler: what goes through stores, wherever they are, and writes down in the catalogue of its region what is in them.
import * as v from 'valibot'
import { type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { bucketAt } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { identifiedBy } from './ebs-storage.ts'
import { askedLabels, tagMap, tagsUnder } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'glue:GetTags'
const describing = {
  operation: 'glue:GetCrawlers',
  wrapper: 'Crawlers',
  arn: identifiedBy(
    'Name',
    ({ partition, region, account }, name) => `arn:${partition}:glue:${region}:${account}:crawler/${name}`,
  ),
  tagging,
}

export function crawler(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Glue::Crawler',
    holds: 'metadata',
    facets: {},
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags', tagMap)),
    references: gather(sources(told), keys(told, observation)),
  })
}

const text = v.pipe(v.string(), v.nonEmpty())
const each = <T>(target: v.GenericSchema<unknown, T>) => v.nullish(v.array(target), [])
const connected = each(v.object({ ConnectionName: v.nullish(v.string()) }))
const within = each(v.object({ Paths: v.nullish(v.array(text), []) }))

// Strict: a kind of target that is new to us would be one that is not followed.
const targets = v.strictObject({
  S3Targets: each(v.object({ Path: text })),
  DynamoDBTargets: each(v.object({ Path: text })),
  DeltaTargets: each(v.object({ DeltaTables: v.nullish(v.array(text), []) })),
  IcebergTargets: within,
  HudiTargets: within,
  JdbcTargets: connected,
  MongoDBTargets: connected,
  CatalogTargets: each(v.object({ DatabaseName: text })), // what the catalogue knows already
})
type Targets = v.InferOutput<typeof targets>

const lakeFormation = v.object({ AccountId: v.nullish(v.string()) })

/** Buckets of another account are gone through with the rights that Lake Formation gives there. */
function sources(told: Telling): Fact<Reference[]> {
  const lake = fieldOrNone(told, 'LakeFormationConfiguration', lakeFormation, null)
  const account = lake.state === 'unknown' ? '' : (lake.value?.AccountId ?? '')
  return pointers('source', 'glue-crawler', field(told, 'Targets', targets), (all, from) => [
    ...addresses(all).map((address) => ({ locator: bucketAt(address, told.arn, from), ...(account && { account }) })),
    ...[...tables(all, told, from), ...beyond(all)].map((locator) => ({ locator })),
  ])
}

const addresses = ({ S3Targets, DeltaTargets, IcebergTargets, HudiTargets }: Targets): string[] => [
  ...S3Targets.map(({ Path }) => Path),
  ...DeltaTargets.flatMap(({ DeltaTables }) => DeltaTables),
  ...[...IcebergTargets, ...HudiTargets].flatMap(({ Paths }) => Paths),
]

const tables = ({ DynamoDBTargets }: Targets, { arn }: Telling, from: number[]): Fact<string>[] =>
  DynamoDBTargets.map(({ Path }) =>
    known(
      Path.startsWith('arn:') ? Path : `arn:${arn.partition}:dynamodb:${arn.region}:${arn.account}:table/${Path}`,
      from,
    ),
  )

/** The address of a database stands in its connection, beside a password. */
const beyond = ({ JdbcTargets, MongoDBTargets }: Targets): Fact<string>[] =>
  [...JdbcTargets, ...MongoDBTargets].map(() => unknown('unresolved'))

const encryption = v.object({ KmsKeyArn: v.nullish(v.string()) })
const securityConfiguration = v.pipe(
  v.object({
    SecurityConfiguration: v.object({
      EncryptionConfiguration: v.object({
        S3Encryption: each(encryption),
        CloudWatchEncryption: v.nullish(encryption),
        JobBookmarksEncryption: v.nullish(encryption),
      }),
    }),
  }),
  v.transform(({ SecurityConfiguration: { EncryptionConfiguration: by } }) =>
    [...by.S3Encryption, by.CloudWatchEncryption, by.JobBookmarksEncryption].flatMap((one) => one?.KmsKeyArn || []),
  ),
)

/** Of what it writes beside the catalogue: its logs, and samples. */
const keys = (told: Telling, { answers }: Observation): Fact<Reference[]> =>
  pointers('key', 'glue-security-configuration', keysNamed(told, answers), (all, from) =>
    [...new Set(all)].map((key) => ({ locator: known(key, from) })),
  )

function keysNamed(told: Telling, answers: Observation['answers']): Fact<string[]> {
  const name = fieldOrNone(told, 'CrawlerSecurityConfiguration', v.string(), '')
  return name.state === 'known' && name.value !== ''
    ? ask(answers, call('glue:GetSecurityConfiguration'), securityConfiguration)
    : map(name, () => [])
}
