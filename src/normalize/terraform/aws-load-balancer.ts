// aws_lb with its listeners and their rules: what they accept, what they send away, and where the balancer writes down who asked.
import { isMark, notTold, others, type PlannedRow } from '../../model/planned.ts'
import { balancerTls } from '../aws/tls-version.ts'
import { type Answered, type Planned, told } from './translation.ts'
import { allOf, at, each, inBlock, listIn, of, tagList, textIn, unlessMarked, usual, word, written } from './values.ts'

const call = (name: string): string => `elasticloadbalancing:${name}`

export function loadBalancer(planned: Planned): Answered[] {
  const { main, row, parts } = planned
  const listeners = ['aws_lb_listener', 'aws_alb_listener'].flatMap(parts).map((by) => listenerOf(main, by))
  return [
    told(call('DescribeLoadBalancers'), row, {
      LoadBalancers: [{ LoadBalancerArn: arnOf(row), LoadBalancerName: row.name, DNSName: hostOf(main) }],
    }),
    told(call('DescribeLoadBalancerAttributes'), row, { Attributes: logging(main) }),
    told(call('DescribeTags'), row, { TagDescriptions: [{ Tags: tagList(main) }] }),
    told(call('DescribeListeners'), row, {
      Listeners: allOf(
        main,
        listeners.map(({ Protocol, SslPolicy }) => ({ Protocol, SslPolicy })),
      ),
    }),
    told(call('DescribeSSLPolicies'), row, { SslPolicies: listeners.flatMap(({ SslPolicy }) => policyOf(SslPolicy)) }),
    rulesOf(
      listeners.flatMap(({ by, Protocol }) => (Protocol === 'HTTP' ? [by] : [])),
      listeners.map(({ by }) => by),
      ['aws_lb_listener_rule', 'aws_alb_listener_rule'].flatMap(parts),
    ),
  ]
}

/** Where the plan manages a listener only, its own ARN or that of its rule tells whose it is. */
const arnOf = ({ id }: PlannedRow): string =>
  id.replace(/:listener(?:-rule)?\/((?:app|net|gwy)\/[^/]+\/[^/]+)\/.*$/s, ':loadbalancer/$1')

/** The host that others of the plan point at, where AWS has given none yet: rules/terraform.yaml has the same. */
function hostOf(main: PlannedRow | undefined): unknown {
  const own = unlessMarked(textIn(of(main, 'dns_name')))
  if (own !== undefined || main?.isNew !== true) return own
  return `${main.name}.${main.region ?? 'unknown'}.elb.amazonaws.com`
}

const logs = ['access_logs', 'connection_logs', 'health_check_logs'] as const

function logging(main: PlannedRow | undefined): unknown {
  const kind = of(main, 'load_balancer_type')
  if (isMark(kind)) return kind
  return kind === 'gateway' ? [] : logs.flatMap((name) => switchOf(main, name)) // those of a gateway have no log
}

/** A provider older than a log says nothing of it; whose health was asked after is no log of visitors. */
function switchOf(main: PlannedRow | undefined, name: (typeof logs)[number]): unknown[] {
  if (main?.isNew === false && of(main, name) === undefined) return name === 'health_check_logs' ? [] : [others]
  const on = inBlock(main, name, 'enabled')
  const bucket = on === false ? undefined : textIn(at(of(main, name), 0, 'bucket'))
  return [
    { Key: `${name}.s3.enabled`, Value: word(on, 'true', 'false') },
    { Key: `${name}.s3.bucket`, Value: bucket ?? '' },
  ]
}

interface Listener {
  by: PlannedRow
  Protocol: unknown
  SslPolicy: unknown
}

function listenerOf(main: PlannedRow | undefined, by: PlannedRow): Listener {
  const own = textIn(written(by, 'protocol')) ?? (isOfRequests(main, by) ? usual(by, 'protocol') : notTold)
  const Protocol = typeof own === 'string' ? own.toUpperCase() : own
  const isEncrypting = Protocol === 'HTTPS' || Protocol === 'TLS'
  const SslPolicy = isEncrypting ? (textIn(written(by, 'ssl_policy')) ?? usual(by, 'ssl_policy')) : undefined
  return { by, Protocol, SslPolicy }
}

/** Only with a balancer of that kind does a listener without a protocol listen to HTTP. */
function isOfRequests(main: PlannedRow | undefined, by: PlannedRow): boolean {
  if (main !== undefined) return of(main, 'load_balancer_type') === 'application'
  const whole = of(by, 'load_balancer_arn')
  return typeof whole === 'string' && whole.includes(':loadbalancer/app/')
}

function policyOf(name: unknown): object[] {
  const version = typeof name === 'string' ? balancerTls(name) : undefined
  return version === undefined ? [] : [{ Name: name, SslProtocols: [`TLSv${version.toFixed(1)}`] }]
}

/** Of those in plaintext. A rule may be of any of them where nobody can tell of which listener it is, and others may have written more. */
function rulesOf(open: readonly PlannedRow[], all: readonly PlannedRow[], rules: readonly PlannedRow[]): Answered {
  const [first] = open
  if (first === undefined) return undefined
  const isOf = (rule: PlannedRow) => (one: PlannedRow) => of(rule, 'listener_arn') === one.address
  const own = rules.filter((rule) => open.some(isOf(rule)))
  const isWhole = open.every(({ isNew }) => isNew) && rules.every((rule) => all.some(isOf(rule)))
  const list = [
    ...open.map((one) => ({ Actions: actionsIn(of(one, 'default_action')) })),
    ...own.map((rule) => ({ Actions: actionsIn(of(rule, 'action')) })),
  ]
  return told(call('DescribeRules'), first, { Rules: isWhole ? list : [...list, others] })
}

const actionsIn = (list: unknown): unknown =>
  each(listIn(list) ?? list, (one) => ({
    Type: at(one, 'type'),
    RedirectConfig: at(one, 'type') === 'redirect' ? { Protocol: at(one, 'redirect', 0, 'protocol') } : undefined,
  }))
