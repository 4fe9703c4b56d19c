// AWS::Athena::WorkGroup: where the results of queries are written, and under which keys.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { placedLater } from '../placed-later.ts'
import { keyArn, pointers, type Target } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { ask, call } from './answers.ts'
import { bucketAt } from './arn.ts'
import { logging } from './athena-logs.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { identifiedBy } from './ebs-storage.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'athena:ListTagsForResource'
const describing = {
  operation: 'athena:GetWorkGroup',
  wrapper: 'WorkGroup',
  arn: identifiedBy(
    'Name',
    ({ partition, region, account }, name) => `arn:${partition}:athena:${region}:${account}:workgroup/${name}`,
  ),
  tagging,
}

/** Config knows the settings by another name than the API, and those within by the same. */
const settingsIn = { api: 'Configuration', config: 'WorkGroupConfiguration' } as const

const text = v.nullish(v.string())
const results = v.object({
  OutputLocation: text,
  ExpectedBucketOwner: text,
  EncryptionConfiguration: v.nullish(
    v.object({ EncryptionOption: v.picklist(['SSE_S3', 'SSE_KMS', 'CSE_KMS']), KmsKey: text }),
  ),
})
type Results = v.InferOutput<typeof results>

const managed = v.object({ Enabled: v.boolean(), EncryptionConfiguration: v.nullish(v.object({ KmsKey: v.string() })) })
const notebooks = v.object({ KmsKey: v.string() })
const history = v.object({ QueryExecutionIds: v.array(v.string()) })

export function workGroup(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Athena::WorkGroup',
    holds: 'content',
    facets: { classification: unclassified, isolation: placedLater.isolation, dependency: placedLater.dependency },
    labels: askedLabels(told, observation, tagging, tagsUnder('Tags')),
    references: referencesOf(observation, told),
  })
}

function referencesOf(observation: Observation, told: Telling): Fact<Reference[]> {
  const settings = field(told, settingsIn[told.spelling], v.record(v.string(), v.unknown()))
  if (settings.state === 'unknown') return pointers('replica', written, settings, () => [])
  const within = { ...told, fields: settings.value }
  const setting = fieldOrNone<Results, Results>(within, 'ResultConfiguration', results, {})
  return gather(
    pointers('replica', written, setting, (of, from) => placeOf(told, of, from)),
    chosenByClients(observation, within),
    pointers('key', 'athena-encryption', keyOf(within, setting), (key, from) => named(told, key, from)),
    pointers(
      'key',
      'athena-notebooks',
      younger(within, 'CustomerContentEncryptionConfiguration', notebooks),
      (of, from) => named(told, of?.KmsKey ?? null, from),
    ),
    logging(within),
  )
}

const written = 'athena-results'

function placeOf(
  { arn }: Telling,
  { OutputLocation, ExpectedBucketOwner: account }: Results,
  from: number[],
): Target[] {
  if (!OutputLocation) return []
  return [{ locator: bucketAt(OutputLocation, arn, from), ...(account ? { account } : {}) }]
}

/**
 * Where the group insists on nothing, each query says where its results go, and no setting tells. Of a group in which
 * nothing was run for as long as Athena remembers (45 days) there is nothing to tell: athena/latest/ug/querying.html
 */
function chosenByClients({ answers }: Observation, within: Telling): Fact<Reference[]> {
  const insists = field(within, 'EnforceWorkGroupConfiguration', v.boolean())
  const used = chain(insists, (yes, from) =>
    yes ? known({ QueryExecutionIds: [] }, from) : ask(answers, call('athena:ListQueryExecutions'), history),
  )
  return pointers('replica', written, used, ({ QueryExecutionIds: [any] }) =>
    any === undefined ? [] : [{ locator: unknown('unsupported') }],
  )
}

/** Null: the bucket says by which key it encrypts, or it is one of AWS's own. Results that Athena keeps stay in its region. */
const keyOf = (within: Telling, setting: Fact<Results>): Fact<string | null> =>
  chain(setting, ({ OutputLocation, EncryptionConfiguration: by }, from) => {
    if (by && by.EncryptionOption !== 'SSE_S3')
      return by.KmsKey ? known(by.KmsKey, from) : unknown('not-recorded', within.permission)
    if (by || OutputLocation) return known(null, from)
    return chain(younger(within, 'ManagedQueryResultsConfiguration', managed), (of, told) =>
      known(of?.Enabled === true ? (of.EncryptionConfiguration?.KmsKey ?? null) : null, told),
    )
  })

/** Left out where it is not set; an item may be older than the setting. */
const younger = <T>(within: Telling, name: string, shape: v.GenericSchema<unknown, T>): Fact<T | null> =>
  within.spelling === 'api' ? fieldOrNone(within, name, shape, null) : field(within, name, shape)

const named = ({ arn }: Telling, key: string | null, from: number[]): Target[] =>
  key === null ? [] : [{ locator: keyArn({ ...arn, region: known(arn.region, from) }, key, from) }]
