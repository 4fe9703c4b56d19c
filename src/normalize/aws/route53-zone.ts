// AWS::Route53::HostedZone: whom the records of a domain send where, and where it writes down who asked.
import * as v from 'valibot'
import { chain, type Fact, gather, known, map, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import type { Arn } from './arn.ts'
import { awsResource, everywhere, identityFrom } from './aws-resource.ts'
import { sink } from './flow-log.ts'
import { askedLabels, tagsUnder } from './labels.ts'
import { recordsIn, type Road, roadsOf } from './route53-records.ts'
import { field, fieldOrNone, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'route53:ListTagsForResource'
const describing = { operation: 'route53:ListHostedZones', wrapper: 'HostedZones', arn: identified, tagging }

/** Its ARN names neither region nor account, and a plan has an address for an id: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html */
function identified({ Id }: Readonly<Record<string, unknown>>, { partition, account }: Observation): Arn | undefined {
  const name = typeof Id === 'string' ? /^(?:\/?hostedzone\/)?([^/]+)$/.exec(Id)?.[1] : undefined
  if (name === undefined) return undefined
  return { text: `arn:${partition}:route53:::hostedzone/${name}`, partition, region: everywhere, account, name }
}

export function hostedZone(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const domain = field(told, 'Name', v.string())
  const resource = awsResource(observation, identityFrom(told.arn, told.from), {
    type: 'AWS::Route53::HostedZone',
    holds: 'metadata',
    facets: { routing: { strayGeographies: unknown('unresolved') } },
    labels: askedLabels(told, observation, tagging, tagsIn),
    references: gather(routes(told, observation), queryLogs(told, observation)),
  })
  // Two zones of one name are two: the id tells them apart.
  return domain.state === 'unknown' ? resource : { ...resource, name: domain.value.replace(/\.$/, '') }
}

const tagsIn = v.pipe(
  v.object({ ResourceTagSet: tagsUnder('Tags') }),
  v.transform(({ ResourceTagSet }) => ResourceTagSet),
)

const config = v.object({ PrivateZone: v.nullish(v.boolean()) })

/** Only inside of networks does anybody ask a private one: no visitor is received by what it says. */
function routes(told: Telling, { answers }: Observation): Fact<Reference[]> {
  const roads = chain(fieldOrNone(told, 'Config', config, null), (setting, from): Fact<Road[]> => {
    if (setting?.PrivateZone === true) return known([], from)
    return map(ask(answers, call('route53:ListResourceRecordSets'), recordsIn), (records) => roadsOf(records, told.arn))
  })
  return pointers('route', 'route53-record', roads, (list, from) =>
    list.map(({ geography, to }) => ({ geography, locator: to === null ? unknown('unresolved') : known(to, from) })),
  )
}

const logging = v.object({
  QueryLoggingConfigs: v.array(v.object({ HostedZoneId: v.string(), CloudWatchLogsLogGroupArn: v.string() })),
})

const queryLogs = ({ arn }: Telling, { answers }: Observation): Fact<Reference[]> =>
  pointers(
    'log-sink',
    'route53-query-logs',
    ask(answers, call('route53:ListQueryLoggingConfigs'), logging),
    (all, from) =>
      all.QueryLoggingConfigs.filter(({ HostedZoneId }) => HostedZoneId === arn.name).map((one) => ({
        locator: known(sink(one.CloudWatchLogsLogGroupArn), from),
      })),
  )
