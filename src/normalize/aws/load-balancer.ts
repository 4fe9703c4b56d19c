// AWS::ElasticLoadBalancingV2::LoadBalancer: how what passes it is encrypted, and where it writes down who asked for what.
import * as v from 'valibot'
import { chain, type Fact, gather, known, unknown } from '../../model/fact.ts'
import type { Gap, Observation } from '../../model/observation.ts'
import type { Reference, Resource } from '../../model/resource.ts'
import { pointers } from '../pointers.ts'
import { ask, call } from './answers.ts'
import { bucketArn } from './arn.ts'
import { awsResource, identityFrom } from './aws-resource.ts'
import { askedLabels, tagList } from './labels.ts'
import { listenersInTransit } from './load-balancer-transit.ts'
import { beside, field, isTelling, type Telling, tellingOf } from './telling.ts'

const tagging = 'elasticloadbalancing:DescribeTags'
const attributing = 'elasticloadbalancing:DescribeLoadBalancerAttributes'
const describing = {
  operation: 'elasticloadbalancing:DescribeLoadBalancers',
  wrapper: 'LoadBalancers',
  arn: 'LoadBalancerArn',
  tagging,
}

const spelled = {
  api: { host: 'DNSName', name: 'LoadBalancerName' },
  config: { host: 'dNSName', name: 'loadBalancerName' },
} as const

export function loadBalancer(observation: Observation): Resource | Gap | undefined {
  const told = tellingOf(observation, describing)
  if (!isTelling(told)) return told
  const attributes = attributesOf(told, observation)
  const { host, name } = spelled[told.spelling]
  const [dns, short] = [field(told, host, v.string()), field(told, name, v.string())]
  return {
    ...awsResource(observation, identityFrom(told.arn, told.from), {
      type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
      holds: 'metadata', // a request passes through it
      facets: {
        inTransit: listenersInTransit(observation.answers),
        logging: { dataAccess: isOn(attributes, 'access_logs') },
      },
      labels: askedLabels(told, observation, tagging, tagsIn),
      references: gather(
        sink(told, attributes, 'access_logs'),
        sink(told, attributes, 'connection_logs'),
        sink(told, attributes, 'health_check_logs'),
      ),
    }),
    ...(short.state === 'unknown' ? {} : { name: short.value }),
    ...(dns.state === 'unknown' ? {} : { aliases: [dns.value] }),
  }
}

const tagsIn = v.pipe(
  v.object({ TagDescriptions: v.tuple([v.object({ Tags: tagList })]) }),
  v.transform(({ TagDescriptions: [one] }) => one.Tags),
)

type Attributes = Fact<ReadonlyMap<string, string>>

const text = v.string()
const inApi = v.pipe(
  v.object({ Attributes: v.array(v.object({ Key: text, Value: v.nullish(text, '') })) }),
  v.transform(({ Attributes }) => new Map(Attributes.map(({ Key, Value }) => [Key, Value]))),
)
const inConfig = v.pipe(
  v.array(v.object({ key: text, value: v.nullish(text, '') })),
  v.transform((list) => new Map(list.map(({ key, value }) => [key, value]))),
)

const attributesOf = (told: Telling, { answers }: Observation): Attributes =>
  told.spelling === 'api'
    ? ask(answers, call(attributing), inApi)
    : beside(told, 'LoadBalancerAttributes', inConfig, attributing)

/** Logs that a kind of balancer does not write have no switch. */
const isOn = (attributes: Attributes, logs: string): Fact<boolean> =>
  chain(attributes, (all, from) => {
    const state = all.get(`${logs}.s3.enabled`)
    return state === 'true' || state === 'false' ? known(state === 'true', from) : unknown('unsupported')
  })

/** The bucket has to be in the region of the balancer: so the API's own documentation. */
const sink = ({ arn }: Telling, attributes: Attributes, logs: string): Fact<Reference[]> =>
  pointers('log-sink', 'elb-logs', attributes, (all, from) => {
    if (all.get(`${logs}.s3.enabled`) !== 'true') return []
    const bucket = all.get(`${logs}.s3.bucket`)
    return [{ locator: bucket ? known(bucketArn(arn, bucket), from) : unknown('malformed') }]
  })
