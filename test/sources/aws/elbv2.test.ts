// Load balancers: what each call that fails takes away, and that the secrets of those who authenticate users are not kept.
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { callerOf } from '../../../src/sources/aws/caller.ts'
import { loadBalancers } from '../../../src/sources/aws/elbv2.ts'
import { type Called, refusingProxy } from '../../servers/refusing-proxy.ts'
import { account } from '../../servers/seed-moto.ts'
import { identity, optionsFor } from './scanning.ts'
import { answering, sweep, type Swept } from './sweep.ts'

const test = suite('sources/aws/elbv2')

const arn = (kind: string, name: string) => `arn:aws:elasticloadbalancing:eu-west-1:${account}:${kind}/app/${name}`
const result = (operation: string, body: string, marker = '') =>
  `<${operation}Response><${operation}Result>${body}${marker}</${operation}Result></${operation}Response>`
const balancer = (name: string) =>
  `<member><LoadBalancerArn>${arn('loadbalancer', name)}</LoadBalancerArn><LoadBalancerName>${name}</LoadBalancerName>
    <DNSName>${name}-1.eu-west-1.elb.amazonaws.com</DNSName><Type>application</Type></member>`
const oidc =
  '<member><Type>authenticate-oidc</Type><AuthenticateOidcConfig><ClientSecret>hunter2</ClientSecret></AuthenticateOidcConfig></member>'
const redirect =
  '<member><Type>redirect</Type><RedirectConfig><Protocol>HTTPS</Protocol><StatusCode>HTTP_301</StatusCode></RedirectConfig></member>'
const listener = (port: number, protocol: string, more: string) =>
  `<member><ListenerArn>${arn('listener', String(port))}</ListenerArn><Protocol>${protocol}</Protocol>${more}</member>`
const asked = ({ body }: Called) => new URLSearchParams(body)

const answers: Swept['answers'] = {
  DescribeLoadBalancers: (call) =>
    asked(call).get('Marker') === 'two'
      ? result('DescribeLoadBalancers', `<LoadBalancers>${balancer('b')}</LoadBalancers>`)
      : result(
          'DescribeLoadBalancers',
          `<LoadBalancers>${balancer('a')}</LoadBalancers>`,
          '<NextMarker>two</NextMarker>',
        ),
  DescribeLoadBalancerAttributes: result(
    'DescribeLoadBalancerAttributes',
    `<Attributes><member><Key>access_logs.s3.enabled</Key><Value>true</Value></member>
      <member><Key>access_logs.s3.bucket</Key><Value>logs</Value></member></Attributes>`,
  ),
  DescribeTags: result(
    'DescribeTags',
    '<TagDescriptions><member><Tags><member><Key>DataClass</Key><Value>pii</Value></member></Tags></member></TagDescriptions>',
  ),
  DescribeListeners: result(
    'DescribeListeners',
    `<Listeners>${listener(80, 'HTTP', '')}${listener(81, 'HTTP', '')}
      ${listener(443, 'HTTPS', `<SslPolicy>strict</SslPolicy><DefaultActions>${oidc}</DefaultActions>`)}</Listeners>`,
  ),
  DescribeRules: (call) =>
    result(
      'DescribeRules',
      `<Rules><member><RuleArn>${asked(call).get('ListenerArn')}/r</RuleArn><Actions>${redirect}</Actions></member></Rules>`,
    ),
  DescribeSSLPolicies: result(
    'DescribeSSLPolicies',
    `<SslPolicies><member><Name>strict</Name><SslProtocols><member>TLSv1.2</member></SslProtocols></member></SslPolicies>`,
  ),
}
const calls = Object.fromEntries(Object.keys(answers).map((name) => [name, `elasticloadbalancing:${name}`]))

sweep(test, {
  collection: loadBalancers,
  answers,
  calls,
  read: [arn('loadbalancer', 'a'), arn('loadbalancer', 'b')],
})

async function read(spoil: (call: Called) => string | undefined = () => undefined) {
  await using proxy = await refusingProxy((call) => {
    const body = spoil(call)
    return body === undefined ? answering(answers, call) : { status: 200, body }
  })
  const caller = callerOf(identity, optionsFor(proxy.endpoint, { attempts: 1 }))
  const seen = await Array.fromAsync(loadBalancers.read(caller, 'eu-west-1'))
  caller.close()
  return { seen, asked: proxy.calls.map(({ operation }) => operation) }
}

test('listeners are asked once for each balancer, and only those in plaintext for their rules', async () => {
  const { seen, asked: made } = await read()
  assert.is(made.filter((one) => one === 'DescribeListeners').length, 2)
  assert.is(made.filter((one) => one === 'DescribeRules').length, 4)
  assert.is(made.filter((one) => one === 'DescribeSSLPolicies').length, 1)
  assert.not.match(JSON.stringify(seen), 'hunter2')
})

test('one listener whose rules were not read leaves the rules of the others open', async () => {
  const { seen } = await read((call) =>
    call.operation === 'DescribeRules' && call.body.includes('81') ? '<DescribeRulesResponse/>' : undefined,
  )
  const errors = seen.flatMap((one) =>
    one.kind === 'observation'
      ? one.answers.flatMap((answer) => ('error' in answer ? answer.origin.operation : []))
      : [],
  )
  assert.equal(errors, ['elasticloadbalancing:DescribeRules', 'elasticloadbalancing:DescribeRules'])
})

test.run()
