// AWS::OpenSearch::Domain: a search cluster, whichever of the two engines it runs, from DescribeDomains or a Config item.
import * as v from 'valibot'
import { allTrue, chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Resource } from '../../model/resource.ts'
import { named } from '../decode.ts'
import { placedLater } from '../placed-later.ts'
import { pointers } from '../pointers.ts'
import { unclassified } from '../unclassified.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { connections } from './opensearch-connections.ts'
import { openToAnyone } from './opensearch-exposure.ts'
import { encryptedBy, encryptionOf, keyReference } from './storage-encryption.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

// Live, a domain that runs Elasticsearch is one like any other. Its Config items of the type AWS::Elasticsearch::Domain are
// not read: they would be a second resource of the same ARN.
const tagging = 'es:ListTags'
const describing = { operation: 'es:DescribeDomains', wrapper: 'DomainStatusList', arn: 'ARN', tagging }

export function domain(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const encryption = encryptionOf(within(told, 'EncryptionAtRestOptions'), { encrypted: 'Enabled', key: 'KmsKeyId' })
  const endpoint = within(told, 'DomainEndpointOptions')
  const zones = field(within(told, 'ClusterConfig'), 'ZoneAwarenessEnabled', v.boolean())
  const logs = logsOf(told)
  return awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::OpenSearch::Domain',
    holds: 'content',
    facets: {
      ...encryptedBy(encryption),
      inTransit: {
        // What nodes tell each other is on its way too.
        enforced: allTrue(
          field(endpoint, 'EnforceHTTPS', v.boolean()),
          field(within(told, 'NodeToNodeEncryptionOptions'), 'Enabled', v.boolean()),
        ),
        minimumVersion: field(endpoint, 'TLSSecurityPolicy', policies),
      },
      exposure: { public: openToAnyone(told, within(told, 'AdvancedSecurityOptions')) },
      // Which requests the audit log tells of is set inside the domain, where no call of AWS reaches.
      logging: {
        dataAccess: chain(logs, (list, from) => ('AUDIT_LOGS' in list ? unknown('unsupported') : known(false, from))),
      },
      classification: unclassified,
      redundancy: { mode: map(zones, (yes) => (yes ? 'multi-zone' : 'single-zone')) },
      ...placedLater,
    },
    labels: askedLabels(told, observation, tagging, tagsUnder('TagList')),
    references: gather(
      keyReference(encryption, told, 'opensearch-encryption'),
      pointers('log-sink', 'opensearch-logging', logs, (list, from) =>
        Object.values(list).map((group) => ({ locator: known(group, from) })),
      ),
      ...connections(told, observation.answers),
    ),
  })
}

/** One group of settings; where it is missing, so are they. */
function within(told: Telling, name: string): Telling {
  const inner = v.safeParse(v.record(v.string(), v.unknown()), told.fields[name])
  return { ...told, fields: inner.success ? inner.output : {} }
}

/** By the lowest version that each lets in. */
const policies = v.pipe(
  v.picklist([
    'Policy-Min-TLS-1-0-2019-07',
    'Policy-Min-TLS-1-2-2019-07',
    'Policy-Min-TLS-1-2-PFS-2023-10',
    'Policy-Min-TLS-1-2-RFC9151-FIPS-2024-08',
  ]),
  v.transform((name) => (name === 'Policy-Min-TLS-1-0-2019-07' ? 1.0 : 1.2)),
)

const publishing = v.pipe(
  named(v.object({ Enabled: v.boolean(), CloudWatchLogsLogGroupArn: v.optional(v.string()) })),
  v.check((logs) => Object.values(logs).every((one) => !one.Enabled || one.CloudWatchLogsLogGroupArn !== undefined)),
  v.transform((logs) =>
    Object.fromEntries(
      Object.entries(logs).flatMap(([name, { Enabled, CloudWatchLogsLogGroupArn: arn = '' }]) =>
        Enabled ? [[name, arn.replace(/:\*$/, '')]] : [],
      ),
    ),
  ),
)

/** The group that each kind of log goes to. The field is older than the type, and absent where nothing is published, as recorded answers show. */
const logsOf = (told: Telling): Fact<Record<string, string>> =>
  fieldOrNone(told, 'LogPublishingOptions', publishing, {})
