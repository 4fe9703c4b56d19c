// What a plan makes of the listeners of a load balancer: its rules found by their listener, those of what exists told in part.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { normalize } from '../../../src/normalize/index.ts'
import { factsOf, reading, toResource } from '../aws/facts-of.ts'
import { block, change, named, planOf, read, to, type Values } from '../../sources/terraform/sample-plan.ts'

const test = suite('normalize/terraform/aws-load-balancer')

const account = '111122223333'
const whole = 'aws_lb.x'
const arn = `arn:aws:elasticloadbalancing:eu-central-1:${account}:loadbalancer/app/x/50dc`
const balancer: Values = { name: 'x', load_balancer_type: 'application', access_logs: [], connection_logs: [] }
const forward = [{ type: 'forward' }]
const redirect = (protocol: string) => [{ type: 'redirect', redirect: [{ protocol }] }]
const kept = (values: Values) => ({ actions: ['no-op'], before: { ...values }, after: { ...values } })

/** With what it refers to, and what only the provider will know. */
interface Made {
  address: string
  values: Values
  to?: Values
  unknown?: Values
}
const listener = (name: string, values: Values, unknown: Values = {}): Made => ({
  address: `aws_lb_listener.${name}`,
  values,
  to: { load_balancer_arn: to(`${whole}.arn`, whole) },
  unknown: { load_balancer_arn: true, arn: true, ...unknown },
})
const rule = (of: string[], action: object[]): Made => ({
  address: 'aws_lb_listener_rule.x',
  values: { action },
  to: { listener_arn: to(...of) },
  unknown: { listener_arn: true },
})

function factsIn(address: string, own: object[], more: readonly Made[], blocks: object[] = []) {
  const changes = [...own, ...more.map((one) => change(one.address, { after: one.values, unknown: one.unknown }))]
  const resources = [...blocks, ...more.map((one) => block(one.address, one.to ?? {}))]
  return factsOf(toResource(normalize(named(read(planOf({ changes, resources }), { account }).after, address))))
}

const made = change(whole, { after: balancer, unknown: { arn: true, dns_name: true } })
const inTransit = (...more: Made[]) => {
  const facts = factsIn(whole, [made], more)
  return [reading(facts['inTransit.enforced']), reading(facts['inTransit.minimumVersion'])]
}

const plain = listener('plain', { protocol: 'http', default_action: redirect('HTTPS') })
const tls = listener('tls', {
  protocol: 'HTTPS',
  ssl_policy: 'ELBSecurityPolicy-FS-1-1-2019-08',
  default_action: forward,
})
const byDefault = (name: string, values: Values) => listener(name, values, { protocol: true, ssl_policy: true })
const stories: [name: string, more: Made[], expected: [enforced: unknown, minimum: unknown]][] = [
  ['plaintext is sent away', [plain, tls], [true, 1.1]],
  [
    'plaintext is handed on',
    [listener('plain', { protocol: 'HTTP', default_action: forward })],
    [false, 'unsupported'],
  ],
  [
    'plaintext is sent on in plaintext',
    [listener('plain', { protocol: 'HTTP', default_action: redirect('#{protocol}') })],
    [false, 'unsupported'],
  ],
  ['nobody writes a protocol', [byDefault('plain', { default_action: forward })], [false, 'unsupported']],
  [
    'nobody writes a policy',
    [listener('tls', { protocol: 'HTTPS', default_action: forward }, { ssl_policy: true })],
    [true, 1],
  ],
  [
    'a policy that is new',
    [listener('tls', { protocol: 'TLS', ssl_policy: 'mine', default_action: forward })],
    [true, 'malformed'],
  ],
  [
    'a rule hands plaintext on',
    [plain, tls, rule(['aws_lb_listener.plain.arn', 'aws_lb_listener.plain'], forward)],
    [false, 1.1],
  ],
  [
    'a rule hands on what is encrypted',
    [plain, tls, rule(['aws_lb_listener.tls.arn', 'aws_lb_listener.tls'], forward)],
    [true, 1.1],
  ],
  [
    'a protocol that is not known yet',
    [listener('plain', { default_action: forward }, { protocol: true }), tls],
    [false, 1.1],
  ],
]
for (const [name, more, expected] of stories) test(name, () => assert.equal(inTransit(...more), expected))

