// AWS::Cassandra::Table: a table of Keyspaces, its key, and the regions of its keyspace; from the API, as Config knows no such type.
import * as v from 'valibot'
import { type Fact, gather, known, map } from '../../model/fact.ts'
import type { Recovery } from '../../model/facets.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { encryptedAlways, type OwnedKey, ownedKeyReference } from './always-encrypted.ts'
import { ask } from './answers.ts'
import type { Arn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { lowerCaseTagList, tagsUnder } from './labels.ts'
import { hours } from './recovery-age.ts'
import { field, isTelling, type Telling, tellingOf } from './telling.ts'

/** IAM has one word for all that reads, data and settings: keyspaces/latest/APIReference/API_GetTable.html */
const permission = 'cassandra:Select'
const asked = (name: string) => ({ operation: `cassandra:${name}`, permission })
const describing = {
  ...asked('GetTable'),
  wrapper: '', // the answer is the table
  arn: ({ resourceArn }: Readonly<Record<string, unknown>>) => parsed(resourceArn),
  tagging: permission,
}

/** No other ARN has a slash before its first word: `arn:aws:cassandra:eu-west-1:111122223333:/keyspace/crm/table/people`. */
function parsed(text: unknown): Arn | undefined {
  const [, partition, region, account, keyspace, table] =
    (typeof text === 'string' &&
      /^arn:([^:]+):cassandra:([^:]+):([^:]+):\/keyspace\/([^/]+)\/table\/([^/]+)$/.exec(text)) ||
    []
  if (partition === undefined || region === undefined || account === undefined) return undefined
  return { text: String(text), partition, region, account, name: `${keyspace}/${table}` }
}

const encryption = v.pipe(
  v.variant('type', [
    v.object({ type: v.literal('AWS_OWNED_KMS_KEY') }),
    v.object({ type: v.literal('CUSTOMER_MANAGED_KMS_KEY'), kmsKeyIdentifier: v.string() }),
  ]),
  v.transform((one) => ('kmsKeyIdentifier' in one ? one.kmsKeyIdentifier : null)),
)

/** The regions of a keyspace are those of each of its tables. */
const regions = v.pipe(
  v.object({
    keyspaces: v.tuple([
      v.variant('replicationStrategy', [
        v.object({ replicationStrategy: v.literal('SINGLE_REGION') }),
        v.object({ replicationStrategy: v.literal('MULTI_REGION'), replicationRegions: v.array(v.string()) }),
      ]),
    ]),
  }),
  v.transform(({ keyspaces: [one] }) => ('replicationRegions' in one ? one.replicationRegions : [])),
)

const pointInTime = v.pipe(
  v.object({ status: v.picklist(['ENABLED', 'DISABLED']) }),
  v.transform(({ status }) => status === 'ENABLED'),
)

export function keyspacesTable(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const settings = { ...told, permission }
  const key: OwnedKey = field(settings, 'encryptionSpecification', encryption)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Cassandra::Table',
    holds: 'content',
    facets: {
      ...encryptedAlways(key), // keyspaces/latest/devguide/EncryptionAtRest.html
      classification: unclassified,
      recovery: recoveryOf(settings),
      // Kept in several zones of its region: keyspaces/latest/devguide/what-is-keyspaces.html
      redundancy: { mode: known('multi-zone', told.from) },
      ...placedLater,
    },
    labels: ask(observation.answers, asked('ListTagsForResource'), tagsUnder('tags', lowerCaseTagList)),
    references: gather(ownedKeyReference(key, 'keyspaces-encryption'), replicas(observation, told)),
  })
}

/** Every region of a keyspace can be written to. */
const replicas = ({ answers }: Observation, { arn }: Telling): Fact<Reference[]> =>
  pointers('replica', 'keyspaces-replica', ask(answers, asked('ListKeyspaces'), regions), (list, from) =>
    list
      .filter((region) => region !== arn.region)
      .map((region) => ({ locator: known(arn.text.replace(`:${arn.region}:`, `:${region}:`), from) })),
  )

/**
 * To any second up to now, and for 35 days after the table is deleted, where it is on; turned off, all of it is gone:
 * keyspaces/latest/devguide/PointInTimeRecovery_HowItWorks.html
 */
function recoveryOf(told: Telling): Recovery {
  const on = field(told, 'pointInTimeRecovery', pointInTime)
  const latest = map(on, (yes) => (yes ? hours(1 / 60) : 'unbounded'))
  return { original: known(true, told.from), rpoHours: latest, newestPointHours: latest, protected: on }
}
