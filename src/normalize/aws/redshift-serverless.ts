// AWS::RedshiftServerless::Namespace: data of Redshift without a cluster, and the workgroup that opens it; Config knows no such type.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { logGroupArn, parseArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { lowerCaseTagList, tagsUnder } from './labels.ts'
import { namespaceCopies } from './redshift-copies.ts'
import { alwaysEncrypted, namespaceKey } from './redshift-namespace-keys.ts'
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
      ...alwaysEncrypted(told, key),
      inTransit: { enforced: everyOne(workgroups, 'require_ssl'), minimumVersion: unknown('unsupported') },
      exposure: { public: map(workgroups, (list) => list.some((one) => one.isPublic)) },
      logging: { dataAccess: everyQuery(told, workgroups) },
      classification: unclassified,
      ...placedLater,
    },
    labels: ask(answers, call(tagging), tagsUnder('tags', lowerCaseTagList)),
    references: gather(
      namespaceKey(told, 'redshift-encryption', key),
      ...namespaceCopies(told, answers),
      logSinks(told),
      shares(told, known(told.arn.text, told.from), answers),
    ),
  })
}

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
  const group = logGroupArn(told.arn, `/aws/redshift/${told.arn.name}`)
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