test('a rule of one of two listeners may be of either', () => {
  const either = rule(['var.open', 'aws_lb_listener.plain.arn', 'aws_lb_listener.tls.arn'], forward)
  assert.equal(inTransit(plain, tls, either), [{ partial: true, reason: 'not-recorded' }, 1.1])
})

test('what exists is named by its ARN, whatever the configuration writes', () => {
  const of = arn.replace(':loadbalancer/', ':listener/')
  const there = [
    change(whole, kept({ ...balancer, arn })),
    change(
      'aws_lb_listener.plain',
      kept({ arn: `${of}/1`, load_balancer_arn: arn, protocol: 'HTTP', default_action: redirect('HTTPS') }),
    ),
    change('aws_lb_listener_rule.x', { after: { listener_arn: `${of}/1`, action: forward } }),
  ]
  const { after } = read(planOf({ changes: there }), { account })
  assert.is(after.length, 1)
  assert.equal(reading(factsOf(toResource(normalize(named(after, whole))))['inTransit.enforced']), {
    partial: false,
    reason: 'not-recorded',
  })
})

test('of a balancer that exists others may have made more listeners', () => {
  const own = { ...balancer, arn, dns_name: 'x-1.eu-central-1.elb.amazonaws.com' }
  const listening = (action: object[]) => {
    const facts = factsIn(
      whole,
      [change(whole, kept(own))],
      [listener('plain', { protocol: 'HTTP', default_action: action })],
      [block(whole, {})],
    )
    return reading(facts['inTransit.enforced'])
  }
  assert.equal(listening(redirect('HTTPS')), { partial: true, reason: 'not-recorded' })
  assert.equal(listening(forward), { partial: false, reason: 'not-recorded' })
  assert.is(reading(factsIn(whole, [change(whole, kept(own))], [])['inTransit.enforced']), 'not-recorded')
})

test('a listener of a balancer that is managed elsewhere, with its rule, tells of that', () => {
  const own = change('aws_lb_listener.plain', {
    after: { load_balancer_arn: arn, default_action: redirect('HTTPS') },
    unknown: { arn: true, protocol: true },
  })
  const more = rule(['aws_lb_listener.plain.arn', 'aws_lb_listener.plain'], forward)
  const changes = [own, change(more.address, { after: more.values, unknown: more.unknown })]
  const resources = [
    block('aws_lb_listener.plain', { load_balancer_arn: { constant_value: arn } }),
    block(more.address, more.to ?? {}),
  ]
  const { after } = read(planOf({ changes, resources }), { account })
  assert.is(after.length, 1)
  const resource = toResource(normalize(named(after, 'aws_lb_listener.plain')))
  assert.is(resource.aliases?.[0], arn)
  assert.equal(reading(factsOf(resource)['inTransit.enforced']), { partial: false, reason: 'not-recorded' })
})

test('a rule of a listener that is managed elsewhere names its balancer', () => {
  const of = arn.replace(':loadbalancer/', ':listener/')
  const { after } = read(
    planOf({ changes: [change('aws_lb_listener_rule.x', { after: { listener_arn: `${of}/9ab2`, action: forward } })] }),
    { account },
  )
  const resource = toResource(normalize(named(after, 'aws_lb_listener_rule.x')))
  assert.is(resource.aliases?.[0], arn)
  assert.is(reading(factsOf(resource)['inTransit.enforced']), 'not-recorded')
})

test('logs that are off, on, of a gateway, or that the provider was too old for', () => {
  const logged = (sample: object) => reading(factsIn(whole, [change(whole, sample)], [])['logging.dataAccess'])
  const on = { access_logs: [{ enabled: true, bucket: 'logs' }] }
  assert.is(logged({ after: balancer }), false)
  assert.is(logged({ after: { ...balancer, ...on } }), true)
  assert.is(logged({ after: { ...balancer, load_balancer_type: 'gateway' } }), 'unsupported')
  assert.is(logged(kept({ ...balancer, ...on })), true)
  const { connection_logs: _, ...older } = balancer
  assert.equal(logged(kept({ ...older, ...on })), { partial: true, reason: 'not-recorded' })
})

test.run()
