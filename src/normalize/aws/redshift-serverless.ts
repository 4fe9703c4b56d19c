// AWS::RedshiftServerless::Namespace: data of Redshift without a cluster, and the workgroup that opens it; Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { parseArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { onlyKmsKnows } from './kms-facets.ts'
import { lowerCaseTags } from './lower-case-tags.ts'
import { shares } from './redshift-shares.ts'
import { type Workgroup, workgroupsOf } from './redshift-workgroups.ts'
import { field, fieldOrNone, type Identifying, isTelling, type Telling, tellingOf } from './telling.ts'

const operation = 'redshift-serverless:ListNamespaces'
const tagging = 'redshift-serverless:ListTagsForResource'

/** Its ARN has a number for a name, and what belongs to a namespace calls it by the other. */
const identity: Identifying = ({ namespaceArn, namespaceName: name }) => {
  const arn = parseArn(namespaceArn)
  return arn === undefined || typeof name !== 'string' || name === '' ? undefined : { ...arn, name }
}

const describing = { operation, wrapper: 'namespaces', arn: identity, tagging }

const tags = v.pipe(
  v.object({ tags: lowerCaseTags }),
  v.transform((answer) => answer.tags),
)

export function namespace(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const { answers } = observation
  const key = field(told, 'kmsKeyId', v.string())
  const workgroups = workgroupsOf(told, answers)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::RedshiftServerless::Namespace',
    holds: 'content',
    facets: {
      // "Amazon Redshift Serverless uses AWS KMS key encryption automatically": serverless-workgroups-and-namespaces-rotate-kms-key.html
      atRest: {
        enabled: known(true, told.from),
        algorithm: known('AES256', told.from),
        keyOwner: chain(key, (name, from) => (name === ownedByAws ? known('provider', from) : onlyKmsKnows)),
      },
      custody: { exclusive: chain(key, (name, from) => (name === ownedByAws ? known(false, from) : onlyKmsKnows)) },
      inTransit: { enforced: everyOne(workgroups, 'require_ssl'), minimumVersion: unknown('unsupported') },
      exposure: { public: map(workgroups, (list) => list.some((one) => one.isPublic)) },
      logging: { dataAccess: everyQuery(told, workgroups) },
      classification: unclassified,
      ...placedLater,
    },
    labels: ask(answers, call(tagging), tags),
    references: gather(
      keys(told, 'redshift-encryption', key),
      ...copies(told, observation),
      logSinks(told),
      shares(told, known(told.arn.text, told.from), answers),
    ),
  })
}

/** One of AWS's own, which no account sees. */
const ownedByAws = 'AWS_OWNED_KMS_KEY'

const keys = ({ arn }: Telling, mechanism: string, key: Fact<string>, region = arn.region): Fact<Reference[]> =>
  pointers('key', mechanism, key, (name, from) =>
    name === ownedByAws ? [] : [{ locator: keyArn({ ...arn, region: known(region, from) }, name, from) }],
  )

/** A namespace that no workgroup opens is reached by nobody, and demands nothing. */
const everyOne = (workgroups: Fact<Workgroup[]>, name: string): Fact<boolean> =>
  chain(workgroups, (list, from) => {
    const values = list.map(({ parameters }) => parameters[name])
    if (values.includes('false')) return known(false, from)
    return values.length > 0 && values.every((one) => one === 'true') ? known(true, from) : unknown('unsupported')
  })

const logExports = (told: Telling): Fact<string[]> => field(told, 'logExports', v.array(v.string()))

const everyQuery = (told: Telling, workgroups: Fact<Workgroup[]>): Fact<boolean> =>
  chain(logExports(told), (logs, from) =>
    logs.includes('useractivitylog') ? everyOne(workgroups, 'enable_user_activity_logging') : known(false, from),
  )

/** https://docs.aws.amazon.com/redshift/latest/mgmt/serverless-audit-logging.html; tables go to a bucket that is not named. */
function logSinks(told: Telling): Fact<Reference[]> {
  const { partition, region, account, name } = told.arn
  const group = `arn:${partition}:logs:${region}:${account}:log-group:/aws/redshift/${name}`
  const tables = fieldOrNone(told, 's3TablePublishStatus', v.unknown(), null)
  return gather(
    pointers('log-sink', 'redshift-logging', logExports(told), (logs, from) =>
      logs.map((one) => ({ locator: known(`${group}/${one}`, from) })),
    ),
    pointers('log-sink', 'redshift-tables', tables, (status) =>
      status === null ? [] : [{ locator: unknown('unsupported') }],
    ),
  )
}

const copying = call('redshift-serverless:ListSnapshotCopyConfigurations')
const configurations = v.object({
  snapshotCopyConfigurations: v.array(
    v.object({ namespaceName: v.string(), destinationRegion: v.string(), destinationKmsKeyId: v.optional(v.string()) }),
  ),
})

/** Snapshots that go to another region of the account, and the key that opens them there. */
function copies(told: Telling, { answers }: Observation): Fact<Reference[]>[] {
  const { partition, account, name } = told.arn
  const targets = map(ask(answers, copying, configurations), (all) =>
    all.snapshotCopyConfigurations.filter((one) => one.namespaceName === name),
  )
  const key = (one: { destinationKmsKeyId?: string | undefined }): Fact<string> =>
    one.destinationKmsKeyId === undefined
      ? unknown('not-recorded', copying.permission)
      : known(one.destinationKmsKeyId, targets.state === 'unknown' ? [] : targets.from)
  return [
    pointers('vault', 'redshift-snapshot-copy', targets, (list, from) =>
      list.map((to) => ({
        locator: known(`arn:${partition}:redshift-serverless:${to.destinationRegion}:${account}:snapshot/*`, from),
      })),
    ),
    ...(targets.state === 'unknown' ? [] : targets.value).map((to) =>
      keys(told, 'redshift-snapshot-copy', key(to), to.destinationRegion),
    ),
  ]
}
