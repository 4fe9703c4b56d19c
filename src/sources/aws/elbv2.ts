// Load balancers of the second generation, each with its logs, its tags, its listeners, and what those in plaintext do with a request.
import {
  DescribeListenersCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeLoadBalancersCommand,
  DescribeRulesCommand,
  DescribeSSLPoliciesCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingV2Client,
  type Listener,
  type LoadBalancer,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2'
import type { Answer } from '../../model/observation.ts'
import { answerWith } from '../answer-with.ts'
import type { Service } from './caller.ts'
import { collection, listQuestion, type Question, question } from './collection.ts'
import { eachOf } from './listing.ts'
import { oncePerItem } from './once-per.ts'

type Client = ElasticLoadBalancingV2Client

const elb: Service<Client> = {
  name: 'elasticloadbalancing',
  variable: 'ELASTIC_LOAD_BALANCING_V2',
  pace: { inFlight: 4, calls: 10, windowMs: 1_000 },
  connect: (config) => new ElasticLoadBalancingV2Client(config),
}

/** What authenticates users may name secrets; nobody here asks for it. */
const withoutActions = (one: Listener): Listener => ({ ...one, DefaultActions: undefined })

const onlyKinds = (rule: Rule): Rule => ({
  ...rule,
  Actions: eachOf(rule.Actions, ({ Type, RedirectConfig }) => ({ Type, RedirectConfig })),
})

/** Asked for itself and for its rules. */
const listeners: Question<Client, LoadBalancer> = oncePerItem(
  listQuestion({
    operation: 'DescribeListeners',
    name: 'Listeners',
    send: (client: Client, { LoadBalancerArn }: LoadBalancer, Marker) =>
      client.send(new DescribeListenersCommand({ LoadBalancerArn, Marker, PageSize: 400 })),
    items: ({ Listeners }) => eachOf(Listeners, withoutActions),
    next: ({ NextMarker }) => NextMarker,
    id: ({ ListenerArn }) => ListenerArn,
  }),
)

const rules: Question<Client, Listener> = listQuestion({
  operation: 'DescribeRules',
  name: 'Rules',
  send: (client, { ListenerArn }: Listener, Marker) =>
    client.send(new DescribeRulesCommand({ ListenerArn, Marker, PageSize: 400 })),
  items: ({ Rules }) => eachOf(Rules, onlyKinds),
  next: ({ NextMarker }) => NextMarker,
  id: ({ RuleArn }) => RuleArn,
})

/** Only of those in plaintext: a rule may send a request on before it comes to the redirect. */
const plaintextRules: Question<Client, LoadBalancer> = async (caller, at, item) => {
  const told = await listeners(caller, at, item)
  if (told === undefined || 'error' in told) return undefined
  const { Listeners } = told.body as { Listeners: Listener[] } // `as`: listQuestion has just built it
  const answers = await Promise.all(
    Listeners.filter(({ Protocol }) => Protocol === 'HTTP').flatMap((one) => rules(caller, at, one) ?? []),
  )
  return answers.reduce<Answer | undefined>(joined, undefined)
}

/** One that is missing leaves the whole open. */
function joined(all: Answer | undefined, one: Answer | undefined): Answer | undefined {
  if (all === undefined || one === undefined || 'error' in all) return all ?? one
  if ('error' in one) return one
  return answerWith(one.origin, { Rules: [...rulesIn(all.body), ...rulesIn(one.body)] })
}

const rulesIn = (body: unknown): Rule[] => (body as { Rules: Rule[] }).Rules // `as`: likewise

export const loadBalancers = collection({
  service: elb,
  type: 'AWS::ElasticLoadBalancingV2::LoadBalancer',
  operation: 'DescribeLoadBalancers',
  send: (client, Marker) => client.send(new DescribeLoadBalancersCommand({ Marker, PageSize: 400 })),
  items: ({ LoadBalancers }) => LoadBalancers,
  next: ({ NextMarker }) => NextMarker,
  id: ({ LoadBalancerArn }) => LoadBalancerArn,
  told: 'LoadBalancers',
  questions: [
    question({
      operation: 'DescribeLoadBalancerAttributes',
      send: (client, { LoadBalancerArn }) =>
        client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
    }),
    question({
      operation: 'DescribeTags',
      send: (client, { LoadBalancerArn = '' }) =>
        client.send(new DescribeTagsCommand({ ResourceArns: [LoadBalancerArn] })),
    }),
    listeners,
    plaintextRules,
  ],
  shared: [
    listQuestion({
      operation: 'DescribeSSLPolicies',
      name: 'SslPolicies',
      send: (client, _, Marker) => client.send(new DescribeSSLPoliciesCommand({ Marker, PageSize: 400 })),
      items: ({ SslPolicies }) => SslPolicies,
      next: ({ NextMarker }) => NextMarker,
      id: ({ Name }) => Name,
    }),
  ],
})
